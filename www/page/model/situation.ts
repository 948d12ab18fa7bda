import type { FailureCause, RetryTarget } from 'graph-call-transfer';
import type { ConsultationEnd } from 'graph-call-transfer/consultation';
import { consultationFacts } from '../../calls/consultation-facts.js';
import type { Consultation } from '../../protocol/consultations.js';
import {
  type Entry,
  isInProgress,
  isVerdict,
  mayBeAccepted,
  type Played,
  type RecordedLookup,
  type SendEnd,
  sendEndOf,
  type TimelineRow,
} from './recording.js';

/** The situation of a transfer for its operator. */
export type Situation =
  | { readonly kind: 'none' }
  /** The request is on its way to Graph. */
  | { readonly kind: 'sending' }
  /** Graph accepted the transfer, or another operator sent it; no notification has arrived. */
  | { readonly kind: 'sent' }
  /** Graph accepted the transfer, and its notifications do not arrive at this page. */
  | { readonly kind: 'unfollowed' }
  | { readonly kind: 'transferring' }
  | { readonly kind: 'targetAccepted' }
  /** `isAnnounced`: the target had talked to the transferor, so that no voicemail answered. */
  | { readonly kind: 'completed'; readonly isCertain: boolean; readonly isAnnounced: boolean }
  /** `isBack`: the caller is connected to the transferor again. */
  | {
      readonly kind: 'failed';
      readonly isCertain: boolean;
      readonly isBack: boolean;
      readonly cause: FailureCause | undefined;
      readonly isCauseCertain: boolean;
      readonly retry: RetryTarget | undefined;
    }
  /** The call ended, and no notification gives the result of the transfer. */
  | { readonly kind: 'ended'; readonly cause: FailureCause | undefined }
  | { readonly kind: 'silent'; readonly seconds: number }
  /** A lookup is the last that is known. */
  | { readonly kind: 'checked'; readonly state: string | undefined; readonly isOver: boolean }
  /** The connection was lost while the transfer was in progress. */
  | { readonly kind: 'disconnected'; readonly since: number }
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly code: string | undefined;
      readonly retryAfterSeconds: number | undefined;
      /** Whether the transfer may have started all the same. */
      readonly mayBeInProgress: boolean;
      readonly retry: RetryTarget | undefined;
    }
  | { readonly kind: 'notSent'; readonly isSignedOut: boolean; readonly message: string }
  | { readonly kind: 'noResponse'; readonly isStopped: boolean }
  /** The target is asked before a transfer. */
  | {
      readonly kind: 'consulting';
      readonly stage: 'calling' | 'ringing' | 'answered' | 'transferring' | 'ending';
    }
  /** A consultation has ended. `leftOver` is the call with the target, where it could not be hung up. */
  | {
      readonly kind: 'consulted';
      readonly end: ConsultationEnd;
      readonly cause: FailureCause | undefined;
      readonly code: string | undefined;
      readonly leftOver: string | undefined;
    };

/** An action that the page offers. */
export type Action =
  | 'stopWaiting'
  | 'tryAgain'
  | 'someoneElse'
  | 'backToCaller'
  | 'checkCall'
  | 'signIn'
  | 'next'
  | 'copyDetails';

interface SituationContext {
  /** Whether the page waits for the response to this transfer. */
  readonly isSending: boolean;
  /** The time at which the connection was lost, by the relay's clock; `undefined` while it is live. */
  readonly lostAt: number | undefined;
}

/** Returns the situation of a transfer. */
export function situationOf(entry: Entry | undefined, { isSending, lostAt }: SituationContext): Situation {
  if (!entry) return { kind: 'none' };
  const { recording, played } = entry;
  const { status } = played;
  if (played.consultation) return consultationSituation(played.consultation);
  const end = sendEndOf(played);
  const verdict = verdictOf(entry);
  if (verdict) return verdict;
  const stop = end && stopOf(end, played);
  if (stop && !mayBeAccepted(end)) return stop;
  if (lostAt !== undefined && isInProgress(entry) && played.rows.length > 0)
    return { kind: 'disconnected', since: lostAt };
  const lookup = lastLookup(played.rows);
  if (lookup) return checkedSituation(lookup);
  const silence = played.rows.at(-1);
  if (silence?.kind === 'silence') return { kind: 'silent', seconds: silence.seconds };
  if (status && status.phase !== 'requested') {
    return { kind: status.phase === 'transferAccepted' ? 'targetAccepted' : 'transferring' };
  }
  if (stop) return stop;
  if (isSending && !end) return { kind: 'sending' };
  return recording.receivesNotifications ? { kind: 'sent' } : { kind: 'unfollowed' };
}

