import { useSignal } from '@preact/signals';
import type { TransferOutcome } from 'graph-call-transfer';
import { useEffect } from 'preact/hooks';
import type { FollowedCall } from '../state/inspect/follow.js';
import { playCall } from '../state/inspect/pasted.js';
import { texts } from '../texts/inspect.js';
import { verdictTexts } from '../texts/verdict.js';
import { Verdict } from '../verdict/verdict.js';

/** The verdict of one call, and how it went. */
export function Call({ call: { status, outcome, changes } }: { readonly call: FollowedCall }) {
  const known = useOutcome(outcome);
  return (
    <article class="call" aria-label={verdictTexts.ofCall(status.callId)}>
      <Verdict status={status} outcome={known} />
      <div class="buttons">
        <button type="button" title={texts.verdicts.playHint} onClick={() => playCall(status.callId)}>
          {texts.verdicts.play}
        </button>
      </div>
      <h4>{verdictTexts.changes}</h4>
      <ol class="changes">
        {changes.map(({ body, change }, index) => (
          <li key={index}>
            <p class="event">{verdictTexts.change(change)}</p>
            <p class="hint">
              {texts.verdicts.body(body)}. {verdictTexts.because(change)}
            </p>
          </li>
        ))}
      </ol>
    </article>
  );
}

function useOutcome(outcome: Promise<TransferOutcome>): TransferOutcome | undefined {
  const awaited = useSignal<TransferOutcome | undefined>(undefined);
  useEffect(() => {
    let isShown = true;
    outcome.then(
      (known) => {
        if (isShown) awaited.value = known;
      },
      () => {},
    );
    return () => {
      isShown = false;
    };
  }, [awaited, outcome]);
  return awaited.value;
}
