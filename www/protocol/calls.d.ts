/** The body of `GET /api/calls`: the live calls, as notifications describe them. */

import type { CallState } from 'graph-call-transfer';

/** A participant of a call. */
export interface LiveParticipant {
  /** The participant's id in the roster, which identifies a transferee; absent where the notification has none. */
  readonly participantId?: string;
  /** The kind of the identity. Open: Graph may add kinds. */
  readonly kind: 'user' | 'phone' | 'application' | 'guest' | (string & {});
  /** The identity's id: a user's id, a telephone number. */
  readonly id?: string;
  readonly tenantId?: string;
  readonly displayName?: string;
  readonly isInLobby?: boolean;
  readonly isMuted?: boolean;
}

/** A call that has not ended. */
export interface LiveCall {
  readonly callId: string;
  /** Whether the call is one of a simulated Graph. Only the Graph of a call can transfer it. */
  readonly source: 'simulator' | 'graph';
  readonly state: CallState;
  readonly callType: 'peerToPeer' | 'group';
  readonly direction?: 'incoming' | 'outgoing' | (string & {});
  /** The times of its first and its last notification, in milliseconds since 1970. */
  readonly since: number;
  readonly changedAt: number;
  /** The participants besides the app; of a peer-to-peer call its source or its targets. */
  readonly participants: readonly LiveParticipant[];
}

/** The body of the response. */
export interface LiveCalls {
  readonly calls: readonly LiveCall[];
}
