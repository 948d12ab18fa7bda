import type {
  CallCreation,
  CallLookup,
  GraphVersion,
  Ladder,
  Notification,
  SendAttempt,
  StateGraph,
  TransferError,
  TransferOutcome,
  TransferResponse,
  TransferStatus,
} from 'graph-call-transfer';
import type { ConsultationEvent } from 'graph-call-transfer/consultation';
import { callKey } from 'graph-call-transfer/ids';
import type { Consultation } from '../../protocol/consultations.js';
import type { DeliveryRejected, RejectionCode, SendFailure } from '../../protocol/events.js';
import type { RecordedParty } from '../../protocol/history.js';
import type { Destination } from './destination.js';

/**
 * The recording of one transfer, or of a consultation: data that can be written as JSON, and has no place for a token. A replay computes the timeline
 * and the status from it.
 */
export interface Recording extends RecordingHead {
  /** The events, in the order in which the page received them. */
  readonly events: readonly RecordedEvent[];
}

/** The facts of a transfer that are known from its start. */
export interface RecordingHead {
  /** Identifies one of several transfers of a call; a GUID, and the `client-request-id` of the request. */
  readonly id: string;
  readonly origin: Origin;
  readonly callId: string;
  /** Of a consultative transfer: the call that it replaces. */
  readonly replacesCallId?: string | undefined;
  /** The name or the number of the party that is moved, where it is known. */
  readonly caller?: string | undefined;
  /** The request; absent where only notifications are known. */
  readonly request?: RecordedRequest | undefined;
  /** Of a consultation, in place of a request: the party that was called first. */
  readonly consultation?: RecordedConsultation | undefined;
  /** Whether the notifications of the call arrive at this page. */
  readonly receivesNotifications: boolean;
  /** Whether the events have no times of their own: theirs give only the order. */
  readonly untimed?: boolean | undefined;
}

/** The source of a recording: this page sent the transfer, the relay streamed it, it was in a file, or Inspect replays it. */
export const origins = ['page', 'relay', 'file', 'inspect'] as const;
export type Origin = (typeof origins)[number];

/** A request without its credentials. */
export interface RecordedRequest {
  /** The text of the body. */
  readonly body: string;
  readonly destination: Destination;
  readonly version?: GraphVersion | undefined;
  readonly url?: string | undefined;
  /** Of a transfer to the simulator: its profile, time scale and seed. */
  readonly profile?: string | undefined;
  readonly timeScale?: number | undefined;
  readonly seed?: string | undefined;
}

/** The start of a consultation. */
export interface RecordedConsultation {
  readonly target: RecordedParty;
  readonly destination: Destination;
  readonly version?: GraphVersion | undefined;
}

/** The result of a lookup of the call. */
export type RecordedLookup =
  /** `call` is the call as Graph returned it, as JSON text. */
  | { readonly kind: 'found'; readonly status: number; readonly state?: string | undefined; readonly call: string }
  | { readonly kind: 'ended'; readonly status: number }
  | { readonly kind: 'refused'; readonly status: number; readonly message: string };

/** One event; `at` is in milliseconds since 1970, by the clock of its source. */
export type RecordedEvent = {
  /** The identity of the event at its source: a recording contains no two events with the same one. */
  readonly id?: string | undefined;
  readonly at: number;
} & (
  | { readonly kind: 'sent' }
  /** The transfer was announced, and this page did not send it. */
  | { readonly kind: 'expected' }
  /** The state of the call before: a snapshot of a tracker. */
  | { readonly kind: 'known'; readonly snapshot: string }
  | { readonly kind: 'attempt'; readonly attempt: SendAttempt }
  | { readonly kind: 'response'; readonly response: TransferResponse }
  | { readonly kind: 'failure'; readonly error: Failure }
  /** The call of a consultation was requested. */
  | { readonly kind: 'dialed' }
  | ({ readonly kind: 'consultation' } & ConsultationStep)
  /** A body that the webhook received, without the notifications of other calls. */
  | { readonly kind: 'notifications'; readonly deliveryId?: string | undefined; readonly body: string }
  /** The delivery was repeated. */
  | { readonly kind: 'duplicate'; readonly deliveryId: string }
  /** A delivery was refused; `unreported` counts further ones of the same kind. */
  | {
      readonly kind: 'rejected';
      readonly status: number;
      readonly code: RejectionCode;
      readonly message: string;
      readonly unreported?: number | undefined;
    }
  | { readonly kind: 'silence'; readonly seconds: number }
  | { readonly kind: 'read'; readonly lookup: RecordedLookup }
  /** A lookup of the call got no response. */
  | { readonly kind: 'unread'; readonly error: Failure }
  /** The page had no connection to the relay for so long. */
  | { readonly kind: 'reconnected'; readonly lostMs: number }
  /** The relay no longer had the events since then. `snapshot` is its state of the call, if it has one that can be read. */
  | { readonly kind: 'resync'; readonly isRead: boolean; readonly snapshot?: string | undefined }
);

/** The reason why there is no response; only an error of the page itself has a `cause`. */
export type Failure = Omit<SendFailure, 'code'> & {
  /** `signInRequired`: the operator's session has expired. */
  readonly code?: NonNullable<SendFailure['code']> | 'signInRequired';
  readonly cause?: string | undefined;
};

/** The end of sending. */
export type SendEnd =
  | { readonly kind: 'response'; readonly response: TransferResponse }
  | { readonly kind: 'failed'; readonly error: Failure };

