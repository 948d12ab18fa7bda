// @ts-check
/** How much of a body is read, and for how long. */

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
 * A body in chunks of so many bytes.
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

/** @type {[string, number, RequestInit['body'], Record<string, string>, number][]} */
const LENGTHS = [
  ['as long as is allowed, in one piece', 1000, GRAPH_BODY.padEnd(1000), {}, 202],
  ['one byte longer, in one piece', 1000, GRAPH_BODY.padEnd(1001), {}, 413],
  ['as long as is allowed, in chunks', 1000, chunked(1000, 7), {}, 202],
  ['one byte longer, in chunks', 1000, chunked(1001, 7), {}, 413],
  ['in single bytes', 1000, chunked(1000, 1), {}, 202],
  ['that grows a long time', 200_000, chunked(200_000, 999), {}, 202],
  ['that grows too long a time', 200_000, chunked(200_001, 999), {}, 413],
  ['that says to be longer', 1000, GRAPH_BODY, { 'Content-Length': '1001' }, 413],
  ['that says to be shorter, and is too long', 1000, chunked(1001, 100), { 'Content-Length': '10' }, 413],
  ['whose length is a word', 1000, GRAPH_BODY, { 'Content-Length': 'long' }, 202],
];

for (const [what, maxBodyBytes, body, headers, status] of LENGTHS) {
  test(`a body ${what}: ${status}`, async (t) => {
    const { webhook, codes } = await begin(t, { maxBodyBytes });
    assert.equal((await webhook(post({ body, headers }))).status, status);
    assert.deepEqual(codes(), status === 202 ? [] : ['bodyTooLarge']);
  });
}

test('the limit is 1 MiB unless it is said otherwise', async (t) => {
  const { webhook } = await begin(t);
  assert.equal((await webhook(post({ body: GRAPH_BODY.padEnd(1_048_576) }))).status, 202);
  await assertRefused(await webhook(post({ body: GRAPH_BODY.padEnd(1_048_577) })), 413, 'bodyTooLarge');
});

test('a body that does not come to its end within ten seconds is not waited for, and let go', async (t) => {
  const { webhook } = await begin(t);
  const timers = holdTimers(t);
  const isAsked = pending();
  const isLetGo = pending();
  const body = new ReadableStream({ pull: isAsked.resolve, cancel: isLetGo.resolve }, { highWaterMark: 0 });
  const response = webhook(post({ body }));
  await isAsked.promise;
  timers.end(10_000);
  await assertRefused(await response, 408, 'bodyTimedOut');
  await isLetGo.promise;
});

test('a body that breaks off is not accepted', async (t) => {
  const { webhook, codes } = await begin(t, { store: () => assert.fail('it was stored') });
  const body = new ReadableStream({ pull: (controller) => controller.error(thrown) });
  await assertRefused(await webhook(post({ body })), 400, 'bodyIncomplete');
  const request = post();
  await request.text();
  await assertRefused(await webhook(request), 400, 'bodyIncomplete');
  assert.deepEqual(codes(), ['bodyIncomplete', 'bodyIncomplete']);
});

test('no timer is left after an answer', async (t) => {
  const { webhook } = await begin(t);
  const timers = holdTimers(t);
  for (const body of [GRAPH_BODY, '{', '']) await webhook(post({ body }));
  assert.deepEqual(timers.delays, []);
});
