import { useId } from 'preact/hooks';
import { lookAtCall, lookable, looking } from '../state/look.js';
import { timeline } from '../state/timeline.js';
import { errorWords } from '../texts/core-words.js';
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
      <LastLook />
    </div>
  );
}

/** What the last look said, beside what is told of the transfer: it may be far below. */
function LastLook() {
  const last = timeline.value.findLast((row) => row.kind === 'read' || row.kind === 'unread');
  if (last?.kind !== 'read' && last?.kind !== 'unread') return null;
  return (
    <p class="last-look">
      <strong>{texts.look.title(last)}.</strong>{' '}
      {last.kind === 'read' ? texts.look.meaning(last.reading) : errorWords(last.error).message}
    </p>
  );
}
