import { useSignal } from '@preact/signals';
import type { Accepted, Refused, TransferAnswer } from 'graph-call-transfer';
import { useEffect } from 'preact/hooks';
import { useCountdown } from '../countdown.js';
import { Fact } from '../fact.js';
import { course } from '../state/course.js';
import { isSentByPage } from '../state/destination.js';
import { mayBeTaken } from '../state/recording/play.js';
import { shown } from '../state/recording/recordings.js';
import { shownSending } from '../state/sending.js';
import { type SendEnd, timeline } from '../state/timeline.js';
import { texts } from '../texts/index.js';
import { Course } from './course.js';
import { Failure } from './failure.js';
import { LookAtCall } from './look.js';
import { Refusal } from './refusal.js';

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
  return isTaken || isToldOf(end);
}

/**
 * Whether a notification told of it. What was not taken is not told of: until the stream has brought its answer too, the course is
 * that of an earlier transfer of the call.
 */
function isToldOf(end?: SendEnd): boolean {
  const mayBeTold = end === undefined || mayBeTaken(end);
  return mayBeTold && course.value !== undefined && course.value.status.phase !== 'requested';
}

function End({ end }: { readonly end: SendEnd }) {
  if (end.kind === 'failed') {
    return (
      <div class="notice" data-tone="danger">
        <h3>{texts.outcome.title(end)}</h3>
        <Failure error={end.error} isToldOf={isToldOf(end)} />
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
          <Refusal refused={answer} isToldOf={isToldOf(end)} />
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
  const left = useCountdown(last, waitMs / 1000);
  return left > 0 ? <p>{texts.outcome.nextAttempt(left)}</p> : null;
}

/**
 * When Graph answered, as it can be pasted for its support. A browser hides the header of another origin; what a refusal says
 * itself, as Graph wrote it, is not hidden.
 */
function dateOf(answer: TransferAnswer): string | undefined {
  return answer.date ?? (answer.kind === 'refused' ? answer.error.innerError?.date : undefined);
}

/** What is known of every answer. */
function Facts({ answer }: { readonly answer: TransferAnswer & (Accepted | Refused) }) {
  const destination = shown.value?.recording.request?.destination;
  const isHidden = answer.requestId === undefined && destination !== undefined && isSentByPage(destination);
  return (
    <>
      <dl>
        <Fact isData name={texts.outcome.requestId} value={answer.requestId} />
        <Fact isData name={texts.outcome.date} value={dateOf(answer)} />
        <Fact isData name={texts.outcome.clientRequestId} value={answer.clientRequestId} />
        <Fact name={texts.outcome.took} value={texts.outcome.attemptsAndTime(answer.attempts, answer.elapsedMs)} />
      </dl>
      {isHidden && <p class="hint">{texts.outcome.hidden}</p>}
    </>
  );
}
