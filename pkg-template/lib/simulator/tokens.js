// @ts-check
import { inspectToken } from '../api.js';
import { encodePart } from './encoding.js';
import { isGuid } from './guid.js';
import { refusals } from './refusals.js';

/** @import { TokenClaims } from '../../types/simulator.js' */
/** @import { Refusal } from './refusals.js' */

/** The tenant of every example on Graph's transfer page. */
export const EXAMPLE_TENANT = '72f988bf-86f1-41af-91ab-2d7cd011db47';
export const SIMULATED_APP = 'c1a11e70-0000-4000-8000-000000000001';
const SIMULATED_PRINCIPAL = 'c1a11e70-0000-4000-8000-000000000002';

/** Three parts in base64url, the signature among them. */
const SIGNED_TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** What Entra allows between its clock and that of a service. */
const CLOCK_SKEW_SECONDS = 300;

/**
 * Makes an access token in the form of Entra's, with the word `simulated` for a signature.
 *
 * @param {TokenClaims} claims
 * @param {number} nowSeconds since 1970
 * @returns {string}
 */
export function issueToken(claims, nowSeconds) {
  const { scopes = [], tenantId = EXAMPLE_TENANT, appId = SIMULATED_APP, lifetimeSeconds = 3599 } = claims;
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
    oid: SIMULATED_PRINCIPAL,
    ...(roles.length > 0 && { roles }),
    ...(isDelegated && { scp: scopes.join(' ') }),
    sub: SIMULATED_PRINCIPAL,
    tid: tenantId,
    ver: '1.0',
  };
  return `${encodePart(header)}.${encodePart(payload)}.simulated`;
}

/**
 * What a good token says.
 *
 * @typedef {object} Caller
 * @property {string} tenantId
 * @property {boolean} mayTransfer whether it has the permission
 * @property {undefined} [refusal]
 */

/**
 * Checks the header `Authorization` as Graph's front door does, but for the signature.
 *
 * @param {string | null} authorization
 * @param {number} nowSeconds since 1970
 * @returns {Caller | { tenantId?: undefined, mayTransfer?: undefined, refusal: Refusal }} who asks, or why they are refused
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
  // The times are compared here, because the core reads the host's clock and the simulator has its own.
  if (expiresAt <= nowSeconds) return { refusal: refusals.tokenExpired };
  if (notBefore > nowSeconds + CLOCK_SKEW_SECONDS) return { refusal: refusals.tokenNotYetValid };
  if (has('tokenDelegated')) return { refusal: refusals.insufficientPermissions };
  return { tenantId, mayTransfer: !has('tokenRoleMissing') };
}
