// @ts-check
/** A server on the loopback address with prepared responses, which fails the test on more or fewer requests. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { pending } from './pending.mjs';

/**
 * @typedef {object} Recorded
 * @property {string} method
 * @property {string} path
 * @property {import('node:http').IncomingHttpHeaders} headers
 * @property {string} body
 */

/**
 * @callback StubResponse
 * @param {import('node:http').ServerResponse} httpResponse
 * @returns {void}
 */

/**
 * Serves one response for each expected request.
 *
 * @param {import('node:test').TestContext} t
 * @param {...StubResponse} responses
 */
export async function serve(t, ...responses) {
  /** @type {Recorded[]} */
  const requests = [];
  const received = responses.map(pending);
  const closed = responses.map(pending);

  const server = createServer(async (request, httpResponse) => {
    const at = requests.length;
    const { method = '', url: path = '', headers } = request;
    /** @type {Recorded} */
    const recorded = { method, path, headers, body: '' };
    requests.push(recorded);
    // Node would add the current date to each response; a test adds one where it needs it.
    httpResponse.sendDate = false;
    recorded.body = await text(request);
    httpResponse.on('close', () => closed[at]?.resolve());
    received[at]?.resolve();
    const response = responses[at] ?? status(599, { body: 'The test expected no further request.' });
    response(httpResponse);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());

  t.after(() => {
    server.closeAllConnections();
    server.close();
    const paths = requests.map(({ method, path }) => `${method} ${path}`);
    assert.equal(requests.length, responses.length, `${responses.length} requests were expected: ${paths.join(', ')}`);
  });

  return {
    baseUrl: `http://127.0.0.1:${port}`,
    requests,
    /** Each resolves when the whole request arrived. */
    received: received.map(({ promise }) => promise),
    /** Each resolves when the exchange ended: with a response, or aborted by the client. */
    closed: closed.map(({ promise }) => promise),
  };
}

/**
 * Returns a complete response.
 *
 * @param {number} code
 * @param {{ headers?: Record<string, string>, body?: string }} [rest]
 * @returns {StubResponse}
 */
export function status(code, { headers = {}, body = '' } = {}) {
  return (httpResponse) => {
    httpResponse.writeHead(code, headers).end(body);
  };
}

/** Accepts like Graph. */
export const accept = status(202);

/**
 * Refuses with Retry-After.
 *
 * @param {number} code
 * @param {string} [retryAfter]
 */
export function later(code, retryAfter) {
  return status(code, retryAfter === undefined ? {} : { headers: { 'Retry-After': retryAfter } });
}

/** @type {StubResponse} takes the request and says nothing */
export function hang() {}

/** @type {StubResponse} takes the request and breaks the connection */
export function reset(httpResponse) {
  httpResponse.socket?.resetAndDestroy();
}

/**
 * Begins a body that never continues.
 *
 * @param {number} code
 * @param {string} [type]
 * @returns {StubResponse}
 */
export function stall(code, type = 'application/json') {
  return (httpResponse) => {
    httpResponse.writeHead(code, { 'Content-Type': type, 'Content-Length': '1000' }).write('{"error":{"code":"75');
  };
}

/**
 * Begins a body and breaks the connection before its end.
 *
 * @param {number} code
 * @returns {StubResponse}
 */
export function cut(code) {
  return (httpResponse) => {
    httpResponse.writeHead(code, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
    httpResponse.write('{"error":{"code":"75', () => httpResponse.destroy());
  };
}

/** @returns {Promise<string>} the root of a server that was there a moment ago */
export async function goneBaseUrl() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}`;
}
