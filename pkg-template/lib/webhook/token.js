// @ts-check
/** Verifies the token of a notification: the header, the signature, the claims. */

import { setBounded } from '../bounded-map.js';
import { awaitFromCaller } from '../caller.js';
import { canonicalGuid, isGuid } from '../guid.js';
import { isWebhookError, webhookError } from './error.js';
import { hintOfToken, hintOfUnknownKey } from './hints.js';
import { loadJose, toWebhookError } from './jose.js';
import { getKeySource } from './keys.js';
import { readVerificationOptions } from './options.js';

/** @import { JWTPayload } from 'jose' */
/** @import { NotificationToken, VerificationOptions, WebhookError, WebhookErrorCode } from '../../types/webhook.js' */
/** @import { Jose } from './jose.js' */
/** @import { KeyEdition } from './keys.js' */
/** @import { Trust } from './options.js' */

/** The sender's tokens have 1 to 2 KiB. */
const MAX_HEADER_LENGTH = 16_384;
const MAX_KEY_ID_LENGTH = 256;
const SCHEME = /^Bearer +(?=\S)/i;
/** Three parts in base64url. The last one is empty in a token without a signature. */
const JWT = /^[\w-]+\.[\w-]+\.[\w-]*$/;
/** Header parameters that change how a token is read. The sender uses none of them. */
const EXTENSIONS = ['crit', 'b64', 'zip', 'enc'];
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
const TENANT_CLAIMS = ['tid', 'http://schemas.microsoft.com/identity/claims/tenantid'];
/** The allowed difference between two clocks. */
const CLOCK_SKEW_SECONDS = 300;

/** The refusals whose advice does not depend on the sender. @type {readonly WebhookErrorCode[]} */
const KEPT_HINTS = ['tokenExpired', 'tokenNotYetValid', 'tenantNotAllowed'];

/** The sender uses one token for many notifications, and a signature takes time to verify. */
const MAX_CACHED_TOKENS = 256;
const CACHE_TTL_MS = 300_000;

/**
 * Verifies the token in a header. `hintOfRequest` returns the advice that the rest of the request gives, if it fails.
 * @typedef {(authorization: string | null | undefined, hintOfRequest?: () => string | undefined) => Promise<NotificationToken>} Verifier
 */

/** @type {WeakMap<VerificationOptions, Verifier>} */
const verifiers = new WeakMap();

/** @type {typeof import('../../types/webhook.js').verifyNotificationToken} */
export function verifyNotificationToken(authorization, options) {
  return awaitFromCaller(verifyNotificationToken, () => {
    const verify = verifiers.get(options) ?? createVerifier(readVerificationOptions(options), () => {});
    verifiers.set(options, verify);
    return verify(authorization);
  });
}

/**
 * Creates the verifier of a webhook.
 * @param {Trust} trust
 * @param {(error: WebhookError) => void} onError called for errors that do not affect the token
 * @returns {Verifier}
 */
export function createVerifier(trust, onError) {
  const { audiences, issuers, discovery, fetch, clock } = trust;
  const keySource = getKeySource(discovery, fetch);
  const cache = createTokenCache();

  return async (authorization, hintOfRequest) => {
    try {
      return await verify(authorization);
    } catch (error) {
      throw withHint(error, hintOfRequest);
    }
  };

  /**
   * @param {string | null | undefined} authorization
   * @returns {Promise<NotificationToken>}
   */
  async function verify(authorization) {
    const jwt = readBearerToken(authorization);
    const now = clock();
    const cached = cache.find(jwt, now, keySource.edition);
    if (cached !== undefined) return cached;

    const jose = await loadJose();
    checkHeader(jose, jwt);
    /**
     * The edition that the key came from: the source may have a later one when the signature is verified.
     * @type {KeyEdition | undefined}
     */
    let edition;
    try {
      const { payload } = await jose.jwtVerify(
        jwt,
        async (header, parts) => {
          const unknownKeyHint = () => hintOfUnknownKey(jwt, trust);
          const found = await keySource.find(header, parts, { now, onError, unknownKeyHint });
          edition = found.edition;
          return found.key;
        },
        {
          algorithms: ALGORITHMS,
          issuer: [...issuers],
          audience: [...audiences],
          requiredClaims: ['exp'],
          clockTolerance: CLOCK_SKEW_SECONDS,
          currentDate: new Date(now),
        },
      );
      const token = readClaims(payload, trust);
      cache.store(jwt, token, now, edition);
      return token;
    } catch (thrown) {
      throw withHint(toWebhookError(thrown), () => hintOfToken(jwt));
    }
  }
}

/**
 * Replaces the advice of a refused token by a better one, if there is one.
 * @template Thrown
 * @param {Thrown} error
 * @param {(() => string | undefined) | undefined} findHint
 * @returns {Thrown}
 */
function withHint(error, findHint) {
  // Several requests share an error of the keys.
  const isRefusal = isWebhookError(error) && error.status < 500 && !KEPT_HINTS.includes(error.code);
  const hint = isRefusal ? findHint?.() : undefined;
  return hint === undefined ? error : Object.assign(/** @type {Thrown & object} */ (error), { hint });
}

