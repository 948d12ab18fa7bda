// @ts-check
/** What the webhook refuses with, and what became of that which it accepted. */

/** @import { WebhookError, WebhookErrorCode } from '../../types/webhook.js' */

/** @type {Readonly<Record<WebhookErrorCode, number>>} */
const STATUSES = Object.freeze({
  methodNotAllowed: 405,
  subscriptionHandshake: 400,
  tokenMissing: 401,
  tokenAmbiguous: 401,
  tokenTooLong: 401,
  tokenMalformed: 401,
  algorithmNotAllowed: 401,
  keyUnknown: 401,
  signatureInvalid: 401,
  claimMissing: 401,
  issuerUnknown: 401,
  audienceWrong: 401,
  tokenExpired: 401,
  tokenNotYetValid: 401,
  tenantMissing: 401,
  tenantNotAllowed: 403,
  keysUnavailable: 503,
  joseMissing: 503,
  bodyTooLarge: 413,
  bodyTimedOut: 408,
  bodyIncomplete: 400,
  invalidPayload: 400,
  notANotification: 400,
  storeFailed: 503,
  joiningFailed: 503,
  internal: 503,
  handlerFailed: 202,
});

/**
 * @param {WebhookErrorCode} code
 * @param {string} message goes over the wire: nothing of the request may be in it
 * @param {{ hint?: string, cause?: unknown, retryAfterSeconds?: number }} [more] what to do, what was thrown, and when a request
 *   that could not be judged may come again
 * @returns {WebhookError}
 */
export function webhookError(code, message, { hint, cause, retryAfterSeconds } = {}) {
  const error = new Error(message, cause === undefined ? undefined : { cause });
  return Object.assign(error, {
    name: /** @type {const} */ ('WebhookError'),
    code,
    status: STATUSES[code],
    ...(hint !== undefined && { hint }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  });
}

/** @type {typeof import('../../types/webhook.js').isWebhookError} */
export function isWebhookError(error) {
  // Not `instanceof`: the error may come from another realm, or from a second copy of this package.
  return (
    typeof error === 'object' && error !== null && 'name' in error && error.name === 'WebhookError' && 'code' in error
  );
}
