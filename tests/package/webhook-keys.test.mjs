// @ts-check
/** The sender's keys: when they are read, how long they are kept, and what happens while they cannot be had. */

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
 * A webhook whose time the test has in its hands, and the statuses that it answers.
 * @param {import('node:test').TestContext} t
 * @param {readonly string[]} [names]
 */
async function begin(t, names) {
  const sender = await serveSender(t, names);
  const time = { now: NOW };
  const made = webhookFor(sender, { clock: () => time.now });
  // Another text each time, so that no token is known from before, and valid whatever the time.
  let count = 0;
  const status = async (key = 'first', kid = key) => {
    count += 1;
    const payload = claims({ nbf: undefined, exp: time.now / 1000 + 3600, count });
    return (await made.webhook(post({ authorization: `Bearer ${token({ key, header: { kid }, payload })}` }))).status;
  };
  return { sender, time, status, ...made };
}

/**
 * Waits for what the webhook does in the background.
 * @param {() => boolean} isDone
 */
async function until(isDone) {
  while (!isDone()) await new Promise((resolve) => setImmediate(resolve));
}

/** @param {{ cause?: unknown } | undefined} error */
function causeOf(error) {
  return String(error?.cause);
}

test('requests that come together ask once for the keys', async (t) => {
  const { sender, status } = await begin(t);
  assert.deepEqual(await Promise.all(Array.from({ length: 20 }, () => status())), Array(20).fill(202));
  assert.deepEqual(sender.asked, [DISCOVERY_PATH, '/v1/keys']);
});

test('in a Cloudflare worker no request waits for another, and none leaves work behind', async (t) => {
  const host = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  Object.defineProperty(globalThis, 'navigator', { value: { userAgent: 'Cloudflare-Workers' }, configurable: true });
  t.after(() => Object.defineProperty(globalThis, 'navigator', host ?? { value: undefined, configurable: true }));
  const { sender, time, status, codes } = await begin(t);
  assert.deepEqual(await Promise.all([status(), status(), status()]), [202, 202, 202]);
  assert.equal(sender.keysAsked, 3);
  time.now += 3 * HOUR;
  assert.equal(await status(), 202);
  assert.equal(sender.keysAsked, 4);
  sender.answer = broken;
  time.now += 3 * HOUR;
  assert.equal(await status(), 202);
  assert.deepEqual(codes(), ['keysUnavailable']);
});

test('webhooks of several apps share the keys', async (t) => {
  const { sender, status } = await begin(t);
  await status();
  const other = webhookFor(sender);
  assert.equal((await other.webhook(post())).status, 202);
  await entry.verifyNotificationToken(`Bearer ${token()}`, {
    appId: [APP_ID],
    discovery: sender.discovery,
    clock: () => NOW,
  });
  assert.equal(sender.asked.length, 2);
});

test('while keys rotate, old and new ones are good; the old one is refused when it is withdrawn', async (t) => {
  const { sender, time, status, codes } = await begin(t);
  assert.equal(await status('first'), 202);
  sender.keys = ['first', 'second'].map(publicJwk);
  time.now += MINUTE;
  assert.deepEqual([await status('second'), await status('first')], [202, 202]);
  assert.equal(sender.keysAsked, 2);
  sender.keys = [publicJwk('second')];
  time.now += 2 * HOUR;
  // These are still verified with what is there, while the keys are read again.
  assert.deepEqual([await status('first'), await status('second')], [202, 202]);
  await until(() => sender.keysAsked === 3);
  time.now += MINUTE;
  while ((await status('first')) === 202);
  assert.deepEqual([await status('first'), await status('second')], [401, 202]);
  assert.deepEqual(new Set(codes()), new Set(['keyUnknown']));
});

test('a token that is known does not outlive its key', async (t) => {
  const { sender, time, status, webhook } = await begin(t);
  const known = () => post({ authorization: `Bearer ${token()}` });
  assert.equal((await webhook(known())).status, 202);
  sender.keys = [publicJwk('second')];
  time.now += MINUTE;
  assert.equal((await webhook(known())).status, 202);
  assert.equal(await status('second'), 202);
  await assertRefused(await webhook(known()), 401, 'keyUnknown');
});

