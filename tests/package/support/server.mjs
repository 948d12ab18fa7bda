// @ts-check
/** A server on the loopback address that answers as it is told, and fails the test when it is asked more or less often. */

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
 * @callback Answer
 * @param {import('node:http').ServerResponse} response
 * @returns {void}
 */

/**
 * Serves one answer for each request that is to come.
 *
 * @param {import('node:test').TestContext} t
 * @param {...Answer} answers
 */
export async function serve(t, ...answers) {
  /** @type {Recorded[]} */
  const requests = [];
  const received = answers.map(pending);
  const closed = answers.map(pending);

  const server = createServer(async (request, response) => {
    const at = requests.length;
    const { method = '', url: path = '', headers } = request;
    /** @type {Recorded} */
    const recorded = { method, path, headers, body: '' };
    requests.push(recorded);
    // Node would date each answer by the clock; a test that wants a date gives it.
    response.sendDate = false;
    recorded.body = await text(request);
    response.on('close', () => closed[at]?.resolve());
    received[at]?.resolve();
    const answer = answers[at] ?? status(599, { body: 'The test expected no further request.' });
    answer(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());

  t.after(() => {
    server.closeAllConnections();
    server.close();
    const paths = requests.map(({ method, path }) => `${method} ${path}`);
    assert.equal(requests.length, answers.length, `${answers.length} requests were expected: ${paths.join(', ')}`);
  });

  return {
    baseUrl: `http://127.0.0.1:${port}`,
    requests,
    /** Each resolves when that request has come in as a whole. */
    received: received.map(({ promise }) => promise),
    /** Each resolves when the exchange is over: answered, or broken off by the client. */
    closed: closed.map(({ promise }) => promise),
  };
}

/**
 * Answers in the ordinary way.
 *
 * @param {number} code
 * @param {{ headers?: Record<string, string>, body?: string }} [rest]
 * @returns {Answer}
 */
export function status(code, { headers = {}, body = '' } = {}) {
  return (response) => {
    response.writeHead(code, headers).end(body);
  };
}

/** Accepts, as Graph does. */
export const accept = status(202);

/**
 * Refuses for now.
 *
 * @param {number} code
 * @param {string} [retryAfter]
 */
export function later(code, retryAfter) {
  return status(code, retryAfter === undefined ? {} : { headers: { 'Retry-After': retryAfter } });
}

/** @type {Answer} takes the request and says nothing */
export function hang() {}

/** @type {Answer} takes the request and breaks the connection */
export function reset(response) {
  response.socket?.resetAndDestroy();
}

/**
 * Begins a body that never goes on.
 *
 * @param {number} code
 * @param {string} [type]
 * @returns {Answer}
 */
export function stall(code, type = 'application/json') {
  return (response) => {
    response.writeHead(code, { 'Content-Type': type, 'Content-Length': '1000' }).write('{"error":{"code":"75');
  };
}

/**
 * Begins a body and breaks the connection in it.
 *
 * @param {number} code
 * @returns {Answer}
 */
export function cut(code) {
  return (response) => {
    response.writeHead(code, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
    response.write('{"error":{"code":"75', () => response.destroy());
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