/** Returns the situation of a consultation. */
export function consultationSituation(
  consultation: Consultation,
): Extract<Situation, { kind: 'consulting' | 'consulted' }> {
  const { state, status, code, isLeftOver, consultationId } = consultation;
  const { phase, end = 'cancelled', hasRung } = state;
  if (phase !== 'ended') return { kind: 'consulting', stage: phase === 'calling' && hasRung ? 'ringing' : phase };
  return {
    ...{ kind: 'consulted', end, cause: consultationFacts(consultation).cause },
    code: end === 'refused' ? [status, code].filter(Boolean).join('/') : undefined,
    leftOver: isLeftOver ? (state.callId ?? consultationId) : undefined,
  };
}

function verdictOf({ recording: { replacesCallId }, played: { status, outcome } }: Entry): Situation | undefined {
  if (!status || !isVerdict(status)) return undefined;
  const isCertain = status.certainty === 'certain';
  const cause = outcome && outcome.kind !== 'completed' ? outcome.cause : undefined;
  switch (status.phase) {
    case 'completed':
      return { kind: 'completed', isCertain, isAnnounced: replacesCallId !== undefined };
    case 'failed':
      return {
        ...{ kind: 'failed', isCertain, isBack: status.callActive, cause, retry: outcome?.retry },
        isCauseCertain: outcome?.grounds.cause.certainty === 'certain',
      };
    default:
      return { kind: 'ended', cause };
  }
}

/** Returns the situation after a refusal, or without a response; `undefined` after an acceptance, which is a step. */
function stopOf(end: SendEnd, { outcome }: Played): Situation | undefined {
  if (end.kind === 'response') {
    const { response } = end;
    if (response.kind === 'accepted') return undefined;
    const { status, retryAfterSeconds, mayBeInProgress, error } = response;
    const retry = outcome?.kind === 'refused' ? outcome.retry : undefined;
    return { kind: 'refused', status, code: error.code, retryAfterSeconds, mayBeInProgress, retry };
  }
  const { code, delivered, message } = end.error;
  if (delivered === 'no') return { kind: 'notSent', isSignedOut: code === 'signInRequired', message };
  return { kind: 'noResponse', isStopped: code === 'aborted' };
}

/** Returns the result of the last lookup, if no event of the transfer followed: then it decides what to do. */
export function lastLookup(rows: readonly TimelineRow[]): CallFound | undefined {
  const last = rows.findLast(({ kind }) => kind !== 'unread' && kind !== 'rejected' && kind !== 'reconnected');
  return last?.kind === 'read' && last.lookup.kind !== 'refused' ? last.lookup : undefined;
}

type CallFound = Exclude<RecordedLookup, { kind: 'refused' }>;

function checkedSituation(lookup: CallFound): Situation {
  const state = lookup.kind === 'found' ? lookup.state : undefined;
  return { kind: 'checked', state, isOver: lookup.kind === 'ended' || state === 'terminated' };
}

/** Returns the actions in a situation, the main one first. */
export function actionsIn(situation: Situation): readonly Action[] {
  switch (situation.kind) {
    case 'none':
    case 'consulting':
      return [];
    case 'consulted':
      return [...afterConsultation(situation.end), 'copyDetails'];
    case 'sending':
      return ['stopWaiting'];
    case 'sent':
    case 'unfollowed':
    case 'transferring':
    case 'targetAccepted':
    case 'silent':
    case 'disconnected':
    case 'noResponse':
      return ['checkCall', 'copyDetails'];
    case 'completed':
    case 'ended':
      return ['next', 'copyDetails'];
    case 'failed':
      return situation.isBack ? [...afterFailure(situation.retry), 'copyDetails'] : ['next', 'copyDetails'];
    case 'checked':
      if (situation.isOver) return ['next', 'copyDetails'];
      return situation.state === 'established' || situation.state === 'hold'
        ? [...RETRY, 'checkCall', 'copyDetails']
        : ['checkCall', 'copyDetails'];
    case 'refused':
      return situation.mayBeInProgress
        ? ['checkCall', 'copyDetails']
        : [...afterFailure(situation.retry), 'copyDetails'];
    case 'notSent':
      return situation.isSignedOut ? ['signIn'] : ['tryAgain', 'copyDetails'];
  }
}

