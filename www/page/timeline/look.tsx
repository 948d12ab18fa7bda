import { useId } from 'preact/hooks';
import { lookAtCall, lookable, looking } from '../state/look.js';
import { texts } from '../texts/index.js';

/** Asks Graph how the call stands, where notifications do not tell. */
export function LookAtCall() {
  const hint = useId();
  if (!lookable.value) return null;
  return (
    <div class="inline">
      <button type="button" aria-disabled={looking.value} aria-describedby={hint} onClick={lookAtCall}>
        {texts.look[looking.value ? 'looking' : 'look']}
      </button>
      <span id={hint} class="hint">
        {texts.look.hint}
      </span>
    </div>
  );
}
