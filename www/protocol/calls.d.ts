/** What `GET /api/calls` answers: the calls that live, as far as notifications told of them. */

import type { CallState } from 'graph-call-transfer';

/** Somebody in a call. */
export interface LiveParticipant {
  /** The roster's id of the participant, which a transferee is named by; absent where the notification had none. */
  readonly participantId?: string;
  /** What the identity is. Open: Graph may add kinds. */
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
  readonly state: CallState;
  readonly callType: 'peerToPeer' | 'group';
  readonly direction?: 'incoming' | 'outgoing' | (string & {});
  /** Milliseconds since 1970: when it was first heard of, and last. */
  readonly since: number;
  readonly changedAt: number;
  /** Who is in it besides the app; of a peer-to-peer call its source, or its targets. */
  readonly participants: readonly LiveParticipant[];
}

/** The body of the answer. */
export interface LiveCalls {
  readonly calls: readonly LiveCall[];
}