test('a flood of unknown key ids asks for the keys once in 30 seconds', async (t) => {
  const { sender, time, status, codes } = await begin(t);
  assert.equal(await status(), 202);
  const flood = () => Promise.all(Array.from({ length: 50 }, (_, index) => status('first', `unknown-${index}`)));
  for (const [later, asked] of /** @type {const} */ ([
    [1, 1],
    [29, 1],
    [30, 2],
    [59, 2],
    [60, 3],
  ])) {
    time.now = NOW + later * SECOND;
    assert.deepEqual(new Set(await flood()), new Set([401]));
    assert.equal(sender.keysAsked, asked, `after ${later} s`);
  }
  assert.deepEqual(new Set(codes()), new Set(['keyUnknown']));
  assert.equal(sender.asked.filter((path) => path === DISCOVERY_PATH).length, 1);
  assert.equal(await status(), 202);
});

test('a flood before any key is there asks for the keys once', async (t) => {
  const { sender, status } = await begin(t);
  const statuses = await Promise.all(Array.from({ length: 50 }, (_, index) => status('first', `unknown-${index}`)));
  assert.deepEqual(new Set(statuses), new Set([401]));
  assert.deepEqual(sender.asked, [DISCOVERY_PATH, '/v1/keys']);
});

test('without keys the answer is 503, the key server is asked less and less often, and all is well when it is back', async (t) => {
  const { sender, time, status, codes, errors } = await begin(t);
  sender.answer = broken;
  // Seconds after the start, and how often it was asked by then: after 1, 2, 4, 8, 16, 30, 30 more.
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
    [60.9, 6],
    [61, 7],
    [91, 8],
  ];
  for (const [later = 0, asked] of expected) {
    time.now = NOW + later * SECOND;
    assert.deepEqual(await Promise.all(Array.from({ length: 10 }, () => status())), Array(10).fill(503));
    assert.equal(sender.asked.length, asked, `after ${later} s`);
  }
  assert.deepEqual(new Set(codes()), new Set(['keysUnavailable']));
  assert.match(causeOf(errors[0]), /answered 500 instead of 200/);
  sender.answer = sender.asUsual;
  time.now += 29 * SECOND;
  assert.equal(await status(), 503);
  time.now += SECOND;
  assert.equal(await status(), 202);
});

test('the answer says when to come again', async (t) => {
  const { sender, webhook, time } = await begin(t);
  sender.answer = broken;
  const ask = async () => {
    const response = await webhook(post());
    await assertRefused(response, 503, 'keysUnavailable');
    return response.headers.get('retry-after');
  };
  const waits = [await ask()];
  time.now += SECOND;
  waits.push(await ask());
  time.now += 500;
  waits.push(await ask());
  assert.deepEqual(waits, ['1', '2', '2']);
});

test('an outage costs nothing while keys are not older than a day; then nothing is accepted', async (t) => {
  const { sender, time, status, codes } = await begin(t);
  assert.equal(await status(), 202);
  sender.answer = broken;
  for (let hours = 1; hours < 24; hours += 1) {
    time.now = NOW + hours * HOUR;
    assert.equal(await status(), 202, `after ${hours} hours`);
    // From the third hour on it tries in the background, and tells that it cannot.
    await until(() => codes().length === Math.max(0, hours - 1));
  }
  assert.deepEqual(new Set(codes()), new Set(['keysUnavailable']));
  time.now = NOW + 24 * HOUR;
  assert.equal(await status(), 503);
  sender.answer = sender.asUsual;
  time.now += MINUTE;
  assert.equal(await status(), 202);
});

test('an unknown key during an outage is answered 503: it may be a new one', async (t) => {
  const { sender, time, status } = await begin(t);
  assert.equal(await status(), 202);
  sender.answer = broken;
  time.now += MINUTE;
  assert.deepEqual([await status('second'), await status('second'), await status('first')], [503, 503, 202]);
  sender.answer = sender.asUsual;
  sender.keys = ['first', 'second'].map(publicJwk);
  time.now += MINUTE;
  assert.equal(await status('second'), 202);
});

test('keys that have moved are found through the discovery document', async (t) => {
  const { sender, time, status } = await begin(t);
  assert.equal(await status(), 202);
  sender.keysPath = '/v1/keys/moved';
  sender.keys = [publicJwk('second')];
  time.now += MINUTE;
  assert.equal(await status('second'), 202);
  assert.deepEqual(sender.asked, [DISCOVERY_PATH, '/v1/keys', '/v1/keys', DISCOVERY_PATH, '/v1/keys/moved']);
});

