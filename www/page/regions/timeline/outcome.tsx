import type { AcceptedResponse, RefusedResponse, TransferResponse } from 'graph-call-transfer';
import { useState } from 'preact/hooks';
import { isSentByPage } from '../../model/destination.js';
import { mayBeAccepted, type SendEnd } from '../../model/recording.js';
import type { App } from '../../store/app.js';
import { texts } from '../../texts/index.js';
import { useApp } from '../../ui/app-context.js';
import { useSecondsSince } from '../../ui/clock.js';
import { useCountdown } from '../../ui/countdown.js';
import { Fact } from '../../ui/fact.js';
import { Failure } from './failure.js';
import { CheckCall, Progress } from './progress.js';
import { Refusal } from './refusal.js';

/** The outcome of the transfer: the response, and the progress since. */
export function Outcome() {
  const app = useApp();
  const { shownSending } = app.sending;
  const outcome = shownSending.value;
  switch (outcome.kind) {
    case 'confirming':
      return null;
    case 'idle':
      // Of what is played from notifications alone there is no response.
      return isNotified(app) ? <Progress /> : null;
    case 'sending':
      return <Waiting />;
    case 'response':
    case 'failed':
      return (
        <>
          {hasProgress(app, outcome) && <Progress />}
          <End end={outcome} />
        </>
      );
  }
}

/** Returns whether there is progress beside the response: after a refusal, only when a notification contradicts it. */
function hasProgress(app: App, end: SendEnd): boolean {
  const isTaken = end.kind === 'response' && end.response.kind === 'accepted';
  return isTaken || isNotified(app, end);
}

/**
 * Returns whether a notification of the transfer arrived. Those of a refused transfer belong to an earlier one of the call.
 */
function isNotified(app: App, end?: SendEnd): boolean {
  const { progress } = app.timeline;
  const mayBeNotified = end === undefined || mayBeAccepted(end);
  return mayBeNotified && progress.value !== undefined && progress.value.status.phase !== 'requested';
}

function End({ end }: { readonly end: SendEnd }) {
  const app = useApp();
  const { shown } = app.recordings;
  if (end.kind === 'failed') {
    return (
      <div class="notice" data-tone="danger">
        <h3>{texts.outcome.title(end)}</h3>
        <Failure error={end.error} isNotified={isNotified(app, end)} />
      </div>
    );
  }
  const { response } = end;
  return (
    <div class="notice" data-tone={response.kind === 'accepted' ? 'success' : 'danger'}>
      <h3>{texts.outcome.title(end)}</h3>
      {response.kind === 'accepted' ? (
        <>
          <p>
            {texts.outcome.accepted} {shown.value?.recording.receivesNotifications === false && texts.outcome.unheard}
          </p>
          {shown.value?.recording.receivesNotifications === false && <CheckCall />}
          <details>
            <summary>{texts.outcome.facts}</summary>
            <Facts response={response} />
          </details>
        </>
      ) : (
        <>
          <Refusal refused={response} isNotified={isNotified(app, end)} />
          <Facts response={response} />
        </>
      )}
    </div>
  );
}

/** How long the response has been waited for. */
function Waiting() {
  const [since] = useState(Date.now);
  const seconds = useSecondsSince(since);
  return (
    <div class="notice" data-tone="neutral">
      <h3>{texts.send.sending}</h3>
      <p>{texts.outcome.waiting(seconds)}</p>
      <NextAttempt />
    </div>
  );
}

/** When the next attempt is made, where the service asked to come later. */
function NextAttempt() {
  const { timeline } = useApp().timeline;
  const last = timeline.value.at(-1);
  const waitMs = last?.kind === 'attempt' ? (last.attempt.waitMs ?? 0) : 0;
  const left = useCountdown(last, waitMs / 1000);
  return left > 0 ? <p>{texts.outcome.nextAttempt(left)}</p> : null;
}

/**
 * When Graph answered, as it can be pasted for its support. A browser hides the header of another origin; what a refusal says
 * itself, as Graph wrote it, is not hidden.
 */
function dateOf(response: TransferResponse): string | undefined {
  return response.date ?? (response.kind === 'refused' ? response.error.innerError?.date : undefined);
}

/** The facts of every response. */
function Facts({ response }: { readonly response: TransferResponse & (AcceptedResponse | RefusedResponse) }) {
  const { shown } = useApp().recordings;
  const destination = shown.value?.recording.request?.destination;
  const isHidden = response.requestId === undefined && destination !== undefined && isSentByPage(destination);
  return (
    <>
      <dl>
        <Fact isData name={texts.outcome.requestId} value={response.requestId} />
        <Fact isData name={texts.outcome.date} value={dateOf(response)} />
        <Fact isData name={texts.outcome.clientRequestId} value={response.clientRequestId} />
        <Fact name={texts.outcome.took} value={texts.outcome.attemptsAndTime(response.attempts, response.elapsedMs)} />
      </dl>
      {isHidden && <p class="hint">{texts.outcome.hidden}</p>}
    </>
  );
}
