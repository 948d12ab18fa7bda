import { useSignal } from '@preact/signals';
import type { Accepted, Refused, TransferAnswer } from 'graph-call-transfer';
import { useEffect } from 'preact/hooks';
import { Explanation } from '../explanation.js';
import { Fact } from '../fact.js';
import { Sentence } from '../sentence.js';
import { type SendFailure, sending } from '../state/sending.js';
import { texts } from '../texts.js';

/** The answer in words. */
export function Outcome() {
  const outcome = sending.value;
  switch (outcome.kind) {
    case 'idle':
    case 'confirming':
      return null;
    case 'sending':
      return <Waiting />;
    case 'answered':
      return (
        <div class="notice" data-tone={outcome.answer.kind === 'accepted' ? 'success' : 'danger'}>
          <h3>{texts.outcome.title(outcome)}</h3>
          {outcome.answer.kind === 'accepted' ? <p>{texts.outcome.accepted}</p> : <Refusal refused={outcome.answer} />}
          <Facts answer={outcome.answer} />
        </div>
      );
    case 'failed':
      return (
        <div class="notice" data-tone="danger">
          <h3>{texts.outcome.title(outcome)}</h3>
          <Failure error={outcome.error} />
        </div>
      );
  }
}

/** How long the answer has been waited for. */
function Waiting() {
  const seconds = useSignal(0);
  useEffect(() => {
    const clock = setInterval(() => {
      seconds.value += 1;
    }, 1000);
    return () => clearInterval(clock);
  }, [seconds]);
  return (
    <div class="notice" data-tone="neutral">
      <h3>{texts.send.sending}</h3>
      <p>{texts.outcome.waiting(seconds.value)}</p>
    </div>
  );
}

/** Why the service did not take the transfer, and whether sending again can help. */
function Refusal({ refused }: { readonly refused: Refused }) {
  const { error, retryable, retryAfterSeconds } = refused;
  return (
    <>
      <p>{error.message}</p>
      <Explanation of={{ refused }} />
      <dl>
        <Fact name={texts.outcome.target} value={error.target} />
        {error.details?.map((detail) => (
          <Fact
            key={detail.code}
            name={texts.outcome.details}
            value={[detail.code, detail.message].filter(Boolean).join(': ')}
          />
        ))}
        <Fact
          name={texts.outcome.inner}
          value={[error.innerError?.code, error.innerError?.message].filter(Boolean).join(': ')}
        />
        <Fact name={texts.outcome.retry} value={texts.outcome[retryable ? 'retryable' : 'notRetryable']} />
        <Fact
          name={texts.outcome.retryAfter}
          value={retryAfterSeconds === undefined ? undefined : texts.outcome.seconds(retryAfterSeconds)}
        />
      </dl>
      {error.body && (
        <details>
          <summary>{texts.outcome.body}</summary>
          <pre class="code">{error.body}</pre>
        </details>
      )}
    </>
  );
}

/** What is known of every answer. */
function Facts({ answer }: { readonly answer: TransferAnswer & (Accepted | Refused) }) {
  return (
    <dl>
      <Fact name={texts.outcome.requestId} value={answer.requestId} />
      <Fact name={texts.outcome.clientRequestId} value={answer.clientRequestId} />
      <Fact name={texts.outcome.took} value={texts.outcome.attemptsAndTime(answer.attempts, answer.elapsedMs)} />
    </dl>
  );
}

/** Why there is no answer, and whether the transfer may have been taken all the same. */
function Failure({ error }: { readonly error: SendFailure }) {
  const cause = error.cause instanceof Error ? error.cause.message : undefined;
  return (
    <>
      <p>
        <Sentence text={error.message} />
      </p>
      {error.hint && (
        <p>
          <Sentence text={error.hint} />
        </p>
      )}
      {error.delivered && <p>{texts.outcome.delivered[error.delivered]}</p>}
      <dl>
        <Fact name={texts.outcome.code} value={error.code} />
        <Fact name={texts.outcome.cause} value={cause === error.message ? undefined : cause} />
      </dl>
    </>
  );
}