/**
 * @param {string | null | undefined} authorization
 * @returns {string} the token in the header
 */
function readBearerToken(authorization) {
  if (typeof authorization !== 'string' || authorization.trim() === '') {
    throw webhookError('tokenMissing', 'The request has no Authorization header.');
  }
  if (authorization.length > MAX_HEADER_LENGTH) {
    throw webhookError('tokenTooLong', 'The Authorization header is too long.');
  }
  // Hosts join several headers with commas, and a token contains none.
  if (authorization.includes(',')) {
    throw webhookError('tokenAmbiguous', 'The request has several Authorization headers.');
  }
  const text = authorization.trim();
  const scheme = SCHEME.exec(text)?.[0];
  if (scheme === undefined) throw webhookError('tokenMissing', 'The Authorization header has no Bearer token.');
  const credentials = text.slice(scheme.length);
  if (!JWT.test(credentials)) {
    throw webhookError('tokenMalformed', 'The token is not a signed JWT: expected three parts in base64url.');
  }
  return credentials;
}

/**
 * Checks the header of a token, before a key is looked up.
 * @param {Jose} jose
 * @param {string} jwt
 */
function checkHeader(jose, jwt) {
  const { alg, kid, ...others } = decodeHeader(jose, jwt);
  if (!ALGORITHMS.includes(/** @type {any} */ (alg))) {
    throw webhookError('algorithmNotAllowed', `The algorithm of the token is not one of ${ALGORITHMS.join(', ')}.`);
  }
  if (EXTENSIONS.some((name) => name in others)) {
    throw webhookError('tokenMalformed', `The token header has an unsupported parameter: ${EXTENSIONS.join(', ')}.`);
  }
  if (typeof kid !== 'string' || kid === '' || kid.length > MAX_KEY_ID_LENGTH) {
    throw webhookError('keyUnknown', 'The token header has no valid key id (kid).');
  }
}

/**
 * @param {Jose} jose
 * @param {string} jwt
 */
function decodeHeader(jose, jwt) {
  try {
    return jose.decodeProtectedHeader(jwt);
  } catch (cause) {
    throw webhookError('tokenMalformed', 'The token header is not valid JSON.', { cause });
  }
}

/**
 * Reads the claims of a token whose signature, issuer, audience and times are valid.
 * @param {JWTPayload} payload
 * @param {Trust} trust
 * @returns {NotificationToken}
 */
function readClaims(payload, { audiences, tenants }) {
  const tenantId = readTenantId(payload);
  if (tenants !== undefined && !tenants.has(canonicalGuid(tenantId))) {
    throw webhookError('tenantNotAllowed', 'The tenant of the token is not allowed.');
  }
  const { iss: issuer, iat: issuedAt, exp: expiresAt } = payload;
  const appId = audiences.find((audience) => [payload.aud].flat().includes(audience));
  return Object.freeze({
    appId: /** @type {string} */ (appId),
    tenantId,
    issuer: /** @type {string} */ (issuer),
    ...(typeof issuedAt === 'number' && { issuedAt }),
    expiresAt: /** @type {number} */ (expiresAt),
  });
}

/** @param {JWTPayload} payload */
function readTenantId(payload) {
  const tenants = TENANT_CLAIMS.map((claim) => payload[claim]).filter((tenant) => tenant !== undefined);
  if (tenants.length === 0 || !tenants.every(isGuid)) {
    throw webhookError('tenantMissing', `The token has no tenant: expected a GUID in ${TENANT_CLAIMS.join(' or ')}.`);
  }
  const [tenantId = '', ...others] = tenants;
  if (others.some((other) => canonicalGuid(other) !== canonicalGuid(tenantId))) {
    throw webhookError('tenantMissing', 'The token has two different tenants.');
  }
  return tenantId;
}

/** Creates a cache of verified tokens. Only these enter it: other senders cannot push them out with tokens of their own. */
function createTokenCache() {
  /** @type {Map<string, { token: NotificationToken, since: number, until: number, edition: KeyEdition | undefined }>} */
  const entries = new Map();

  return {
    /**
     * Returns a cached token, unless it has expired, the keys have changed, or the clock was set back since.
     * @param {string} jwt
     * @param {number} now milliseconds since 1970
     * @param {KeyEdition | undefined} edition the current one
     * @returns {NotificationToken | undefined}
     */
    find(jwt, now, edition) {
      const entry = entries.get(jwt);
      if (entry === undefined) return undefined;
      if (entry.since <= now && now < entry.until && edition === entry.edition) return entry.token;
      entries.delete(jwt);
      return undefined;
    },

    /**
     * @param {string} jwt
     * @param {NotificationToken} token
     * @param {number} now milliseconds since 1970
     * @param {KeyEdition | undefined} edition the one that verified the token
     */
    store(jwt, token, now, edition) {
      const until = Math.min(now + CACHE_TTL_MS, token.expiresAt * 1000);
      setBounded(entries, jwt, { token, since: now, until, edition }, MAX_CACHED_TOKENS);
    },
  };
}
