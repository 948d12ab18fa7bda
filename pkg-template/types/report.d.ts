import type { CallState } from './call-resource.js';
import type { Endpoint } from './endpoint.js';
import type { Issue } from './issue.js';
import type { TransferRequest } from './request.js';

/** Facts besides the transfer itself. Every member makes further checks possible; none is required. */
export interface CheckContext {
  /** The kind of call. Without it a transfer counts as `group` when it has a transferee. */
  readonly callType?: 'peerToPeer' | 'group' | undefined;
  /** The destination of the request; a check warns where the transfer is not available. */
  readonly endpoint?: Endpoint | undefined;
  /** The tenant of the call, a GUID. */
  readonly tenantId?: string | undefined;
  /** Whether the call belongs to an application instance with a telephone number; a transfer to a phone needs one. */
  readonly applicationInstance?: boolean | undefined;
  /** The state of the call; only an established call can be transferred. */
  readonly callState?: CallState | undefined;
  /** The report of `inspectToken`; its issues are computed again, for this context. */
  readonly token?: TokenReport | undefined;
}

/** The result of a check. `valid` means that no issue has the severity `error`. */
export type CheckReport<Checked> =
  | {
      /** `true`: there are no errors. */
      readonly valid: true;
      /** The request, ready to send. */
      readonly request: Checked;
      /** Warnings and infos. */
      readonly issues: readonly Issue[];
      /** JSON Pointers of the body's members that Graph's metadata does not declare. They remain in the body, and are sent. */
      readonly unknownMembers: readonly string[];
    }
  | {
      /** `false`: there is at least one error. */
      readonly valid: false;
      /** All issues; for text input in the order of the text. */
      readonly issues: readonly Issue[];
      /** JSON Pointers of the body's members that Graph's metadata does not declare. */
      readonly unknownMembers: readonly string[];
    };

/** The result of a check of a transfer. */
export type TransferReport = CheckReport<TransferRequest>;

/** The claims of an access token. They are not verified: that is the task of the service. */
export interface TokenReport {
  /** `app` for client credentials, `delegated` for a signed-in user, `unknown` when the token is unreadable or has neither. */
  readonly kind: 'app' | 'delegated' | 'unknown';
  /** The application permissions (`roles`). */
  readonly roles: readonly string[];
  /** The delegated permissions (`scp`). */
  readonly scopes: readonly string[];
  /** The service that the token is for (`aud`). */
  readonly audience?: string;
  /** The tenant (`tid`). */
  readonly tenantId?: string;
  /** The application (`appid`, `azp`). */
  readonly appId?: string;
  /** The begin of its validity (`nbf`), in seconds since 1970. */
  readonly notBefore?: number;
  /** The end of its validity (`exp`), in seconds since 1970. */
  readonly expiresAt?: number;
  /** The seconds until `expiresAt`; negative after it. */
  readonly expiresInSeconds?: number;
  /** The obstacles to a transfer with this token. `part` is `token`, or `endpoint` when the endpoint is invalid. */
  readonly issues: readonly Issue[];
}
