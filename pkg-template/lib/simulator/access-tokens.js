// @ts-check
/** The access tokens that authorize requests to a simulated Graph. */

import { isGuid } from '../guid.js';
import { inspectToken } from '../requests/index.js';
import { refusals } from './refusals.js';
import { encodeJwtPart } from './signing.js';

/** @import { TokenClaims } from '../../types/simulator.js' */
/** @import { Refusal } from './refusals.js' */

/** The default tenant: that of every example on Graph's transfer page. */
export const EXAMPLE_TENANT_ID = '72f988bf-86f1-41af-91ab-2d7cd011db47';
/** The default app. */
export const SIMULATED_APP_ID = 'c1a11e70-0000-4000-8000-000000000001';
const SIMULATED_PRINCIPAL_ID = 'c1a11e70-0000-4000-8000-000000000002';

/** Three parts in base64url, with a signature. */
const SIGNED_TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** The difference that Entra ID allows between its clock and a service's. */
const CLOCK_SKEW_SECONDS = 300;

/**
 * Creates an access token with the claims of Entra ID's tokens, and the word `simulated` as its signature.
 * @param {TokenClaims & { readonly appId: string, readonly tenantId: string }} claims
 * @param {number} nowSeconds since 1970
 * @returns {string}
 */
export function issueToken(claims, nowSeconds) {
  const { appId, tenantId, scopes = [], lifetimeSeconds = 3599 } = claims;
  const isDelegated = scopes.length > 0;
  const roles = claims.roles ?? (isDelegated ? [] : ['Calls.Initiate.All']);
  const expiry = nowSeconds + lifetimeSeconds;
  const issued = Math.min(nowSeconds, expiry);

  const header = { typ: 'JWT', alg: 'RS256', kid: 'simulated' };
  const payload = {
    aud: claims.audience ?? 'https://graph.microsoft.com',
    iss: `https://sts.windows.net/${tenantId}/`,
    iat: issued,
    nbf: issued,
    exp: expiry,
    app_displayname: 'Simulated calling app',
    appid: appId,
    idtyp: isDelegated ? 'user' : 'app',
    oid: SIMULATED_PRINCIPAL_ID,
    ...(roles.length > 0 && { roles }),
    ...(isDelegated && { scp: scopes.join(' ') }),
    sub: SIMULATED_PRINCIPAL_ID,
    tid: tenantId,
    ver: '1.0',
  };
  return `${encodeJwtPart(header)}.${encodeJwtPart(payload)}.simulated`;
}

/**
 * The caller that a valid token identifies.
 *
 * @typedef {object} Caller
 * @property {string} tenantId
 * @property {boolean} mayTransfer whether the token has the permission to transfer calls
 * @property {undefined} [refusal]
 */

/**
 * Checks the `Authorization` header as Graph does, except for the signature.
 * @param {string | null} authorization
 * @param {number} nowSeconds since 1970
 * @returns {Caller | { tenantId?: undefined, mayTransfer?: undefined, refusal: Refusal }}
 */
export function checkToken(authorization, nowSeconds) {
  const [, token] = /^Bearer +(.+)$/i.exec(authorization ?? '') ?? [];
  if (token === undefined) return { refusal: refusals.tokenMissing };
  if (!SIGNED_TOKEN.test(token)) return { refusal: refusals.tokenMalformed };

  const { audience, tenantId, notBefore = 0, expiresAt, issues } = inspectToken(token);
  /** @param {string} code */
  const has = (code) => issues.some((issue) => issue.code === code);

  if (has('tokenUnreadable') || !isGuid(tenantId) || expiresAt === undefined) {
    return { refusal: refusals.tokenMalformed };
  }
  if (has('tokenAudience') || audience === undefined) return { refusal: refusals.tokenAudience };
  // The core compares the times with the host's clock; a simulator has a clock of its own.
  if (expiresAt <= nowSeconds) return { refusal: refusals.tokenExpired };
  if (notBefore > nowSeconds + CLOCK_SKEW_SECONDS) return { refusal: refusals.tokenNotYetValid };
  if (has('tokenDelegated')) return { refusal: refusals.insufficientPermissions };
  return { tenantId, mayTransfer: !has('tokenRoleMissing') };
}
