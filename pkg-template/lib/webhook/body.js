// @ts-check
/** Reads bodies within limits of size and time, and parses the body of a notification. */

import { isBytes } from '../bytes.js';
import { parseNotifications } from '../notifications/parse.js';
import { webhookError } from './error.js';

/** @import { IncomingRequest } from './plain-requests.js' */

/** Graph sends a body in one piece. */
const BODY_TIMEOUT_MS = 10_000;
const INITIAL_BUFFER_BYTES = 16_384;

/**
 * Reads the body of a request.
 * @param {IncomingRequest} request
 * @param {number} maxBytes
 * @returns {Promise<Uint8Array>}
 * @throws {import('../../types/webhook.js').WebhookError} `bodyTooLarge`, `bodyIncomplete`, `bodyTimedOut`
 */
export async function readRequestBody(request, maxBytes) {
  const declaredBytes = Number(request.header('content-length') ?? 0);
  if (declaredBytes > maxBytes) throw bodyTooLarge();
  if (request.bodyUsed) {
    throw webhookError('bodyIncomplete', 'The request body was already read.', {
      hint: 'Call the webhook before anything else reads the request.',
    });
  }
  const { body } = request;
  if (body === null) return new Uint8Array();
  const bytes = isBytes(body) ? body : await readInTime(assertStream(body), maxBytes);
  if (bytes === undefined || bytes.length > maxBytes) throw bodyTooLarge();
  return bytes;
}

/**
 * Parses the body of a notification.
 * @param {Uint8Array} body
 * @throws {import('../../types/webhook.js').WebhookError} `bodyTooLarge`, `invalidPayload`
 */
export function parseBody(body) {
  try {
    return parseNotifications(body);
  } catch (cause) {
    const code = /** @type {any} */ (cause)?.code;
    if (code === 'limitExceeded') {
      throw webhookError('bodyTooLarge', 'The body has too many levels or items.', {
        hint: 'At most 64 levels and 10,000 notifications are read. Graph sends fewer.',
        cause,
      });
    }
    if (code !== 'invalidPayload') throw cause;
    throw webhookError('invalidPayload', 'The body is not valid JSON.', { cause });
  }
}

/**
 * Refuses a body that is not the received one, such as parsed JSON: `store` receives the bytes as they arrived.
 * @param {ReadableStream<Uint8Array>} body
 */
function assertStream(body) {
  if (typeof body?.getReader === 'function') return body;
  throw webhookError('bodyIncomplete', 'The body is not text, bytes or a stream.', {
    hint: 'Pass "body" as received: the text or the bytes (a Uint8Array), not the parsed JSON.',
  });
}

function bodyTooLarge() {
  return webhookError('bodyTooLarge', 'The body is too large.');
}

/**
 * @param {ReadableStream<Uint8Array>} stream
 * @param {number} maxBytes
 */
async function readInTime(stream, maxBytes) {
  let isTimedOut = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  try {
    const reader = stream.getReader();
    timer = setTimeout(() => {
      isTimedOut = true;
      cancel(reader);
    }, BODY_TIMEOUT_MS);
    const body = await readStream(reader, maxBytes);
    if (!isTimedOut) return body;
  } catch (cause) {
    throw webhookError('bodyIncomplete', 'The connection was lost before the end of the body.', { cause });
  } finally {
    clearTimeout(timer);
  }
  throw webhookError('bodyTimedOut', 'Timed out while reading the body.');
}

/**
 * Reads a stream until it ends or is canceled.
 * @param {ReadableStreamDefaultReader<Uint8Array>} reader
 * @param {number} maxBytes
 * @returns {Promise<Uint8Array | undefined>} `undefined` for a longer stream, which is canceled
 */
export async function readStream(reader, maxBytes) {
  // One buffer that grows: in a list of chunks, a sender of single bytes would take a hundred times their size.
  let buffer = new Uint8Array(Math.min(INITIAL_BUFFER_BYTES, maxBytes));
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return length === buffer.length ? buffer : buffer.slice(0, length);
    if (length + value.length > maxBytes) {
      cancel(reader);
      return undefined;
    }
    if (length + value.length > buffer.length) buffer = grow(buffer, length + value.length, maxBytes);
    buffer.set(value, length);
    length += value.length;
  }
}

/**
 * Cancels a stream. The result of its source is ignored, and not waited for.
 * @param {ReadableStreamDefaultReader<Uint8Array>} reader
 */
function cancel(reader) {
  reader.cancel().catch(() => {});
}

/**
 * @param {Uint8Array} buffer
 * @param {number} neededBytes
 * @param {number} maxBytes
 */
function grow(buffer, neededBytes, maxBytes) {
  const larger = new Uint8Array(Math.min(maxBytes, Math.max(neededBytes, 2 * buffer.length)));
  larger.set(buffer);
  return larger;
}
