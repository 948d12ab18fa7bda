// @ts-check
/** Connects the handler to hosts with a `Request`, and to hosts that have only its parts. */

import { webhookError } from './error.js';

/** @import { PlainHeaders, PlainRequest, PlainResponse, Webhook, WebhookContext } from '../../types/webhook.js' */

/**
 * A request whose parts are read when the handler needs them.
 *
 * @typedef {object} IncomingRequest
 * @property {string} method
 * @property {string} url absolute, or a path and a query
 * @property {(name: string) => string | null} header returns a header by its name in lower case; several values are
 *   joined with commas
 * @property {boolean} bodyUsed whether the body was already read
 * @property {Uint8Array | ReadableStream<Uint8Array> | null} body
 */

/**
 * Handles a request, and never rejects.
 * @typedef {(getRequest: () => IncomingRequest, context?: WebhookContext) => Promise<PlainResponse>} RequestHandler
 */

/** A base for relative URLs. Only the query is read. */
const BASE_URL = 'http://webhook.invalid';

/**
 * The handlers behind the webhooks of this package. In Node, a `Request` costs as much as everything else together.
 * @type {WeakMap<Webhook, RequestHandler>}
 */
const handlers = new WeakMap();

/**
 * Creates the fetch-style function of a webhook.
 * @param {RequestHandler} handle
 * @returns {Webhook}
 */
export function createFetchHandler(handle) {
  /** @type {Webhook} */
  const webhook = async (request, context) => {
    const { status, headers, body } = await handle(() => readFetchRequest(request), context);
    return new Response(/** @type {BodyInit | undefined} */ (body) ?? null, {
      status,
      headers: /** @type {[string, string][]} */ (headers),
    });
  };
  handlers.set(webhook, handle);
  return webhook;
}

/** @type {typeof import('../../types/webhook.js').toPlainHandler} */
export function toPlainHandler(webhook) {
  const handle = handlers.get(webhook);
  if (handle) return (request, context) => handle(() => readPlainRequest(request), context);
  return async (request, context) => toPlainResponse(await webhook(toFetchRequest(request), context));
}

/**
 * @param {Request} request
 * @returns {IncomingRequest}
 */
function readFetchRequest(request) {
  const { method, url, headers } = request;
  return {
    method,
    url,
    header: (name) => headers.get(name),
    get bodyUsed() {
      return request.bodyUsed;
    },
    get body() {
      return request.body;
    },
  };
}

/**
 * @param {PlainRequest} request
 * @returns {IncomingRequest}
 */
function readPlainRequest({ method, url, headers, body = null }) {
  /** @type {Map<string, string>} */
  const values = new Map();
  for (const [name, value] of listHeaders(headers)) {
    const key = name.toLowerCase();
    const previous = values.get(key);
    values.set(key, previous === undefined ? value : `${previous}, ${value}`);
  }
  return {
    method,
    url,
    header: (name) => values.get(name) ?? null,
    bodyUsed: false,
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
  };
}

/**
 * @param {PlainRequest} request
 * @returns {Request}
 */
function toFetchRequest({ method, url, headers: given, body }) {
  const headers = new Headers();
  for (const [name, value] of listHeaders(given)) headers.append(name, value);
  // Node accepts methods that a `Request` throws for. The webhook responds to all methods but POST in the same way.
  if (method !== 'POST') return new Request(new URL(url, BASE_URL), { headers });
  const init = { method, headers, body: /** @type {BodyInit | undefined} */ (body) ?? null, duplex: 'half' };
  return new Request(new URL(url, BASE_URL), init);
}

/**
 * Lists the headers, one pair for each value, without the pseudo-headers of HTTP/2.
 * @param {PlainHeaders} headers
 * @returns {Generator<[name: string, value: string]>}
 */
function* listHeaders(headers) {
  if (typeof headers !== 'object' || headers === null) throw invalidHeaders();
  for (const pair of Symbol.iterator in headers ? headers : Object.entries(headers)) {
    if (!Array.isArray(pair) || typeof pair[0] !== 'string') throw invalidHeaders();
    const [name, values] = pair;
    if (name.startsWith(':')) continue;
    for (const value of [values].flat()) {
      if (typeof value === 'string') yield [name, value];
      else if (value !== undefined && value !== null) throw invalidHeaders();
    }
  }
}

function invalidHeaders() {
  return webhookError('internal', 'The headers are invalid.', {
    hint: 'Pass "headers" as an object, such as the headers of the request, or as pairs of name and value. Each value is a string or an array of strings.',
  });
}

/**
 * @param {Response} response
 * @returns {Promise<PlainResponse>}
 */
async function toPlainResponse(response) {
  const { status, headers, body } = response;
  const bytes = body === null ? undefined : new Uint8Array(await response.arrayBuffer());
  return { status, headers: [...headers], ...(bytes && { body: bytes }) };
}
