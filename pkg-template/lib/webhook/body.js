// @ts-check
/** Takes the body of a request, within its limits, and reads it. */

import { parseNotifications } from '../api.js';
import { readBounded } from './bytes.js';
import { isWebhookError, webhookError } from './error.js';

/** Graph's bodies arrive in one piece. */
const TIME_LIMIT_MS = 10_000;

/**
 * @param {Request} request
 * @param {number} limit in bytes
 * @returns {Promise<Uint8Array>}
 */
export async function readBody(request, limit) {
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > limit) throw tooLarge();
  if (request.bodyUsed) {
    throw webhookError('bodyIncomplete', 'The body of the request was read already.', {
      hint: 'Give the request to the webhook before anything else reads it.',
    });
  }
  const body = await readWithinTime(request.body, limit);
  if (body === undefined) throw tooLarge();
  return body;
}

/** @param {Uint8Array} body */
export function parseBody(body) {
  try {
    return parseNotifications(body);
  } catch (cause) {
    const code = /** @type {any} */ (cause)?.code;
    if (code === 'limitExceeded')
      throw webhookError('bodyTooLarge', 'The body has too many levels or items.', { cause });
    if (code !== 'invalidPayload') throw cause;
    throw webhookError('invalidPayload', 'The body is no JSON.', { cause });
  }
}

function tooLarge() {
  return webhookError('bodyTooLarge', 'The body is too large.', { hint: 'See the option "maxBodyBytes".' });
}

/**
 * @param {Request['body']} stream
 * @param {number} limit
 */
async function readWithinTime(stream, limit) {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    controller.abort(webhookError('bodyTimedOut', 'The body did not arrive in time.'));
  }, TIME_LIMIT_MS);
  try {
    return await readBounded(stream, limit, controller.signal);
  } catch (cause) {
    throw isWebhookError(cause) ? cause : webhookError('bodyIncomplete', 'The body did not arrive whole.', { cause });
  } finally {
    clearTimeout(timer);
  }
}
