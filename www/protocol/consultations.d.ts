/** Consultations: `POST /api/consultations` calls a transfer target first; `GET` lists them; `POST …/{id}/cancel` ends one. */

import type { CallCreation, GraphVersion, TargetInput } from 'graph-call-transfer';
import type { ConsultationEvent, ConsultationState } from 'graph-call-transfer/consultation';
import type { CalleeBehaviour } from 'graph-call-transfer/simulator';
import type { LiveParticipant } from './calls.js';
import type { Operator, SendFailure } from './sending.js';

/** The body of the request that starts one. To complete it, send a transfer whose `replacesCallId` is the consultation call. */
export interface ConsultationRequest {
  /** The caller's call. */
  readonly callId: string;
  readonly target: TargetInput;
  /** The application instance that calls. Defaults to that of the server for a telephone, and to none for others. */
  readonly sourceInstanceId?: string;
  /** Defaults to `v1.0`. */
  readonly version?: GraphVersion;
  /** What the target of a simulated Graph does; only on a simulated server. Defaults to `answers`. */
  readonly callee?: CalleeBehaviour;
  /** The factor of the simulated Graph's delays; only on a simulated server. */
  readonly timeScale?: number;
  /** A GUID that the relay does not know yet. Defaults to a new one. */
  readonly consultationId?: string;
}

/** A consultation was started, or an event of it was recorded. */
export interface ConsultationChanged {
  readonly kind: 'consultation';
  readonly at: number;
  /** A GUID, and the client context of the consultation call. */
  readonly consultationId: string;
  readonly callId: string;
  /** Of the first event. */
  readonly start?: ConsultationStart;
  /** Of each further event: the event of the package's state machine. */
  readonly event?: ConsultationEvent;
  /** Graph's response to the creation, or the reason why there is none. */
  readonly response?: CallCreation;
  readonly failure?: SendFailure;
}

/** How a consultation was started. */
export interface ConsultationStart {
  readonly target: TargetInput;
  readonly version: GraphVersion;
  readonly callee?: CalleeBehaviour;
  readonly timeScale?: number;
  readonly operator?: Operator;
  readonly caller?: LiveParticipant;
}

/** A consultation, as all events so far describe it. */
export interface Consultation extends ConsultationStart {
  readonly consultationId: string;
  readonly callId: string;
  readonly state: ConsultationState;
  /** The times of the start, of the answer and of the end, in milliseconds since 1970. */
  readonly startedAt: number;
  readonly answeredAt?: number;
  readonly endedAt?: number;
  /** The message of Graph's refusal, or of the failure to create the call. */
  readonly message?: string;
  /** The HTTP status of Graph's response, and the code of its error or of the failure. */
  readonly status?: number;
  readonly code?: string;
  /** Whether the consultation call may go on after the end, because it could not be hung up. */
  readonly isLeftOver?: boolean;
}

/** The body of `GET /api/consultations`: those that have not ended, or ended in the last ten minutes; the newest first. */
export interface Consultations {
  readonly consultations: readonly Consultation[];
}

/** Consultations changed. */
export interface ConsultationsChanged {
  readonly kind: 'consultations';
  readonly at: number;
  /** The new and the changed ones, complete. */
  readonly changed: readonly Consultation[];
}
