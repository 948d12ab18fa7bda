// @ts-check
/** What a token says, once its signature and its times are known to be good; and why one was refused. */

import { canonicalGuid, isGuid } from '../guid.js';
import { isWebhookError, webhookError } from './error.js';

/** @import { JWTPayload } from 'jose' */
/** @import { NotificationToken, WebhookError } from '../../types/webhook.js' */
/** @import { Trust } from './options.js' */

const TENANT_CLAIMS = ['tid', 'http://schemas.microsoft.com/identity/claims/tenantid'];

/**
 * @param {JWTPayload} payload
 * @param {Trust} trust
 * @returns {NotificationToken}
 */
export function readClaims(payload, { audiences, tenants }) {
  const tenantId = readTenant(payload);
  if (tenants !== undefined && !tenants.has(canonicalGuid(tenantId))) {
    throw webhookError('tenantNotAllowed', 'Notifications of this tenant are not taken here.');
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
function readTenant(payload) {
  const named = TENANT_CLAIMS.map((claim) => payload[claim]).filter((tenant) => tenant !== undefined);
  if (named.length === 0 || !named.every(isGuid)) {
    throw webhookError('tenantMissing', `The token names no tenant: expected a GUID in ${TENANT_CLAIMS.join(' or ')}.`);
  }
  const [tenantId = '', ...others] = named;
  if (others.some((other) => canonicalGuid(other) !== canonicalGuid(tenantId))) {
    throw webhookError('tenantMissing', 'The token names two tenants.');
  }
  return tenantId;
}

/**
 * @param {unknown} thrown by jose, or here while it asked for a key
 * @returns {WebhookError}
 */
export function reasonOf(thrown) {
  if (isWebhookError(thrown)) return thrown;
  switch (/** @type {any} */ (thrown)?.code) {
    case 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED':
      return webhookError('signatureInvalid', 'The signature of the token is not that of its key.');
    case 'ERR_JWT_EXPIRED':
      return webhookError('tokenExpired', 'The token has expired.', {
        hint: 'If it happens to all of them, set the clock of this server.',
      });
    case 'ERR_JWT_CLAIM_VALIDATION_FAILED':
      return reasonOfClaim(/** @type {any} */ (thrown));
    case 'ERR_JOSE_ALG_NOT_ALLOWED':
      return webhookError('algorithmNotAllowed', 'The algorithm of the token is not allowed.');
    case 'ERR_JWS_INVALID':
    case 'ERR_JWT_INVALID':
    case 'ERR_JOSE_NOT_SUPPORTED':
      return webhookError('tokenMalformed', 'The token is no signed JWT whose claims are a JSON object.');
    default:
      return webhookError('internal', 'The token could not be verified.', { cause: thrown, retryAfterSeconds: 5 });
  }
}

/** @param {{ claim: string, reason: string }} thrown */
function reasonOfClaim({ claim, reason }) {
  if (reason === 'missing') return webhookError('claimMissing', 'The token lacks one of the claims iss, aud, exp.');
  if (reason === 'invalid') return webhookError('tokenMalformed', 'A time in the token is no number.');
  if (claim === 'iss') {
    return webhookError('issuerUnknown', 'The issuer of the token is not one of those that are trusted.', {
      hint: 'Issuers are compared letter by letter, the slash at the end too: see the option "issuers".',
    });
  }
  if (claim === 'aud') {
    return webhookError('audienceWrong', 'The token is for another app.', {
      hint: 'The option "appId" has to be the id of the app that the calls belong to.',
    });
  }
  return webhookError('tokenNotYetValid', 'The token is not valid yet.', {
    hint: 'If it happens to all of them, set the clock of this server.',
  });
}
