import { useSignal } from '@preact/signals';
import type { Phase, TransferOutcome } from 'graph-call-transfer';
import { useEffect } from 'preact/hooks';
import { Explanation } from '../explanation.js';
import { Fact } from '../fact.js';
import { Sentence } from '../sentence.js';
import type { FollowedCall } from '../state/inspect/follow.js';
import { texts } from '../texts-inspect.js';

const tones: Readonly<Record<Phase, string>> = {
  requested: 'neutral',
  transferring: 'neutral',
  transferAccepted: 'neutral',
  completed: 'success',
  failed: 'danger',
  ended: 'warning',
};

/** The verdict of one call: how it stands, what to do, what its codes mean, and how it went. */
export function Call({ call }: { readonly call: FollowedCall }) {
  const { status, outcome } = call;
  const { result } = status;
  return (
    <article class="call" aria-label={`${texts.verdicts.callId} ${status.callId}`}>
      <div class="notice" data-tone={tones[status.phase]}>
        <h3>{texts.verdicts.heading(status)}</h3>
        <p>{texts.verdicts.howSure(status)}</p>
        <WhatToDo outcome={outcome} />
        <Facts call={call} />
        {result && <Explanation of={{ result }} />}
      </div>
      <Changes call={call} />
    </article>
  );
}

function Facts({ call: { status } }: { readonly call: FollowedCall }) {
  const { result, replacedCall } = status;
  return (
    <dl>
      <Fact name={texts.verdicts.callId} value={status.callId} />
      <Fact name={texts.verdicts.holder} value={texts.verdicts.holders[status.holder]} />
      <Fact name={texts.verdicts.legs} value={texts.verdicts.leg(status.callLives)} />
      <Fact name={texts.verdicts.replaced} value={replacedCall && texts.verdicts.replacedCall(replacedCall)} />
      <Fact name={texts.verdicts.result} value={result && texts.notification.resultText(result)} />
      <Fact name={texts.verdicts.reason} value={status.terminationReason} />
      <Fact name={texts.verdicts.audio} value={status.audio} />
      <Fact name={texts.verdicts.attempt} value={texts.verdicts.attemptNumber(status.attempt, status.announced)} />
    </dl>
  );
}

/** The package's advice. There is none where nothing has to be done. */
function WhatToDo({ outcome }: { readonly outcome: Promise<TransferOutcome> }) {
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
  return advice.value === undefined ? null : (
    <p>
      <strong>{texts.verdicts.whatToDo}:</strong> <Sentence text={advice.value} />
    </p>
  );
}

function Changes({ call: { changes } }: { readonly call: FollowedCall }) {
  return (
    <>
      <h4>{texts.verdicts.changes}</h4>
      <ol class="changes">
        {changes.map(({ body, change }, index) => (
          <li key={index}>
            <p class="event">{texts.verdicts.change(change)}</p>
            <p class="hint">
              {texts.verdicts.body(body)}. {texts.verdicts.because(change)}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}
