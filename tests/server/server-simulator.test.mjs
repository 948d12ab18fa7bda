// @ts-check
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import { inspectToken, readCall, sendTransfer } from 'graph-call-transfer';
import { profiles } from 'graph-call-transfer/simulator';
import { refusing } from '../package/support/profiles.mjs';
import { deliveryProfiles } from '../package/support/simulated.mjs';
import { send, startServer } from './console-server.mjs';
import { BODY, CALL_ID, TARGET, TRANSFER_PATH, transferHeaders } from './transfers.mjs';

const TRANSFER = { callId: CALL_ID, target: TARGET.identity };

/** @type {Awaited<ReturnType<typeof startServer>>} */
let server;
before(async () => {
  server = await startServer();
});
after(() => server.stop());

/**
 * @param {string} profile
 * @param {Parameters<typeof send>[2]} [options]
 */
function postTransfer(profile, options) {
  return send(server.origin, `/sim/${profile}${TRANSFER_PATH}`, {
    method: 'POST',
    headers: transferHeaders(),
    body: BODY,
    ...options,
  });
}

test('simulator route lists the profiles', async () => {
  const response = await send(server.origin, '/sim/profiles');
  assert.equal(response.status, 200);
  assert.match(response.headers['content-type'] ?? '', /^application\/json/);
  assert.deepEqual(JSON.parse(response.body), profiles);
});

test('simulator route issues a token with which a transfer is accepted', async () => {
  const response = await send(server.origin, '/sim/token', { method: 'POST' });
  assert.equal(response.status, 200);
  const { token_type: type, expires_in: lifetime, access_token: token } = JSON.parse(response.body);
  assert.equal(type, 'Bearer');
  assert.equal(lifetime, 3599);
  const { expiresInSeconds = 0 } = inspectToken(token);
  assert.ok(expiresInSeconds > lifetime - 60 && expiresInSeconds <= lifetime);
  assert.equal((await postTransfer('complete', { headers: transferHeaders(token) })).status, 202);
});

test('simulator route does not issue a token for GET', async () => {
  assert.equal((await send(server.origin, '/sim/token')).status, 404);
});

/** @type {Record<string, [number, string?]>} status and code of each profile that responds at once */
const RESPONSES = {
  ...Object.fromEntries(deliveryProfiles.map((name) => [name, [202]])),
  ...Object.fromEntries(refusing.map(([name, { status, code }]) => [name, [status, code]])),
  empty202WithJsonType: [202],
  throttledTwice: [429, 'TooManyRequests'],
  badGatewayHtml: [502],
};
const UNANSWERED = ['truncated', 'hang'];

test('tests cover each profile', () => {
  assert.deepEqual([...Object.keys(RESPONSES), ...UNANSWERED].sort(), profiles.map(({ name }) => name).sort());
});

for (const [profile, [status, code]] of Object.entries(RESPONSES)) {
  test(`simulator /sim/${profile} responds with ${status}${code ? ` and ${code}` : ''}`, async () => {
    const response = await postTransfer(profile, { headers: { ...transferHeaders(), 'client-request-id': 'mine' } });
    assert.equal(response.status, status);
    assert.equal(response.headers['cache-control'], 'no-store');
    assert.equal(response.headers['client-request-id'], 'mine');
    assert.match(String(response.headers['request-id']), /^[0-9a-f-]{36}$/);
    if (code) assert.equal(JSON.parse(response.body).error.code, code);
  });
}

test('simulator accepts a transfer without a body, with and without a type', async () => {
  const plain = await postTransfer('complete');
  assert.deepEqual([plain.body, plain.headers['content-type']], ['', undefined]);
  const typed = await postTransfer('empty202WithJsonType');
  assert.deepEqual([typed.body, typed.headers['content-type']], ['', 'application/json']);
});

test('simulator route passes on Retry-After', async () => {
  assert.equal((await postTransfer('throttledTwice')).headers['retry-after'], '1');
  assert.equal((await postTransfer('throttled')).headers['retry-after'], '30');
  assert.equal((await postTransfer('unavailable')).headers['retry-after'], '5');
});

test('simulator route passes on the page of a bad gateway with a restrictive policy', async () => {
  const { headers, body } = await postTransfer('badGatewayHtml');
  assert.equal(headers['content-type'], 'text/html');
  assert.match(String(headers['content-security-policy']), /^default-src 'none'/);
  assert.match(body, /502 Bad Gateway/);
});

