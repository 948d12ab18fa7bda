// @ts-check

/** @import { Refusal } from './refusals.js' */

/**
 * One request, as far as its answer needs it.
 *
 * @typedef {object} Exchange
 * @property {number} now milliseconds since 1970
 * @property {string} requestId
 * @property {string | undefined} clientRequestId
 * @property {AbortSignal | undefined} signal the caller's
 */

const JSON_TYPE = 'application/json; charset=utf-8';

/**
 * @param {Exchange} exchange
 * @param {Readonly<Record<string, string>>} [headers]
 * @returns {Response} 202 without a body
 */
export function accepted(exchange, headers) {
  return answer(exchange, 202, null, headers);
}

/**
 * @param {Exchange} exchange
 * @param {object} what
 * @returns {Response} 200 with what was asked for
 */
export function shown(exchange, what) {
  return answer(exchange, 200, JSON.stringify(what), { 'Content-Type': JSON_TYPE });
}

/**
 * @param {Exchange} exchange
 * @param {Refusal} refusal
 * @returns {Response} the refusal in the form that Graph gives its errors
 */
export function refused(exchange, refusal) {
  const body = JSON.stringify(graphError(exchange, refusal));
  return answer(exchange, refusal.status, body, { 'Content-Type': JSON_TYPE, ...refusal.headers });
}

/**
 * @param {Exchange} exchange
 * @param {Refusal} refusal
 * @returns {Response} the refusal, whose body breaks off in the middle as when the connection is lost
 */
export function refusedThenCut(exchange, refusal) {
  const bytes = new TextEncoder().encode(JSON.stringify(graphError(exchange, refusal)));
  let isBegun = false;
  const body = new ReadableStream({
    async pull(controller) {
      if (!isBegun) {
        isBegun = true;
        controller.enqueue(bytes.subarray(0, bytes.length / 2));
        return;
      }
      // A server that passes this on writes at the end of a turn, and would lose the first half if the fault came within it.
      await new Promise((resolve) => setTimeout(resolve));
      controller.error(new TypeError('terminated'));
    },
  });
  return answer(exchange, refusal.status, body, { 'Content-Type': JSON_TYPE, ...refusal.headers });
}

/**
 * @param {Exchange} exchange
 * @returns {Response} what a proxy in front of Graph answers when Graph does not
 */
export function badGateway(exchange) {
  const body =
    '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n' +
    '<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n';
  return answer(exchange, 502, body, { 'Content-Type': 'text/html' });
}

/**
 * @param {Exchange} exchange
 * @returns {Promise<never>} settles on an abort only
 */
export function silence({ signal }) {
  return new Promise((_, reject) => {
    // An open connection keeps Node running; nothing else would do so here, and the process would end while it waits.
    const openConnection = setInterval(() => {}, 2 ** 30);
    const giveUp = () => {
      clearInterval(openConnection);
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', giveUp, { once: true });
  });
}

/**
 * @param {Exchange} exchange
 * @param {number} status
 * @param {string | ReadableStream | null} body
 * @param {Readonly<Record<string, string>>} [headers]
 */
function answer({ now, requestId, clientRequestId }, status, body, headers) {
  return new Response(body, {
    status,
    headers: {
      Date: new Date(now).toUTCString(),
      'request-id': requestId,
      ...(clientRequestId !== undefined && { 'client-request-id': clientRequestId }),
      ...headers,
    },
  });
}

/**
 * @param {Exchange} exchange
 * @param {Refusal} refusal
 */
function graphError({ now, requestId, clientRequestId }, { code, message }) {
  const innerError = {
    // Graph writes the time without a zone.
    date: new Date(now).toISOString().slice(0, 19),
    'request-id': requestId,
    ...(clientRequestId !== undefined && { 'client-request-id': clientRequestId }),
  };
  return { error: { code, message, innerError } };
}
