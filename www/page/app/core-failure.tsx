import { texts } from '../texts/index.js';
import { useApp } from '../ui/app-context.js';
import { LoadFailure } from '../ui/load-failure.js';

/** Says that the core could not be loaded, when it is so, and offers to try again. */
export function CoreFailure() {
  const { core } = useApp().core;
  const state = core.state.value;
  if (state.kind !== 'failed') return null;
  return (
    <div class="core-failure">
      <LoadFailure failed={state} text={texts.core.failed} load={core.load} />
    </div>
  );
}
