import { core, loadCore } from './state/core.js';
import { texts } from './texts/index.js';

/** Says that the core could not be loaded, when it is so, and offers to try again. */
export function CoreFailure() {
  if (core.value.kind !== 'failed') return null;
  return (
    <div class="notice core-failure" data-tone="danger" role="alert">
      <p>
        {texts.core.failed} <span class="path">{core.value.reason}</span>
      </p>
      <button type="button" onClick={loadCore}>
        {texts.core.retry}
      </button>
    </div>
  );
}
