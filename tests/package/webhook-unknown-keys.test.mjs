// @ts-check
/** Tokens that name an unknown key: the responses, and how often the keys are read for them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { begin, DISCOVERY_PATH, HOUR, MINUTE, runInCloudflareWorker, SECOND } from './support/keys.mjs';
import { broken, NOW, publicJwk, token } from './support/sender.mjs';
import './support/settled.mjs';
import { assertRefused, post } from './support/webhook.mjs';

test('webhook responds with 503 to an unknown key while the keys cannot be read again yet', async (t) => {
  const { sender, time, status, webhook, codes } = await begin(t);
  assert.equal(await status('first', 'unknown'), 401);
  sender.keys = ['first', 'second'].map(publicJwk);
  time.now += 12 * SECOND;
  const httpResponse = await webhook(post({ authorization: `Bearer ${token({ key: 'second' })}` }));
  assert.equal(httpResponse.headers.get('retry-after'), '18');
  await assertRefused(httpResponse, 503, 'keysUnavailable');
  time.now += 18 * SECOND;
  assert.equal(await status('second'), 202);
  assert.deepEqual(codes(), ['keyUnknown', 'keysUnavailable']);
  assert.equal(sender.keyRequestCount, 2);
});

test('webhook reads the keys once in 30 seconds, however many unknown key ids arrive', async (t) => {
  const { sender, time, status, codes } = await begin(t);
  assert.equal(await status(), 202);
  const flood = () => Promise.all(Array.from({ length: 50 }, (_, index) => status('first', `unknown-${index}`)));
  // Within the pause the response is 503, because a key may be new.
  for (const [later, reads, expected] of /** @type {const} */ ([
    [1, 1, 503],
    [29, 1, 503],
    [30, 2, 401],
    [59, 2, 503],
    [60, 3, 401],
  ])) {
    time.now = NOW + later * SECOND;
    assert.deepEqual(new Set(await flood()), new Set([expected]), `after ${later} s`);
    assert.equal(sender.keyRequestCount, reads, `after ${later} s`);
  }
  assert.deepEqual(new Set(codes()), new Set(['keysUnavailable', 'keyUnknown']));
  assert.equal(sender.requests.filter((path) => path === DISCOVERY_PATH).length, 1);
  assert.equal(await status(), 202);
});

test('webhook reads the keys once for unknown key ids before the first read', async (t) => {
  const { sender, status } = await begin(t);
  const statuses = await Promise.all(Array.from({ length: 50 }, (_, index) => status('first', `unknown-${index}`)));
  assert.deepEqual(new Set(statuses), new Set([401]));
  assert.deepEqual(sender.requests, [DISCOVERY_PATH, '/v1/keys']);
});

test('webhook in a Cloudflare worker refuses an unknown key after one read of old keys', async (t) => {
  runInCloudflareWorker(t);
  const { sender, time, status, codes } = await begin(t);
  assert.equal(await status(), 202);
  time.now += 3 * HOUR;
  assert.equal(await status('first', 'unknown'), 401);
  assert.deepEqual([codes(), sender.keyRequestCount], [['keyUnknown'], 2]);
});

test('webhook responds with 503 to an unknown key during an outage', async (t) => {
  const { sender, time, status, errors } = await begin(t);
  assert.equal(await status(), 202);
  sender.respond = broken;
  time.now += MINUTE;
  assert.deepEqual([await status('second'), await status('second'), await status('first')], [503, 503, 202]);
  // The keys are not read again before the pause between two reads for unknown keys ends.
  assert.deepEqual(
    errors.map(({ retryAfterSeconds }) => retryAfterSeconds),
    [1, 30],
  );
  sender.respond = sender.respondAsUsual;
  sender.keys = ['first', 'second'].map(publicJwk);
  time.now += MINUTE;
  assert.equal(await status('second'), 202);
});
