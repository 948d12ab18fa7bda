// @ts-check
/** The limits of size and time for a body. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf } from './support/bodies.mjs';
import { thrown } from './support/hostile.mjs';
import { pending } from './support/pending.mjs';
import { serveSender } from './support/sender.mjs';
import './support/settled.mjs';
import { holdTimers } from './support/timers.mjs';
import { assertRefused, GRAPH_BODY, post, webhookFor } from './support/webhook.mjs';

/**
 * @param {import('node:test').TestContext} t
 * @param {Partial<import('graph-call-transfer/webhook').WebhookOptions>} [options]
 */
async function begin(t, options) {
  return webhookFor(await serveSender(t), options);
}

/**
 * Creates a body that arrives in chunks.
 * @param {number} length
 * @param {number} chunk
 */
function chunked(length, chunk) {
  const bytes = bytesOf(`${GRAPH_BODY}${' '.repeat(length - GRAPH_BODY.length)}`);
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at === length) return controller.close();
      controller.enqueue(bytes.subarray(at, at + chunk));
      at = Math.min(length, at + chunk);
    },
  });
}

/**
 * Records the size of each copy from now on, and of the buffer that it goes to.
 * @param {import('node:test').TestContext} t
 */
function recordCopies(t) {
  /** @type {{ bytes: number, buffer: number }[]} */
  const copies = [];
  const prototype = Object.getPrototypeOf(Uint8Array.prototype);
  const { set } = prototype;
  t.mock.method(
    prototype,
    'set',
    /** @this {Uint8Array} @param {Uint8Array} source @param {number} [offset] */
    function (source, offset) {
      copies.push({ bytes: source.length, buffer: this.length });
      set.call(this, source, offset);
    },
  );
  return copies;
}

/** @type {[string, number, RequestInit['body'], Record<string, string>, number][]} */
const LENGTHS = [
  ['of the maximum size', 1000, GRAPH_BODY.padEnd(1000), {}, 202],
  ['one byte too large', 1000, GRAPH_BODY.padEnd(1001), {}, 413],
  ['of the maximum size, in chunks', 1000, chunked(1000, 7), {}, 202],
  ['one byte too large, in chunks', 1000, chunked(1001, 7), {}, 413],
  ['in single bytes', 1000, chunked(1000, 1), {}, 202],
  ['of the maximum size, in many chunks', 200_000, chunked(200_000, 999), {}, 202],
  ['one byte too large, in many chunks', 200_000, chunked(200_001, 999), {}, 413],
  ['with a Content-Length of the maximum', 1000, GRAPH_BODY.padEnd(1000), { 'Content-Length': '1000' }, 202],
  ['with a Content-Length that is too large', 1000, GRAPH_BODY, { 'Content-Length': '1001' }, 413],
  ['that is larger than its Content-Length', 1000, chunked(1001, 100), { 'Content-Length': '10' }, 413],
  ['with a Content-Length that is not a number', 1000, GRAPH_BODY, { 'Content-Length': 'long' }, 202],
];

for (const [what, maxBodyBytes, body, headers, status] of LENGTHS) {
  test(`webhook responds with ${status} to a body ${what}`, async (t) => {
    const { webhook, codes } = await begin(t, { maxBodyBytes });
    assert.equal((await webhook(post({ body, headers }))).status, status);
    assert.deepEqual(codes(), status === 202 ? [] : ['bodyTooLarge']);
  });
}

test('webhook limits a body to 1 MiB by default', async (t) => {
  const { webhook } = await begin(t);
  assert.equal((await webhook(post({ body: GRAPH_BODY.padEnd(1_048_576) }))).status, 202);
  await assertRefused(await webhook(post({ body: GRAPH_BODY.padEnd(1_048_577) })), 413, 'bodyTooLarge');
});

test('webhook takes memory and copies bytes in proportion to a body in small chunks', async (t) => {
  const { webhook } = await begin(t);
  const length = 200_000;
  let missing = length;
  // The body fails at its end, as the parser would copy it too.
  const body = new ReadableStream({
    pull(controller) {
      if (missing === 0) return controller.error(thrown);
      controller.enqueue(new Uint8Array(10));
      missing -= 10;
    },
  });
  const copies = recordCopies(t);
  await assertRefused(await webhook(post({ body })), 400, 'bodyIncomplete');
  const copied = copies.reduce((sum, { bytes }) => sum + bytes, 0);
  const largest = Math.max(...copies.map(({ buffer }) => buffer));
  assert.ok(length <= copied && copied < 3 * length, `copied ${copied} bytes`);
  assert.ok(length <= largest && largest < 2 * length, `took ${largest} bytes`);
});

test('webhook cancels a body after ten seconds', async (t) => {
  const { webhook } = await begin(t);
  const timers = holdTimers(t);
  const isPulled = pending();
  const isCanceled = pending();
  const body = new ReadableStream({ pull: isPulled.resolve, cancel: isCanceled.resolve }, { highWaterMark: 0 });
  const httpResponse = webhook(post({ body }));
  await isPulled.promise;
  timers.end(10_000);
  await assertRefused(await httpResponse, 408, 'bodyTimedOut');
  await isCanceled.promise;
});

test('webhook refuses a body that fails or was read before', async (t) => {
  const { webhook, errors } = await begin(t, { store: () => assert.fail('store was called') });
  const body = new ReadableStream({ pull: (controller) => controller.error(thrown) });
  await assertRefused(await webhook(post({ body })), 400, 'bodyIncomplete');
  const request = post();
  await request.text();
  await assertRefused(await webhook(request), 400, 'bodyIncomplete');
  const [failed, readBefore] = errors;
  assert.match(failed?.message ?? '', /connection was lost/);
  assert.match(readBefore?.message ?? '', /already read/);
  assert.match(readBefore?.hint ?? '', /before anything else reads the request/);
});

test('webhook clears its timers before the response', async (t) => {
  const { webhook } = await begin(t);
  const timers = holdTimers(t);
  for (const body of [GRAPH_BODY, '{', '']) await webhook(post({ body }));
  assert.deepEqual(timers.delays, []);
});
