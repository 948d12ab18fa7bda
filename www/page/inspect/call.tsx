import { useSignal } from '@preact/signals';
import type { TransferOutcome } from 'graph-call-transfer';
import { useEffect } from 'preact/hooks';
import type { FollowedCall } from '../state/inspect/follow.js';
import { texts } from '../texts/inspect.js';
import { verdictTexts } from '../texts/verdict.js';
import { Verdict } from '../verdict/verdict.js';

/** The verdict of one call, and how it went. */
export function Call({ call: { status, outcome, changes } }: { readonly call: FollowedCall }) {
  return (
    <article class="call" aria-label={`${verdictTexts.callId} ${status.callId}`}>
      <Verdict status={status} whatToDo={useAdvice(outcome)} />
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

function useAdvice(outcome: Promise<TransferOutcome>): string | undefined {
  const advice = useSignal<string | undefined>(undefined);
  useEffect(() => {
    let isShown = true;
    outcome.then(
      (known) => {
        if (isShown) advice.value = 'whatToDo' in known ? known.whatToDo : undefined;
      },
      () => {},
    );
    return () => {
      isShown = false;
    };
  }, [advice, outcome]);
  return advice.value;
}
