// @ts-check
/** The signing keys: when they are read, how long they are used, and the responses while they are unavailable. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pending } from './support/pending.mjs';
import { APP_ID, broken, claims, NOW, publicJwk, serveSender, token } from './support/sender.mjs';
import './support/settled.mjs';
import { assertRefused, entry, post, webhookFor } from './support/webhook.mjs';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DISCOVERY_PATH = '/v1/.well-known/OpenIdConfiguration';

/**
 * Creates a webhook with a clock of the test, and a function that returns the status for a token with a key.
 * @param {import('node:test').TestContext} t
 * @param {readonly string[]} [names]
 */
async function begin(t, names) {
  const sender = await serveSender(t, names);
  const time = { now: NOW };
  const parts = webhookFor(sender, { clock: () => time.now });
  // A different token each time, so that none is cached, and valid at any time.
  let count = 0;
  const status = async (key = 'first', kid = key) => {
    count += 1;
    const payload = claims({ nbf: undefined, exp: time.now / 1000 + 3600, count });
    return (await parts.webhook(post({ authorization: `Bearer ${token({ key, header: { kid }, payload })}` }))).status;
  };
  return { sender, time, status, ...parts };
}

/**
 * Waits for the webhook's work in the background.
 * @param {() => boolean} isDone
 */
async function until(isDone) {
  while (!isDone()) await new Promise((resolve) => setImmediate(resolve));
}

/** @param {{ cause?: unknown } | undefined} error */
function causeOf(error) {
  return String(error?.cause);
}

test('webhook reads the keys once for simultaneous requests', async (t) => {
  const { sender, status } = await begin(t);
  assert.deepEqual(await Promise.all(Array.from({ length: 20 }, () => status())), Array(20).fill(202));
  assert.deepEqual(sender.requests, [DISCOVERY_PATH, '/v1/keys']);
});

test('webhook in a Cloudflare worker reads the keys in each request', async (t) => {
  const host = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  Object.defineProperty(globalThis, 'navigator', { value: { userAgent: 'Cloudflare-Workers' }, configurable: true });
  t.after(() => Object.defineProperty(globalThis, 'navigator', host ?? { value: undefined, configurable: true }));
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
  const fetch = async (/** @type {string} */ url) => {
    const document = url === sender.discovery ? { jwks_uri: 'https://keys.example/k' } : { keys: sender.keys };
    return new Response(JSON.stringify(document));
  };
  const { webhook } = webhookFor(sender, { fetch, clock: () => now });
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

test('key that is published twice is for the uses and algorithms of both entries', async (t) => {
  const sender = await serveSender(t);
  for (const [one, other] of [
    [{ use: 'sig' }, { use: 'enc' }],
    [{ use: 'enc' }, { use: 'sig' }],
    [{ alg: 'RS256' }, { alg: 'RS384' }],
    [{ alg: 'RS384' }, { alg: 'RS256' }],
  ]) {
    sender.keys = [one, other].map((differences) => ({ ...publicJwk('first'), ...differences }));
    // Webhooks with the same fetch share the keys.
    const { webhook } = webhookFor(sender, { fetch: (url, init) => fetch(url, init) });
    assert.equal((await webhook(post())).status, 202, JSON.stringify([one, other]));
  }
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

/** @type {[string, RegExp, (sender: Awaited<ReturnType<typeof serveSender>>) => unknown][]} */
const INVALID_DOCUMENTS = [
  ['a document that is not JSON', /JSON|Unexpected/, () => '<html>'],
  ['a document that is null', /jwks_uri/, () => 'null'],
  ['a document without jwks_uri', /jwks_uri/, () => ({})],
  ['a jwks_uri with http', /jwks_uri/, () => ({ jwks_uri: 'http://keys.example/keys' })],
  ['a jwks_uri of a file', /jwks_uri/, () => ({ jwks_uri: 'file:///etc/passwd' })],
  ['a jwks_uri with credentials', /jwks_uri/, () => ({ jwks_uri: 'https://user:secret@keys.example/' })],
  ['a jwks_uri that is a list', /jwks_uri/, ({ origin }) => ({ jwks_uri: [`${origin}/v1/keys`] })],
  [
    'a document of more than 1 MiB',
    /at most 1 MiB/,
    ({ origin }) => ({ jwks_uri: `${origin}/v1/keys`, x: 'x'.repeat(1_048_577) }),
  ],
];

for (const [what, cause, document] of INVALID_DOCUMENTS) {
  test(`webhook refuses a discovery document: ${what}`, async (t) => {
    const { sender, status, errors } = await begin(t);
    const body = document(sender);
    sender.respond = (_, httpResponse) => httpResponse.end(typeof body === 'string' ? body : JSON.stringify(body));
    assert.equal(await status(), 503);
    assert.match(causeOf(errors[0]), cause);
    assert.deepEqual(sender.requests, [DISCOVERY_PATH]);
  });
}

/** @type {[string, unknown][]} */
const INVALID_KEYS = [
  ['a number', 7],
  ['no keys', {}],
  ['a list', [publicJwk('first')]],
  ['an empty list of keys', { keys: [] }],
  ['no RSA key', { keys: [publicJwk('ec')] }],
  ['a key that is null', { keys: [null] }],
];

for (const [what, keys] of INVALID_KEYS) {
  test(`webhook keeps the present keys if the key document is invalid: ${what}`, async (t) => {
    const { sender, status, time, codes } = await begin(t);
    assert.equal(await status(), 202);
    sender.respond = (request, httpResponse) => {
      if (request.url !== sender.keysPath) return sender.respondAsUsual(request, httpResponse);
      httpResponse.end(JSON.stringify(keys));
    };
    time.now += 3 * HOUR;
    assert.equal(await status(), 202);
    await until(() => codes().length > 0);
    assert.deepEqual([await status(), codes()], [202, ['keysUnavailable']]);
  });
}

test('webhook does not follow a redirect of the key server', async (t) => {
  const { sender, status } = await begin(t);
  sender.respond = (_, httpResponse) => httpResponse.writeHead(302, { Location: `${sender.origin}/elsewhere` }).end();
  assert.equal(await status(), 503);
  assert.deepEqual(sender.requests, [DISCOVERY_PATH]);
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

test('webhook uses only the fetch of the options', async (t) => {
  const { sender } = await begin(t);
  t.mock.method(globalThis, 'fetch', () => assert.fail('the global fetch was called'));
  /** @type {string[]} */
  const urls = [];
  const fetch = async (/** @type {string} */ url) => {
    urls.push(url);
    const document = url === sender.discovery ? { jwks_uri: 'https://keys.example/k' } : { keys: sender.keys };
    return new Response(JSON.stringify(document));
  };
  const { webhook } = webhookFor(sender, { fetch });
  assert.equal((await webhook(post())).status, 202);
  assert.deepEqual(urls, [sender.discovery, 'https://keys.example/k']);
});
