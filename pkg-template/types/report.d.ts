import type { Endpoint } from './endpoint.js';
import type { Issue } from './issue.js';
import type { TransferRequest } from './request.js';
import type { TokenReport } from './token.js';

/** Graph's `callState`. Open: Graph may add states. */
export type CallState =
  | 'incoming'
  | 'establishing'
  | 'ringing'
  | 'established'
  | 'hold'
  | 'transferring'
  | 'transferAccepted'
  | 'redirecting'
  | 'terminating'
  | 'terminated'
  | (string & {});

/** What is known beside the transfer itself. Every member makes further checks possible; none is required. */
export interface CheckContext {
  /** The kind of call. Without it a transfer counts as `group` when it names a transferee. */
  readonly callType?: 'peerToPeer' | 'group';
  /** Where the request will go: tells whether the transfer exists there. */
  readonly endpoint?: Endpoint;
  /** The tenant of the call, a GUID. */
  readonly tenantId?: string;
  /** Whether the call belongs to an application instance with a telephone number; a transfer to a phone needs one. */
  readonly applicationInstance?: boolean;
  /** The state of the call; only an established one can be transferred. */
  readonly callState?: CallState;
  /** What `inspectToken` said of the token; its issues are worked out again, for this context. */
  readonly token?: TokenReport;
}

/** What a check found. `valid` means: no issue of severity `error`. */
export type TransferReport =
  | {
      /** There is no error. */
      readonly valid: true;
      /** What can be sent. */
      readonly request: TransferRequest;
      /** Warnings and infos. */
      readonly issues: readonly Issue[];
      /** JSON Pointers of the body's members that Graph's metadata does not know. They are kept and sent. */
      readonly extras: readonly string[];
    }
  | {
      /** There is an error. */
      readonly valid: false;
      /** All problems; with text input in the order of the text. */
      readonly issues: readonly Issue[];
      /** JSON Pointers of the body's members that Graph's metadata does not know. */
      readonly extras: readonly string[];
    };
