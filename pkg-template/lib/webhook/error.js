// @ts-check
/** The errors of the webhook, and the HTTP status of each. */

import { isErrorNamed, nameErrors } from '../named-error.js';
import { HINTS } from './hints.js';

/** @import { WebhookErrorCode, WebhookError as WebhookErrorType } from '../../types/webhook.js' */

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
  audienceMismatch: 401,
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

class WebhookErrorClass extends Error {
  static {
    nameErrors(WebhookErrorClass, 'WebhookError');
  }
}

/** @type {typeof import('../../types/webhook.js').WebhookError} */
export const WebhookError = /** @type {any} */ (WebhookErrorClass);

/**
 * Creates a `WebhookError`.
 * @param {WebhookErrorCode} code
 * @param {string} message goes into the response: it must not contain any part of the request
 * @param {{ hint?: string | undefined, cause?: unknown, retryAfterSeconds?: number }} [details] the advice, by default that of the
 *   code, the error that was
 *   caught, and the time after which the sender may retry
 * @returns {WebhookErrorType}
 */
export function webhookError(code, message, { hint = HINTS[code], cause, retryAfterSeconds } = {}) {
  const error = new WebhookErrorClass(message, cause === undefined ? undefined : { cause });
  return /** @type {any} */ (
    Object.assign(error, {
      code,
      status: STATUSES[code],
      hint,
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    })
  );
}

/** @type {typeof import('../../types/webhook.js').isWebhookError} */
export function isWebhookError(error) {
  return isErrorNamed(error, 'WebhookError');
}
