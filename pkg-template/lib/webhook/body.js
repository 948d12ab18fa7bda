// @ts-check
/** Takes the body of a request, within its limits, and reads it. */

import { parseNotifications } from '../api.js';
import { letGo, readBounded } from './bytes.js';
import { webhookError } from './error.js';

/** @import { Incoming } from './plain.js' */

/** Graph's bodies arrive in one piece. */
const TIME_LIMIT_MS = 10_000;

/**
 * @param {Incoming} incoming
 * @param {number} limit in bytes
 * @returns {Promise<Uint8Array>}
 */
export async function readBody(incoming, limit) {
  const declared = Number(incoming.header('content-length') ?? 0);
  if (declared > limit) throw tooLarge();
  if (incoming.bodyUsed) {
    throw webhookError('bodyIncomplete', 'The body of the request was read already.', {
      hint: 'Give the request to the webhook before anything else reads it.',
    });
  }
  const { body } = incoming;
  if (body === null) return new Uint8Array();
  const bytes = body instanceof Uint8Array ? body : await readWithinTime(body, limit);
  if (bytes === undefined || bytes.length > limit) throw tooLarge();
  return bytes;
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
 * @param {ReadableStream<Uint8Array>} stream
 * @param {number} limit
 */
async function readWithinTime(stream, limit) {
  let isLate = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  try {
    const reader = stream.getReader();
    timer = setTimeout(() => {
      isLate = true;
      letGo(reader);
    }, TIME_LIMIT_MS);
    const body = await readBounded(reader, limit);
    if (!isLate) return body;
  } catch (cause) {
    throw webhookError('bodyIncomplete', 'The body did not arrive whole.', { cause });
  } finally {
    clearTimeout(timer);
  }
  throw webhookError('bodyTimedOut', 'The body did not arrive in time.');
}
