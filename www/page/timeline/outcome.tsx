import { useSignal } from '@preact/signals';
import type { Accepted, Refused, TransferAnswer } from 'graph-call-transfer';
import { useEffect } from 'preact/hooks';
import { useCountdown } from '../countdown.js';
import { Explanation } from '../explanation.js';
import { Fact } from '../fact.js';
import { Sentence } from '../sentence.js';
import { course } from '../state/course.js';
import { isSentByPage } from '../state/destination.js';
import { forbiddenOrigins } from '../state/policy.js';
import { shown } from '../state/recording/recordings.js';
import { lastSent, shownSending } from '../state/sending.js';
import { type SendEnd, timeline } from '../state/timeline.js';
import { errorWords } from '../texts/core-words.js';
import { texts } from '../texts/index.js';
import { Course } from './course.js';
import { DirectFailure } from './direct-failure.js';
import { LookAtCall } from './look.js';

/** What became of the transfer: the answer, and what was heard since. */
export function Outcome() {
  const outcome = shownSending.value;
  switch (outcome.kind) {
    case 'confirming':
      return null;
    case 'idle':
      // Of what is played from notifications alone there is no answer.
      return isToldOf() ? <Course /> : null;
    case 'sending':
      return <Waiting />;
    case 'answered':
    case 'failed':
      return (
        <>
          {isHeardOf(outcome) && <Course />}
          <End end={outcome} />
        </>
      );
  }
}

/** Whether there is more to say than the answer: of a refusal only when a notification tells otherwise. */
function isHeardOf(end: SendEnd): boolean {
  const isTaken = end.kind === 'answered' && end.answer.kind === 'accepted';
  return isTaken || isToldOf();
}

/** Whether a notification told of it. */
function isToldOf(): boolean {
  return course.value !== undefined && course.value.status.phase !== 'requested';
}

function End({ end }: { readonly end: SendEnd }) {
  if (end.kind === 'failed') {
    return (
      <div class="notice" data-tone="danger">
        <h3>{texts.outcome.title(end)}</h3>
        <Failure error={end.error} />
      </div>
    );
  }
  const { answer } = end;
  return (
    <div class="notice" data-tone={answer.kind === 'accepted' ? 'success' : 'danger'}>
      <h3>{texts.outcome.title(end)}</h3>
      {answer.kind === 'accepted' ? (
        <>
          <p>
            {texts.outcome.accepted} {shown.value?.recording.heard === false && texts.outcome.unheard}
          </p>
          {shown.value?.recording.heard === false && <LookAtCall />}
          <details>
            <summary>{texts.outcome.facts}</summary>
            <Facts answer={answer} />
          </details>
        </>
      ) : (
        <>
          <Refusal refused={answer} />
          <Facts answer={answer} />
        </>
      )}
    </div>
  );
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
      <NextAttempt />
    </div>
  );
}

/** When the next attempt is made, where the service asked to come later. */
function NextAttempt() {
  const last = timeline.value.at(-1);
  const waitMs = last?.kind === 'attempt' ? (last.attempt.waitMs ?? 0) : 0;
  const left = useCountdown(last, Math.ceil(waitMs / 1000));
  return left > 0 ? <p>{texts.outcome.nextAttempt(left)}</p> : null;
}

/** Why the service did not take the transfer, and whether sending again can help. */
function Refusal({ refused }: { readonly refused: Refused }) {
  const { error, retryable, mayHaveBegun, retryAfterSeconds } = refused;
  return (
    <>
      <p>
        <bdi>{error.message}</bdi>
      </p>
      <Explanation of={{ refused }} />
      <dl>
        <Fact isData name={texts.outcome.target} value={error.target} />
        {error.details?.map((detail) => (
          <Fact
            key={detail.code}
            isData
            name={texts.outcome.details}
            value={[detail.code, detail.message].filter(Boolean).join(': ')}
          />
        ))}
        <Fact
          isData
          name={texts.outcome.inner}
          value={[error.innerError?.code, error.innerError?.message].filter(Boolean).join(': ')}
        />
        <Fact
          name={texts.outcome.retry}
          value={texts.outcome[retryable ? 'retryable' : mayHaveBegun ? 'afterLooking' : 'notRetryable']}
        />
      </dl>
      {retryAfterSeconds !== undefined && <RetryAfter refused={refused} seconds={retryAfterSeconds} />}
      {mayHaveBegun && course.value?.outcome?.kind !== 'timedOut' && <LookAtCall />}
      {error.body && (
        <details>
          <summary>{texts.outcome.body}</summary>
          <pre class="code">{error.body}</pre>
        </details>
      )}
    </>
  );
}

/** How long the service asked to wait, and what is left of that. */
function RetryAfter({ refused, seconds }: { readonly refused: Refused; readonly seconds: number }) {
  const left = useCountdown(refused, seconds);
  return (
    <p>
      <strong>{left > 0 ? texts.outcome.waitLeft(left) : texts.outcome.waitOver}</strong>{' '}
      {texts.outcome.waitAsked(seconds)}
    </p>
  );
}

/** What is known of every answer. */
function Facts({ answer }: { readonly answer: TransferAnswer & (Accepted | Refused) }) {
  return (
    <dl>
      <Fact isData name={texts.outcome.requestId} value={answer.requestId} />
      <Fact isData name={texts.outcome.clientRequestId} value={answer.clientRequestId} />
      <Fact name={texts.outcome.took} value={texts.outcome.attemptsAndTime(answer.attempts, answer.elapsedMs)} />
    </dl>
  );
}

/** Why there is no answer, and whether the transfer may have been taken all the same. */
function Failure({ error }: { readonly error: Extract<SendEnd, { kind: 'failed' }>['error'] }) {
  const { message, hint } = errorWords(error);
  const { destination, url } = shown.value?.recording.request ?? {};
  // Of what others sent, or what is played, this page knows no more than it says, and there is nothing to send again.
  const isOwn = shown.value !== undefined && shown.value === lastSent.value;
  const isDirect = isOwn && error.code === 'network' && destination !== undefined && isSentByPage(destination);
  const origin = url !== undefined && URL.canParse(url) ? new URL(url).origin : '';
  const forbiddenOrigin = isDirect && forbiddenOrigins.value.has(origin) ? origin : undefined;
  const delivered = forbiddenOrigin === undefined ? error.delivered : 'no';
  return (
    <>
      <p>
        <Sentence text={message} />
      </p>
      {hint && forbiddenOrigin === undefined && (
        <p>
          <Sentence text={hint} />
        </p>
      )}
      {delivered && <p>{texts.outcome.delivered[delivered]}</p>}
      {delivered === 'unknown' && <LookAtCall />}
      {isDirect && <DirectFailure forbiddenOrigin={forbiddenOrigin} />}
      <dl>
        <Fact isData name={texts.outcome.code} value={error.code} />
        <Fact isData name={texts.outcome.cause} value={error.cause === error.message ? undefined : error.cause} />
      </dl>
    </>
  );
}
