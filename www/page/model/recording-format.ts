import type { CallCreation, RefusedResponse, TransferErrorCode, TransferResponse } from 'graph-call-transfer';
import type { ConsultationEvent } from 'graph-call-transfer/consultation';
import type { RejectionCode, SendFailure } from '../../protocol/events.js';
import { allDestinations } from './destination.js';
import type {
  Failure,
  RecordedConsultation,
  RecordedEvent,
  RecordedLookup,
  RecordedRequest,
  RecordingHead,
} from './recording.js';
import {
  type Check,
  flag,
  id,
  json,
  listOf,
  Misfit,
  moment,
  number,
  object,
  oneOf,
  optional,
  text,
  whole,
} from './schema.js';

/** The format and its version in the first line of a recording. */
export const FORMAT = 'graph-call-transfer recording';
export const VERSION = 1;

const MAX_BODY_LENGTH = 1024 * 1024;
const MAX_SNAPSHOT_LENGTH = 64 * 1024;
/** The last time of a date. */
const MAX_TIME = 8_640_000_000_000_000;

const callId = text(128, 1);
const word = text(256);
const sentence = text(4096);
const milliseconds = number(0, MAX_TIME);
const status = whole(0, 999);

export const request: Check<RecordedRequest> = object({
  body: text(MAX_BODY_LENGTH),
  destination: oneOf(allDestinations),
  version: optional(oneOf(['v1.0', 'beta'] as const)),
  url: optional(text(2048)),
  profile: optional(word),
  timeScale: optional(number(0, 10)),
  seed: optional(text(64)),
});

const consultation: Check<RecordedConsultation> = object({
  target: object({ kind: word, id: optional(word), displayName: optional(word), tenantId: optional(word) }),
  destination: oneOf(allDestinations),
  version: optional(oneOf(['v1.0', 'beta'] as const)),
});

/** The head of a recording, without its origin. */
export const head: Check<Omit<RecordingHead, 'origin'>> = object({
  id,
  callId,
  replacesCallId: optional(text(128)),
  caller: optional(word),
  request: optional(request),
  consultation: optional(consultation),
  receivesNotifications: flag,
  untimed: optional(flag),
});

const attempt = object({
  number: whole(1, 1000),
  status: optional(status),
  failure: optional(oneOf(['network', 'timedOut', 'aborted', 'token'] as const)),
  elapsedMs: milliseconds,
  retryAfterSeconds: optional(milliseconds),
  waitMs: optional(milliseconds),
  clientRequestId: optional(word),
});

const detail = object({ code: optional(word), message: optional(sentence), target: optional(word) });

const innerError = (depth: number): Check<NonNullable<RefusedResponse['error']['innerError']>> =>
  object({
    code: optional(word),
    message: optional(sentence),
    requestId: optional(word),
    clientRequestId: optional(word),
    date: optional(word),
    ...(depth > 0 && { innerError: optional(innerError(depth - 1)) }),
  });

const answered = {
  status,
  requestId: optional(word),
  clientRequestId: optional(word),
  date: optional(moment),
  attempts: whole(0, 1000),
  elapsedMs: milliseconds,
};

const accepted = object({ kind: oneOf(['accepted'] as const), ...answered });

const refused = object({
  kind: oneOf(['refused'] as const),
  ...answered,
  retryable: flag,
  mayBeInProgress: flag,
  retryAfterSeconds: optional(milliseconds),
  error: object({
    form: oneOf(['graph', 'json', 'html', 'text', 'empty', 'truncated', 'redirect'] as const),
    code: optional(word),
    message: sentence,
    target: optional(word),
    details: optional(listOf(detail, 100)),
    innerError: optional(innerError(4)),
    location: optional(text(2048)),
    body: optional(sentence),
  }),
});

const response: Check<TransferResponse> = (value, place) => {
  const { kind } = object({ kind: oneOf(['accepted', 'refused'] as const) })(value, place);
  return kind === 'accepted' ? accepted(value, place) : refused(value, place);
};

const codes = [
  ...(['notInitialized', 'invalidTransfer', 'invalidOptions', 'invalidToken', 'invalidPayload'] as const),
  ...(['limitExceeded', 'invalidSnapshot', 'aborted', 'timedOut', 'network', 'internal', 'credentialFailed'] as const),
] as const satisfies readonly (TransferErrorCode | 'credentialFailed')[];

const failureDetails = {
  message: sentence,
  hint: optional(sentence),
  delivered: optional(oneOf(['no', 'unknown'] as const)),
};

const sendFailure: Check<SendFailure> = object({ code: optional(oneOf(codes)), ...failureDetails });

const failure: Check<Failure> = object({
  code: optional(oneOf([...codes, 'signInRequired'] as const)),
  ...failureDetails,
  cause: optional(sentence),
});

