// @ts-check
/** The responses while the signing keys are unavailable, and the delays before they are read again. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begin, causeOf, HOUR, MINUTE, SECOND, until } from './support/keys.mjs';
import { pending } from './support/pending.mjs';
import { APP_ID, broken, NOW, token } from './support/sender.mjs';
import './support/settled.mjs';
import { assertRefused, entry, post } from './support/webhook.mjs';

test('webhook responds with 503 without keys, and retries the key server after growing delays', async (t) => {
  const { sender, time, status, codes, errors } = await begin(t);
  sender.respond = broken;
  // Seconds after the start, and the number of requests by then: the delays are 1, 2, 4, 8, 16, 30, 30.
  const expected = [
    [0, 1],
    [0.9, 1],
    [1, 2],
    [2.9, 2],
    [3, 3],
    [6.9, 3],
    [7, 4],
    [15, 5],
    [31, 6],
    [31, 6],
    [60.9, 6],
    [61, 7],
    [91, 8],
  ];
  for (const [later = 0, count] of expected) {
    time.now = NOW + later * SECOND;
    assert.deepEqual(await Promise.all(Array.from({ length: 10 }, () => status())), Array(10).fill(503));
    assert.equal(sender.requests.length, count, `after ${later} s`);
  }
  assert.deepEqual(new Set(codes()), new Set(['keysUnavailable']));
  assert.match(causeOf(errors[0]), /expected status 200 from \S+, found 500/);
  sender.respond = sender.respondAsUsual;
  time.now += 29 * SECOND;
  assert.equal(await status(), 503);
  time.now += SECOND;
  assert.equal(await status(), 202);
});

test('webhook reads the keys at once after a failure when its clock is set back', async (t) => {
  const { sender, time, status } = await begin(t);
  sender.respond = broken;
  assert.equal(await status(), 503);
  sender.respond = sender.respondAsUsual;
  time.now -= 3 * HOUR;
  assert.equal(await status(), 202);
});

test('webhook sends Retry-After with the time until the next read', async (t) => {
  const { sender, webhook, time } = await begin(t);
  sender.respond = broken;
  const ask = async () => {
    const httpResponse = await webhook(post());
    await assertRefused(httpResponse, 503, 'keysUnavailable');
    return httpResponse.headers.get('retry-after');
  };
  const waits = [await ask()];
  time.now += SECOND;
  waits.push(await ask());
  time.now += 500;
  waits.push(await ask());
  assert.deepEqual(waits, ['1', '2', '2']);
});

test('webhook uses keys for a day during an outage, then responds with 503', async (t) => {
  const { sender, time, status, codes } = await begin(t);
  assert.equal(await status(), 202);
  sender.respond = broken;
  for (let hours = 1; hours < 24; hours += 1) {
    time.now = NOW + hours * HOUR;
    assert.equal(await status(), 202, `after ${hours} hours`);
    // From the second hour on, each failed refresh in the background is reported.
    await until(() => codes().length === Math.max(0, hours - 1));
  }
  assert.deepEqual(new Set(codes()), new Set(['keysUnavailable']));
  time.now = NOW + 24 * HOUR;
  assert.equal(await status(), 503);
  sender.respond = sender.respondAsUsual;
  time.now += MINUTE;
  assert.equal(await status(), 202);
});

test('webhook times out after five seconds without a response of the key server', async (t) => {
  const controller = new AbortController();
  const limits = t.mock.method(AbortSignal, 'timeout', () => controller.signal);
  const fetched = pending();
  const fetch = () => {
    fetched.resolve();
    return new Promise(() => {});
  };
  const options = { appId: APP_ID, clock: () => NOW, fetch: /** @type {any} */ (fetch) };
  const verified = entry.verifyNotificationToken(`Bearer ${token()}`, options).catch((error) => error);
  await fetched.promise;
  controller.abort(new Error('timed out'));
  const error = await verified;
  assert.deepEqual([error.code, error.cause.message], ['keysUnavailable', 'timed out']);
  assert.deepEqual(limits.mock.calls[0]?.arguments, [5000]);
});