test('the discovery document is read again after a day', async (t) => {
  const { sender, time, status } = await begin(t);
  await status();
  time.now += 25 * HOUR;
  assert.equal(await status(), 202);
  assert.deepEqual(sender.asked, [DISCOVERY_PATH, '/v1/keys', DISCOVERY_PATH, '/v1/keys']);
});

/** @type {[string, RegExp, (sender: Awaited<ReturnType<typeof serveSender>>) => unknown][]} */
const WRONG_DOCUMENTS = [
  ['no JSON', /JSON|Unexpected/, () => '<html>'],
  ['null', /jwks_uri/, () => 'null'],
  ['an object without jwks_uri', /jwks_uri/, () => ({})],
  ['keys by plain http, elsewhere', /jwks_uri/, () => ({ jwks_uri: 'http://keys.example/keys' })],
  ['keys in a file', /jwks_uri/, () => ({ jwks_uri: 'file:///etc/passwd' })],
  ['keys at a user', /jwks_uri/, () => ({ jwks_uri: 'https://user:secret@keys.example/' })],
  ['keys in a list', /jwks_uri/, ({ origin }) => ({ jwks_uri: [`${origin}/v1/keys`] })],
  [
    'more than 1 MiB',
    /or more than 1 MiB/,
    ({ origin }) => ({ jwks_uri: `${origin}/v1/keys`, x: 'x'.repeat(1_048_577) }),
  ],
];

for (const [what, cause, document] of WRONG_DOCUMENTS) {
  test(`a discovery document that is wrong makes no key good: ${what}`, async (t) => {
    const { sender, status, errors } = await begin(t);
    const body = document(sender);
    sender.answer = (_, response) => response.end(typeof body === 'string' ? body : JSON.stringify(body));
    assert.equal(await status(), 503);
    assert.match(causeOf(errors[0]), cause);
    assert.deepEqual(sender.asked, [DISCOVERY_PATH]);
  });
}

/** @type {[string, unknown][]} */
const WRONG_KEYS = [
  ['no object', 7],
  ['no keys', {}],
  ['a list', [publicJwk('first')]],
  ['an empty list of keys', { keys: [] }],
  ['no key of RSA', { keys: [publicJwk('ec')] }],
  ['a key that is none', { keys: [null] }],
];

for (const [what, keys] of WRONG_KEYS) {
  test(`a key document that is wrong does not replace a good one: ${what}`, async (t) => {
    const { sender, status, time, codes } = await begin(t);
    assert.equal(await status(), 202);
    sender.answer = (request, response) => {
      if (request.url !== sender.keysPath) return sender.asUsual(request, response);
      response.end(JSON.stringify(keys));
    };
    time.now += 3 * HOUR;
    assert.equal(await status(), 202);
    await until(() => codes().length > 0);
    assert.deepEqual([await status(), codes()], [202, ['keysUnavailable']]);
  });
}

test('a redirect is not followed', async (t) => {
  const { sender, status } = await begin(t);
  sender.answer = (_, response) => response.writeHead(302, { Location: `${sender.origin}/elsewhere` }).end();
  assert.equal(await status(), 503);
  assert.deepEqual(sender.asked, [DISCOVERY_PATH]);
});

test('a key server that says nothing is given up after five seconds, whatever the fetch does', async (t) => {
  const controller = new AbortController();
  const limits = t.mock.method(AbortSignal, 'timeout', () => controller.signal);
  const asked = pending();
  const fetch = () => {
    asked.resolve();
    return new Promise(() => {});
  };
  const options = { appId: APP_ID, clock: () => NOW, fetch: /** @type {any} */ (fetch) };
  const verified = entry.verifyNotificationToken(`Bearer ${token()}`, options).catch((error) => error);
  await asked.promise;
  controller.abort(new Error('it took too long'));
  const error = await verified;
  assert.deepEqual([error.code, error.cause.message], ['keysUnavailable', 'it took too long']);
  assert.deepEqual(limits.mock.calls[0]?.arguments, [5000]);
});

test('the fetch of the options is the only one that is used', async (t) => {
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
