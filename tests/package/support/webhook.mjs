// @ts-check
/** The webhook of the installed package, and requests to it. */

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { bodyOf } from './bodies.mjs';
import { requireInstalled } from './installed.mjs';
import { listenOnLoopback } from './loopback.mjs';
import { APP_ID, NOW, token } from './sender.mjs';

/** @typedef {typeof import('graph-call-transfer/webhook')} Entry */
/** @typedef {import('graph-call-transfer/webhook').WebhookError} WebhookError */

/** @type {Entry} */
export const entry = requireInstalled('graph-call-transfer/webhook');

export const GRAPH_BODY = bodyOf({ state: 'transferring' });
const ADDRESS = 'https://bot.example/api/calls';

/**
 * Creates a POST request to the webhook, by default with a valid token.
 * @param {{ authorization?: string | undefined, headers?: Record<string, string>, body?: RequestInit['body'], method?: string, query?: string }} [of]
 */
export function post({ headers = {}, body = GRAPH_BODY, method = 'POST', query = '', ...of } = {}) {
  const authorization = 'authorization' in of ? of.authorization : `Bearer ${token()}`;
  const all = { ...(authorization !== undefined && { Authorization: authorization }), ...headers };
  const stream = body instanceof ReadableStream ? { duplex: 'half' } : {};
  const init = { method, headers: all, ...(method === 'POST' && { body, ...stream }) };
  return new Request(`${ADDRESS}${query}`, init);
}

/**
 * Creates a webhook of the tests' app, and records its errors.
 * @param {{ discovery: string }} sender
 * @param {Partial<import('graph-call-transfer/webhook').WebhookOptions>} [options]
 */
export function webhookFor({ discovery }, options = {}) {
  /** @type {WebhookError[]} */
  const errors = [];
  const onError = (/** @type {WebhookError} */ error) => errors.push(error);
  const webhook = entry.createWebhook({ appId: APP_ID, discovery, clock: () => NOW, onError, ...options });
  return { webhook, errors, codes: () => errors.map(({ code }) => code) };
}

/**
 * Checks an error response, and that it contains no part of the request.
 * @param {Response} response
 * @param {number} status
 * @param {string} code
 */
export async function assertRefused(response, status, code) {
  const text = await response.text();
  assert.deepEqual([response.status, JSON.parse(text).error.code], [status, code], text);
  assert.match(JSON.parse(text).error.message, /^[A-Z].+\.$/);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  assert.ok(!text.includes('eyJ') && !text.includes('127.0.0.1'), text);
}

/**
 * Serves a listener on a loopback address.
 * @param {import('node:test').TestContext} t
 * @param {import('node:http').RequestListener} listener
 * @returns {Promise<{ url: string, port: number, server: import('node:http').Server }>}
 */
export async function listen(t, listener) {
  const server = createServer(listener);
  const port = await listenOnLoopback(t, server);
  return { url: `http://127.0.0.1:${port}/api/calls`, port, server };
}
