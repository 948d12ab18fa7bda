// @ts-check
/** The signing keys: when they are read, and how long they are used. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  begin,
  DISCOVERY_PATH,
  fetchFromMemory,
  HOUR,
  MINUTE,
  runInCloudflareWorker,
  SECOND,
  until,
} from './support/keys.mjs';
import { APP_ID, broken, claims, NOW, publicJwk, token } from './support/sender.mjs';
import './support/settled.mjs';
import { assertRefused, entry, post, webhookFor } from './support/webhook.mjs';

test('webhook reads the keys once for simultaneous requests', async (t) => {
  const { sender, status } = await begin(t);
  assert.deepEqual(await Promise.all(Array.from({ length: 20 }, () => status())), Array(20).fill(202));
  assert.deepEqual(sender.requests, [DISCOVERY_PATH, '/v1/keys']);
});

test('webhook in a Cloudflare worker reads the keys in each request', async (t) => {
  runInCloudflareWorker(t);
  const { sender, time, status, codes } = await begin(t);
  assert.deepEqual(await Promise.all([status(), status(), status()]), [202, 202, 202]);
  assert.equal(sender.keyRequestCount, 3);
  time.now += 3 * HOUR;
  assert.equal(await status(), 202);
  assert.equal(sender.keyRequestCount, 4);
  sender.respond = broken;
  time.now += 3 * HOUR;
  assert.equal(await status(), 202);
  assert.deepEqual(codes(), ['keysUnavailable']);
});

test('webhooks share the keys of one discovery document', async (t) => {
  const { sender, status } = await begin(t);
  await status();
  const other = webhookFor(sender);
  assert.equal((await other.webhook(post())).status, 202);
  await entry.verifyNotificationToken(`Bearer ${token()}`, {
    appId: [APP_ID],
    discovery: sender.discovery,
    clock: () => NOW,
  });
  assert.equal(sender.requests.length, 2);
});

test('webhook accepts the old and the new key during a rotation, and refuses the old one when it is withdrawn', async (t) => {
  const { sender, time, status, codes } = await begin(t);
  assert.equal(await status('first'), 202);
  sender.keys = ['first', 'second'].map(publicJwk);
  time.now += MINUTE;
  assert.deepEqual([await status('second'), await status('first')], [202, 202]);
  assert.equal(sender.keyRequestCount, 2);
  sender.keys = [publicJwk('second')];
  time.now += 2 * HOUR;
  // The present keys verify these tokens, while the keys are read again.
  assert.deepEqual([await status('first'), await status('second')], [202, 202]);
  await until(() => sender.keyRequestCount === 3);
  time.now += MINUTE;
  let last = 202;
  while (last === 202) last = await status('first');
  assert.deepEqual([last, await status('second'), codes()], [401, 202, ['keyUnknown']]);
});

test('webhook refuses a cached token when its key is withdrawn', async (t) => {
  const { sender, time, status, webhook } = await begin(t);
  const known = () => post({ authorization: `Bearer ${token()}` });
  assert.equal((await webhook(known())).status, 202);
  sender.keys = [publicJwk('second')];
  time.now += MINUTE;
  assert.equal((await webhook(known())).status, 202);
  assert.equal(await status('second'), 202);
  await assertRefused(await webhook(known()), 503, 'keysUnavailable');
  time.now += MINUTE;
  await assertRefused(await webhook(known()), 401, 'keyUnknown');
});

test('webhook verifies a token again if the keys were replaced during its verification', async (t) => {
  const { sender } = await begin(t, ['first', 'second']);
  let now = NOW;
  const { webhook } = webhookFor(sender, { fetch: fetchFromMemory(sender).fetch, clock: () => now });
  const payload = claims({ exp: NOW / 1000 + 3 * 3600 });
  const known = () => post({ authorization: `Bearer ${token({ payload })}` });
  assert.equal((await webhook(known())).status, 202);
  sender.keys = [publicJwk('second')];
  // The key is still good, and the keys are read again in the background: faster than the signature is verified.
  now += 2 * HOUR + SECOND;
  assert.equal((await webhook(known())).status, 202);
  now += MINUTE;
  await assertRefused(await webhook(known()), 401, 'keyUnknown');
});

test('webhook refuses a withdrawn key when its clock is set back', async (t) => {
  const { sender, time, status } = await begin(t);
  time.now += 48 * HOUR;
  assert.equal(await status(), 202);
  sender.keys = [publicJwk('second')];
  time.now = NOW;
  assert.deepEqual([await status('first'), await status('second')], [401, 202]);
});

test('webhook verifies a cached token again when its clock is set back', async (t) => {
  const { webhook, time } = await begin(t);
  const statuses = [];
  // The token becomes valid a minute before the time of the tests.
  for (const now of [NOW, NOW - HOUR, NOW]) {
    time.now = now;
    statuses.push((await webhook(post())).status);
  }
  assert.deepEqual(statuses, [202, 401, 202]);
});

test('webhook finds keys with a new URL through the discovery document', async (t) => {
  const { sender, time, status } = await begin(t);
  assert.equal(await status(), 202);
  sender.keysPath = '/v1/keys/moved';
  sender.keys = [publicJwk('second')];
  time.now += MINUTE;
  assert.equal(await status('second'), 202);
  assert.deepEqual(sender.requests, [DISCOVERY_PATH, '/v1/keys', '/v1/keys', DISCOVERY_PATH, '/v1/keys/moved']);
});

test('webhook reads the discovery document again after a day', async (t) => {
  const { sender, time, status } = await begin(t);
  await status();
  time.now += 24 * HOUR;
  assert.equal(await status(), 202);
  assert.deepEqual(sender.requests, [DISCOVERY_PATH, '/v1/keys', DISCOVERY_PATH, '/v1/keys']);
});