/** Returns the actions after a consultation; the form has those that call again. */
function afterConsultation(end: ConsultationEnd): readonly Action[] {
  if (end === 'callerLeft' || end === 'transferred') return ['next'];
  return end === 'cancelled' || end === 'aborted' ? [] : ['someoneElse'];
}

const RETRY = ['tryAgain', 'someoneElse', 'backToCaller'] as const;

/** Returns the actions after a failure whose call is back: never one that fails again. */
function afterFailure(retry: RetryTarget | undefined): readonly Action[] {
  switch (retry) {
    case 'no':
      return ['backToCaller'];
    case 'otherTarget':
      return ['someoneElse', 'backToCaller'];
    case 'afterCheck':
      return ['checkCall', 'backToCaller'];
    default:
      return RETRY;
  }
}

/** The steps of a transfer, each with the time after sending; the last may be a return to the transferor. */
export interface Step {
  readonly name:
    | 'sent'
    | 'accepted'
    | 'targetAccepted'
    | 'connected'
    | 'returned'
    | 'stopped'
    | 'dialed'
    | 'ringing'
    | 'answered';
  /** The time since sending in milliseconds; `undefined` for a step that has not happened. */
  readonly after: number | undefined;
}

/** Returns the steps of a transfer: those that happened, and those that are expected. */
export function stepsOf({ rows, status, at, consultation }: Played): readonly Step[] {
  if (consultation) return consultationSteps(consultation, rows);
  const sent = rows.find(({ kind }) => kind === 'sent');
  if (!sent) return [];
  const after = (time: number | undefined) => (time === undefined ? undefined : Math.max(0, time - sent.at));
  const response = rows.find((row) => row.kind === 'response' && row.response.kind === 'accepted');
  const accepted = rows.find(
    (row) =>
      row.kind === 'delivery' && row.notifications.some((one) => 'state' in one && one.state === 'transferAccepted'),
  );
  const end = sendEndOf({ rows });
  const steps: Step[] = [{ name: 'sent', after: 0 }];
  if (end && !mayBeAccepted(end)) return [...steps, { name: 'stopped', after: after(end.at) }];
  steps.push({
    name: 'accepted',
    after: after(response?.at ?? (status && status.phase !== 'requested' ? at : undefined)),
  });
  if (status?.phase === 'failed') return [...steps, { name: 'returned', after: after(at) }];
  if (status?.phase === 'ended') return [...steps, { name: 'stopped', after: after(at) }];
  const isOver = status?.phase === 'completed';
  steps.push({ name: 'targetAccepted', after: after(accepted?.at ?? (isOver ? at : undefined)) });
  return [...steps, { name: 'connected', after: isOver ? after(at) : undefined }];
}

/** Returns the steps of a consultation; the ring is one only where Graph reported it. */
function consultationSteps({ state, startedAt, answeredAt, endedAt }: Consultation, rows: readonly TimelineRow[]) {
  const after = (time: number | undefined) => (time === undefined ? undefined : Math.max(0, time - startedAt));
  const rang = rows.find((row) => row.kind === 'delivery' && row.stage === 'ringing');
  const isOver = endedAt !== undefined;
  const steps: Step[] = [{ name: 'dialed', after: 0 }];
  if (rang || (!isOver && answeredAt === undefined)) steps.push({ name: 'ringing', after: after(rang?.at) });
  if (answeredAt !== undefined || !isOver) steps.push({ name: 'answered', after: after(answeredAt) });
  if (isOver) steps.push({ name: state.callerLeft ? 'stopped' : 'returned', after: after(endedAt) });
  return steps;
}
