// @ts-check
/** The HTTP responses of a simulated Graph, and of the proxies in front of it. */

/** @import { Refusal } from './refusals.js' */

/**
 * The parts of a request that its response depends on.
 *
 * @typedef {object} Exchange
 * @property {number} now milliseconds since 1970
 * @property {string} requestId
 * @property {string | undefined} clientRequestId
 * @property {AbortSignal | undefined} signal the caller's
 */

const JSON_TYPE = 'application/json; charset=utf-8';
const MAX_TIMER_MS = 2 ** 30;

/**
 * Responds with 202 and no body.
 * @param {Exchange} exchange
 * @param {Readonly<Record<string, string>>} [headers]
 */
export function acceptedResponse(exchange, headers) {
  return createResponse(exchange, 202, null, headers);
}

/**
 * Responds with 201, and the call that was created.
 * @param {Exchange} exchange
 * @param {object} resource
 * @param {string} location
 */
export function createdResponse(exchange, resource, location) {
  return createResponse(exchange, 201, JSON.stringify(resource), { 'Content-Type': JSON_TYPE, Location: location });
}

/**
 * Responds with 204 and no body.
 * @param {Exchange} exchange
 */
export function noContentResponse(exchange) {
  return createResponse(exchange, 204, null);
}

/**
 * Responds with 200 and a JSON body.
 * @param {Exchange} exchange
 * @param {object} resource
 */
export function okResponse(exchange, resource) {
  return createResponse(exchange, 200, JSON.stringify(resource), { 'Content-Type': JSON_TYPE });
}

/**
 * Responds with a refusal in Graph's error format.
 * @param {Exchange} exchange
 * @param {Refusal} refusal
 */
export function refusalResponse(exchange, refusal) {
  const body = JSON.stringify(createErrorBody(exchange, refusal));
  return createResponse(exchange, refusal.status, body, { 'Content-Type': JSON_TYPE, ...refusal.headers });
}

/**
 * Responds with a refusal whose body ends with an error after its first half, as when the connection is lost.
 * @param {Exchange} exchange
 * @param {Refusal} refusal
 */
export function truncatedRefusalResponse(exchange, refusal) {
  const bytes = new TextEncoder().encode(JSON.stringify(createErrorBody(exchange, refusal)));
  let isStarted = false;
  const body = new ReadableStream({
    async pull(controller) {
      if (!isStarted) {
        isStarted = true;
        controller.enqueue(bytes.subarray(0, bytes.length / 2));
        return;
      }
      // A server that forwards the body writes at the end of a turn: an error in the same turn would discard the first half.
      await new Promise((resolve) => setTimeout(resolve));
      controller.error(new TypeError('terminated'));
    },
  });
  return createResponse(exchange, refusal.status, body, { 'Content-Type': JSON_TYPE, ...refusal.headers });
}

/**
 * Responds with 502 and an HTML page, as a proxy does when Graph does not respond.
 * @param {Exchange} exchange
 */
export function badGatewayResponse(exchange) {
  const body =
    '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n' +
    '<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n';
  return createResponse(exchange, 502, body, { 'Content-Type': 'text/html' });
}

/**
 * Never responds: rejects when the caller aborts.
 * @param {Exchange} exchange
 * @returns {Promise<never>}
 */
export function noResponse({ signal }) {
  return new Promise((_, reject) => {
    // Represents the open connection: without a timer, Node would end the process here.
    const openConnection = setInterval(() => {}, MAX_TIMER_MS);
    const abort = () => {
      clearInterval(openConnection);
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', abort, { once: true });
  });
}

/**
 * Creates the discovery document, in which a webhook finds the URL of the signing keys.
 * @param {string} url of the document
 * @returns {object}
 */
export function createDiscoveryDocument(url) {
  return {
    issuer: 'https://api.botframework.com',
    jwks_uri: new URL('keys', url).href,
    // The real document contains this value, which is not a registered algorithm; the tokens are signed with RS256.
    id_token_signing_alg_values_supported: ['RSA256'],
  };
}

/**
 * @param {Exchange} exchange
 * @param {number} status
 * @param {string | ReadableStream | null} body
 * @param {Readonly<Record<string, string>>} [headers]
 */
function createResponse({ now, requestId, clientRequestId }, status, body, headers) {
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
function createErrorBody({ now, requestId, clientRequestId }, { code, message }) {
  const innerError = {
    // Graph writes this date without a time zone.
    date: new Date(now).toISOString().slice(0, 19),
    'request-id': requestId,
    ...(clientRequestId !== undefined && { 'client-request-id': clientRequestId }),
  };
  return { error: { code, message, innerError } };
}
