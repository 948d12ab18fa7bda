// @ts-check
/** The library `jose`, which verifies signatures: an optional peer dependency, loaded when a webhook is created. */

import { isWebhookError, webhookError } from './error.js';

/** @import { WebhookError } from '../../types/webhook.js' */

/** @typedef {typeof import('jose')} Jose */

/** @type {Promise<Jose> | undefined} */
let loading;

/**
 * Loads the library.
 * @returns {Promise<Jose>}
 * @throws {WebhookError} `joseMissing`
 */
export function loadJose() {
  loading ??= import('jose').catch((cause) => {
    loading = undefined;
    const [problem, hint] = problemOf(/** @type {any} */ (cause)?.code);
    throw webhookError('joseMissing', `The server cannot verify tokens: the package jose ${problem}.`, {
      hint,
      cause,
      retryAfterSeconds: 60,
    });
  });
  return loading;
}

/**
 * Returns what is wrong with the package, and what to do.
 * @param {unknown} code of the host's error
 * @returns {[problem: string, hint: string]}
 */
function problemOf(code) {
  switch (code) {
    case 'ERR_MODULE_NOT_FOUND':
    case 'MODULE_NOT_FOUND':
      return ['is not installed', 'Install it: npm install jose'];
    case 'ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG':
    case 'ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING':
      return ['could not be imported', 'In Jest: set NODE_OPTIONS=--experimental-vm-modules'];
    default:
      return ['could not be imported', 'Check that it is installed (npm install jose); the cause contains the reason.'];
  }
}

/**
 * Returns the `WebhookError` for anything that the verification of a token throws.
 * @param {unknown} thrown by jose, or by the lookup of the key
 * @returns {WebhookError}
 */
export function toWebhookError(thrown) {
  if (isWebhookError(thrown)) return thrown;
  switch (/** @type {any} */ (thrown)?.code) {
    case 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED':
      return webhookError('signatureInvalid', 'The signature of the token is invalid.');
    case 'ERR_JWT_EXPIRED':
      return webhookError('tokenExpired', 'The token has expired.');
    case 'ERR_JWT_CLAIM_VALIDATION_FAILED':
      return toClaimError(/** @type {any} */ (thrown));
    case 'ERR_JOSE_ALG_NOT_ALLOWED':
      return webhookError('algorithmNotAllowed', 'The algorithm of the token is not allowed.');
    case 'ERR_JWS_INVALID':
    case 'ERR_JWT_INVALID':
    case 'ERR_JOSE_NOT_SUPPORTED':
      return webhookError('tokenMalformed', 'The token is not a signed JWT with a JSON object as its claims.');
    default:
      return webhookError('internal', 'The token could not be verified.', { cause: thrown, retryAfterSeconds: 5 });
  }
}

/** @param {{ claim: string, reason: string }} thrown */
function toClaimError({ claim, reason }) {
  if (reason === 'missing') return webhookError('claimMissing', 'The token needs the claims iss, aud and exp.');
  if (reason === 'invalid') return webhookError('tokenMalformed', 'A time in the token is not a number.');
  if (claim === 'iss') return webhookError('issuerUnknown', 'The issuer of the token is unknown.');
  if (claim === 'aud') return webhookError('audienceMismatch', 'The audience of the token is another app.');
  return webhookError('tokenNotYetValid', 'The token is not valid yet.');
}
