// @ts-check
/** Between a webhook and its two kinds of hosts: those that have a `Request`, and those that have only what one is made of. */

/** @import { PlainRequest, PlainResponse, Webhook, WebhookContext } from '../../types/webhook.js' */

/**
 * A request, as it is read: nothing of it before it is asked for.
 * @typedef {object} Incoming
 * @property {string} method
 * @property {string} url absolute, or a path and a query
 * @property {(name: string) => string | null} header several of one name joined with commas; the name in lower case
 * @property {boolean} bodyUsed whether somebody has read the body already
 * @property {Uint8Array | ReadableStream<Uint8Array> | null} body
 */

/** @typedef {(open: () => Incoming, context?: WebhookContext) => Promise<PlainResponse>} Receive it never rejects */

/** Any base will do: nothing but the query is looked at. */
const BASE = 'http://webhook.invalid';

/** How the webhooks of this package take what is no `Request`. In Node making one costs as much as all the rest. */
/** @type {WeakMap<Webhook, Receive>} */
const receivers = new WeakMap();

/**
 * @param {Receive} receive
 * @returns {Webhook}
 */
export function fetchStyle(receive) {
  /** @type {Webhook} */
  const webhook = async (request, context) => {
    const { status, headers, body } = await receive(() => ofRequest(request), context);
    return new Response(/** @type {BodyInit | undefined} */ (body) ?? null, {
      status,
      headers: /** @type {[string, string][]} */ (headers),
    });
  };
  receivers.set(webhook, receive);
  return webhook;
}

/** @type {typeof import('../../types/webhook.js').toPlainHandler} */
export function toPlainHandler(webhook) {
  const receive = receivers.get(webhook);
  if (receive) return (request, context) => receive(() => ofPlain(request), context);
  return async (request, context) => plainOf(await webhook(requestOf(request), context));
}

/**
 * @param {Request} request
 * @returns {Incoming}
 */
function ofRequest(request) {
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
 * @returns {Incoming}
 */
function ofPlain({ method, url, headers, body = null }) {
  /** @type {Map<string, string>} */
  const values = new Map();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const before = values.get(key);
    values.set(key, before === undefined ? value : `${before}, ${value}`);
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
function requestOf({ method, url, headers: pairs, body }) {
  const headers = new Headers();
  for (const [name, value] of pairs) headers.append(name, value);
  // Node takes methods that a Request refuses to have; what is no POST is answered in the same way, whatever it is.
  if (method !== 'POST') return new Request(new URL(url, BASE), { headers });
  const init = { method, headers, body: /** @type {BodyInit | undefined} */ (body) ?? null, duplex: 'half' };
  return new Request(new URL(url, BASE), init);
}

/**
 * @param {Response} response
 * @returns {Promise<PlainResponse>}
 */
async function plainOf(response) {
  const { status, headers, body } = response;
  const bytes = body === null ? undefined : new Uint8Array(await response.arrayBuffer());
  return { status, headers: [...headers], ...(bytes && { body: bytes }) };
}