const created = object({
  kind: oneOf(['created'] as const),
  callId: optional(callId),
  state: optional(word),
  ...answered,
});

const creation: Check<CallCreation> = (value, place) => {
  const { kind } = object({ kind: oneOf(['created', 'refused'] as const) })(value, place);
  return kind === 'created' ? created(value, place) : refused(value, place);
};

const consultationEvents = [
  ...(['created', 'identified', 'targetLeft', 'creationRefused', 'creationUnknown', 'ringing', 'answered'] as const),
  ...(['callerLeft', 'complete', 'cancel', 'abort', 'ringTimedOut', 'transferred', 'transferFailed'] as const),
  ...(['transferEnded', 'transferUnknown', 'hungUp', 'hangUpFailed', 'searchTimedOut'] as const),
] satisfies readonly ConsultationEvent['kind'][];

const result = object({
  code: optional(number(-1e9, 1e9)),
  subcode: optional(number(-1e9, 1e9)),
  message: optional(sentence),
});

const consultationEvent: Check<ConsultationEvent> = (value, place) =>
  // The state machine accepts a member of another kind of event.
  object({ kind: oneOf(consultationEvents), callId: optional(callId), result: optional(result) })(
    value,
    place,
  ) as ConsultationEvent;

const lookups: { readonly [Kind in RecordedLookup['kind']]: Check<Extract<RecordedLookup, { kind: Kind }>> } = {
  found: object({ kind: oneOf(['found'] as const), status, state: optional(word), call: json(MAX_BODY_LENGTH) }),
  ended: object({ kind: oneOf(['ended'] as const), status }),
  refused: object({ kind: oneOf(['refused'] as const), status, message: sentence }),
};

const lookup: Check<RecordedLookup> = (value, place) => {
  const { kind } = object({ kind: oneOf(['found', 'ended', 'refused'] as const) })(value, place);
  return lookups[kind](value, place);
};

const rejections = [
  ...(['methodNotAllowed', 'subscriptionHandshake', 'tokenMissing', 'tokenAmbiguous', 'tokenTooLong'] as const),
  ...(['tokenMalformed', 'algorithmNotAllowed', 'keyUnknown', 'signatureInvalid', 'claimMissing'] as const),
  ...(['issuerUnknown', 'audienceMismatch', 'tokenExpired', 'tokenNotYetValid', 'tenantMissing'] as const),
  ...(['tenantNotAllowed', 'keysUnavailable', 'joseMissing', 'bodyTooLarge', 'bodyTimedOut'] as const),
  ...(['bodyIncomplete', 'invalidPayload', 'notANotification', 'storeFailed', 'joiningFailed'] as const),
  ...(['internal', 'handlerFailed', 'legacy'] as const),
] satisfies readonly RejectionCode[];

const snapshot = text(MAX_SNAPSHOT_LENGTH);
const at = milliseconds;

/** The members of each kind of event. */
const events: {
  readonly [Kind in RecordedEvent['kind']]: Check<Omit<Extract<RecordedEvent, { kind: Kind }>, 'kind' | 'id'>>;
} = {
  sent: object({ at }),
  dialed: object({ at }),
  consultation: object({
    at,
    event: consultationEvent,
    response: optional(creation),
    failure: optional(sendFailure),
  }),
  expected: object({ at }),
  known: object({ at, snapshot }),
  attempt: object({ at, attempt }),
  response: object({ at, response }),
  failure: object({ at, error: failure }),
  notifications: object({ at, deliveryId: optional(word), body: text(MAX_BODY_LENGTH) }),
  duplicate: object({ at, deliveryId: word }),
  rejected: object({ at, status, code: oneOf(rejections), message: sentence, unreported: optional(whole(0, 1e9)) }),
  silence: object({ at, seconds: whole(0, 1e6) }),
  read: object({ at, lookup }),
  unread: object({ at, error: failure }),
  reconnected: object({ at, lostMs: milliseconds }),
  resync: object({ at, isRead: flag, snapshot: optional(snapshot) }),
};

const kinds = Object.keys(events) as RecordedEvent['kind'][];

/** One event of a recording. */
export const event: Check<RecordedEvent> = (value, place) => {
  const { kind } = object({ kind: oneOf(kinds) })(value, place);
  const { id: source } = object({ id: optional(word) })(value, place);
  // The check of each kind is its own: the two belong together.
  return { kind, ...(source !== undefined && { id: source }), ...events[kind](value, place) } as RecordedEvent;
};

/** Reads the first line of a recording. */
export function readHead(value: unknown): Omit<RecordingHead, 'origin'> {
  const { version } = object({ format: oneOf([FORMAT]), version: number(1, 1e6) })(value, '');
  if (version !== VERSION) throw new Misfit('/version', { kind: 'oneOf', words: [String(VERSION)] });
  return head(value, '');
}