/** The end of a lookup. */
export type LookupEnd =
  | { readonly kind: 'read'; readonly lookup: RecordedLookup }
  | { readonly kind: 'unread'; readonly error: Failure };

/** An event of a consultation; with Graph's response to its call, or the reason why there is none. */
export interface ConsultationStep {
  readonly event: ConsultationEvent;
  readonly response?: CallCreation | undefined;
  readonly failure?: SendFailure | undefined;
}

/** What a delivery means for a consultation. */
export type ConsultationStage = 'ringing' | 'answered' | 'targetLeft' | 'callerLeft';

/** A body that the webhook received. */
export interface Delivery {
  readonly kind: 'delivery';
  readonly deliveryId?: string | undefined;
  readonly notifications: readonly Notification[];
  /** Whether they are about the call that the transfer replaces. */
  readonly onReplacedCall: boolean;
  /** How many times it was delivered. */
  readonly times: number;
  /** Of a consultation: the stage that it begins. */
  readonly stage?: ConsultationStage | undefined;
}

/** The content of one row of the timeline. */
export type RowContent =
  | { readonly kind: 'sent' | 'dialed'; readonly destination: Destination }
  | { readonly kind: 'attempt'; readonly attempt: SendAttempt }
  | ({ readonly kind: 'consultation' } & ConsultationStep)
  | SendEnd
  | LookupEnd
  | Delivery
  /** A delivery that was refused, or had no notifications. */
  | {
      readonly kind: 'rejected';
      readonly rejected: Pick<DeliveryRejected, 'status' | 'code' | 'message'>;
      readonly times: number;
    }
  /** No verdict arrived for so long. */
  | { readonly kind: 'silence'; readonly seconds: number }
  /** From then on the page had no connection to the relay for so long. */
  | { readonly kind: 'reconnected'; readonly lostMs: number }
  /** The relay no longer had the events since the row before. */
  | { readonly kind: 'resync'; readonly isRead: boolean; readonly snapshot?: string | undefined };

/** A row of the timeline; `id` identifies it in its transfer, `at` is in milliseconds since 1970. */
export type TimelineRow = RowContent & { readonly id: string; readonly at: number };

/** The result of a replay. */
export interface Played {
  readonly rows: readonly TimelineRow[];
  /** The diagrams of the transfer, without a consultation; the ids of their steps are those of the rows. */
  readonly ladder: Ladder;
  readonly states: StateGraph;
  /** The status of the transfer; absent where no notification can arrive, and after a refusal. */
  readonly status?: TransferStatus | undefined;
  /** The time of the last change of the status. */
  readonly at: number;
  /** The verdict, or that none arrived in time; with the recommended action. */
  readonly outcome?: TransferOutcome | undefined;
  /** Of a consultation: its state. */
  readonly consultation?: Consultation | undefined;
  /** Whether later notifications of the call belong to another transfer. */
  readonly isOver: boolean;
}

/** A recording with the result of its replay. */
export interface Entry {
  readonly recording: Recording;
  readonly played: Played;
}

/** Converts a lookup to data. */
export function recordedLookup(lookup: CallLookup): RecordedLookup {
  const { status } = lookup;
  switch (lookup.kind) {
    case 'found': {
      const { kind, state, call } = lookup;
      return { kind, status, ...(state !== undefined && { state }), call: JSON.stringify(call) };
    }
    case 'ended':
      return { kind: 'ended', status };
    case 'refused':
      return { kind: 'refused', status, message: lookup.error.message };
  }
}

/** Converts an error to data. */
export function failureOf({
  code,
  message,
  hint,
  delivered,
  cause,
}: TransferError): SendFailure & Pick<Failure, 'cause'> {
  return {
    ...{ code, message },
    ...(hint !== undefined && { hint }),
    ...(delivered !== undefined && { delivered }),
    ...(cause instanceof Error && cause.message !== message && { cause: cause.message }),
  };
}

/** Returns the time at which a recording starts; one without events is later than all. */
export function startOf({ events }: Recording): number {
  return events[0]?.at ?? Number.POSITIVE_INFINITY;
}

/** Returns the consultation that a transfer completes, if it is among the recordings. */
export function consultationOf({ replacesCallId }: RecordingHead, entries: readonly Entry[]): Entry | undefined {
  if (replacesCallId === undefined) return undefined;
  const key = callKey(replacesCallId);
  return entries.findLast(({ played: { consultation } }) => callKey(consultation?.state.callId ?? '') === key);
}

/** Returns the last response or failure of sending. */
export function sendEndOf({ rows }: Pick<Played, 'rows'>) {
  return rows.findLast((row) => row.kind === 'response' || row.kind === 'failed');
}

/** Returns whether Graph has, or may have, started a transfer. */
export function mayBeAccepted(end: SendEnd): boolean {
  if (end.kind === 'failed') return end.error.delivered !== 'no';
  return end.response.kind === 'accepted' || end.response.mayBeInProgress;
}

/** Returns whether a transfer has reached its end. */
export function isVerdict({ phase }: Pick<TransferStatus, 'phase'>): boolean {
  return phase === 'completed' || phase === 'failed' || phase === 'ended';
}

/** Returns whether a recording is of a transfer that this page or the relay sent, and not a replay. */
export function isLive({ origin }: Pick<RecordingHead, 'origin'>): boolean {
  return origin === 'page' || origin === 'relay';
}

/** Returns whether a transfer is in progress, as far as the page knows. */
export function isInProgress({ recording, played }: Entry): boolean {
  const isOpen = isLive(recording) && recording.receivesNotifications && !played.isOver;
  return isOpen && !(played.status && isVerdict(played.status));
}