test('simulator route aborts a truncated response after its first half', async () => {
  const url = `${server.origin}/sim/truncated${TRANSFER_PATH}`;
  const response = await fetch(url, { method: 'POST', headers: transferHeaders(), body: BODY });
  assert.equal(response.status, 403);
  assert.ok(response.body);
  const reader = response.body.getReader();
  assert.match(new TextDecoder().decode((await reader.read()).value), /^\{"error":\{"code":"7505"/);
  await assert.rejects(reader.read(), TypeError);
});

test('sendTransfer parses the responses of the simulator route', async () => {
  /** @param {string} profile */
  const responseOf = async (profile) => {
    const response = await sendTransfer(TRANSFER, {
      token: transferHeaders().Authorization.slice('Bearer '.length),
      endpoint: { baseUrl: `${server.origin}/sim/${profile}` },
      retry: profile === 'throttledTwice' ? { maxAttempts: 3 } : false,
    });
    return response.kind === 'accepted'
      ? [response.status, 'accepted', response.attempts]
      : [response.status, response.error.form, response.error.code, response.retryable];
  };
  assert.deepEqual(await responseOf('complete'), [202, 'accepted', 1]);
  assert.deepEqual(await responseOf('throttledTwice'), [202, 'accepted', 3]);
  assert.deepEqual(await responseOf('tenantMismatch'), [403, 'graph', '7505', false]);
  assert.deepEqual(await responseOf('throttled'), [429, 'graph', 'TooManyRequests', true]);
  assert.deepEqual((await responseOf('badGatewayHtml')).slice(0, 2), [502, 'html']);
  assert.deepEqual((await responseOf('truncated')).slice(0, 2), [403, 'truncated']);
});

test('readCall parses the responses of the simulator route', async () => {
  /** @param {string} profile */
  const lookUp = async (profile) => {
    const lookup = await readCall(CALL_ID, {
      token: transferHeaders().Authorization.slice('Bearer '.length),
      endpoint: { baseUrl: `${server.origin}/sim/${profile}` },
      retry: false,
    });
    return [lookup.kind, lookup.kind === 'found' ? lookup.state : lookup.error.code];
  };
  assert.deepEqual(await lookUp('complete'), ['found', 'established']);
  assert.deepEqual(await lookUp('conflict'), ['found', 'transferring']);
  assert.deepEqual(await lookUp('callNotFound'), ['ended', '8522']);
  assert.deepEqual(await lookUp('unauthorized'), ['refused', 'InvalidAuthenticationToken']);
  assert.deepEqual(await lookUp('compleet'), ['refused', 'unknownProfile']);
});

test('simulator route responds to others while one request is pending', async () => {
  const controller = new AbortController();
  const init = { method: 'POST', headers: transferHeaders(), body: BODY, signal: controller.signal };
  const hanging = fetch(`${server.origin}/sim/hang${TRANSFER_PATH}`, init);
  assert.equal((await postTransfer('complete')).status, 202);
  controller.abort();
  await assert.rejects(hanging, { name: 'AbortError' });
  assert.equal((await postTransfer('complete')).status, 202);
});

/** @type {[string, Parameters<typeof send>[2], number, string][]} */
const WRONG = [
  ['no token', { headers: { 'Content-Type': 'application/json' } }, 401, 'InvalidAuthenticationToken'],
  ['an invalid token', { headers: transferHeaders('nonsense') }, 401, 'InvalidAuthenticationToken'],
  ['no body', { body: '' }, 400, 'BadRequest'],
  ['a body that is not JSON', { body: '{"transferTarget":' }, 400, 'BadRequest'],
  ['a body without target', { body: '{}' }, 400, '8523'],
  ['a body of another type', { headers: { ...transferHeaders(), 'Content-Type': 'text/plain' } }, 400, 'BadRequest'],
  ['another method', { method: 'DELETE' }, 405, 'notAllowed'],
  ['a method without body', { method: 'GET', body: '' }, 405, 'notAllowed'],
];
for (const [what, options, status, code] of WRONG) {
  test(`simulator refuses ${what} with ${status} and ${code}`, async () => {
    const response = await postTransfer('complete', options);
    assert.equal(response.status, status);
    assert.equal(JSON.parse(response.body).error.code, code);
  });
}

test('simulator route refuses an invalid Content-Type', async () => {
  const response = await postTransfer('complete', { headers: { ...transferHeaders(), 'Content-Type': ';;;' } });
  assert.equal(response.status, 415);
  assert.equal(JSON.parse(response.body).error.code, 'unsupportedMediaType');
});

test('simulator refuses HEAD without a body', async () => {
  const response = await postTransfer('complete', { method: 'HEAD', body: '' });
  assert.deepEqual([response.status, response.body], [405, '']);
});

test('simulator refuses an unknown path with an error of Graph', async () => {
  const response = await send(server.origin, '/sim/complete/v1.0/me', { headers: transferHeaders() });
  assert.equal(response.status, 404);
  assert.equal(JSON.parse(response.body).error.code, 'itemNotFound');
});

test('simulator route refuses an unknown profile with the known ones', async () => {
  for (const profile of ['compleet', '__proto__', 'a'.repeat(90)]) {
    const response = await postTransfer(profile);
    assert.equal(response.status, 404);
    const { error } = JSON.parse(response.body);
    assert.equal(error.code, 'unknownProfile');
    assert.match(error.message, /complete, .*hang/);
  }
});

test('simulator route accepts a body of 64 KiB, and refuses a larger one', async () => {
  const largest = BODY.padEnd(64 * 1024, ' ');
  assert.equal((await postTransfer('complete', { body: largest })).status, 202);

  const larger = await postTransfer('complete', { body: `${largest} ` });
  assert.equal(larger.status, 413);
  assert.equal(JSON.parse(larger.body).error.code, 'bodyTooLarge');
});

test('simulator route refuses a body without a length as soon as it is too large', async () => {
  const url = `${server.origin}/sim/complete${TRANSFER_PATH}`;
  const outgoing = request(url, { method: 'POST', headers: { ...transferHeaders(), 'Transfer-Encoding': 'chunked' } });
  outgoing.on('error', () => {});
  outgoing.write(' '.repeat(65 * 1024));
  const [response] = await once(outgoing, 'response');
  outgoing.destroy();
  assert.equal(response.statusCode, 413);
});
