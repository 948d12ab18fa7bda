import type { Issue } from './issue.js';

/** What an access token says of itself. Nothing here is verified: that is the service's business. */
export interface TokenReport {
  /** `app` for client credentials, `delegated` for a signed-in user, `unknown` when the token cannot be read or does not say. */
  readonly kind: 'app' | 'delegated' | 'unknown';
  /** The application permissions (`roles`). */
  readonly roles: readonly string[];
  /** The delegated permissions (`scp`). */
  readonly scopes: readonly string[];
  /** Who the token is for (`aud`). */
  readonly audience?: string;
  /** The tenant (`tid`). */
  readonly tenantId?: string;
  /** The application (`appid`, `azp`). */
  readonly appId?: string;
  /** Not valid before (`nbf`), in seconds since 1970. */
  readonly notBefore?: number;
  /** Not valid from then on (`exp`), in seconds since 1970. */
  readonly expiresAt?: number;
  /** Seconds until then; negative when it has passed. */
  readonly expiresInSeconds?: number;
  /** What speaks against a transfer with this token. `part` is `token`, or `endpoint` when that one is wrong. */
  readonly issues: readonly Issue[];
}
