// @ts-check
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import { inspectToken, readCall, sendTransfer } from 'graph-call-transfer';
import { profiles } from 'graph-call-transfer/simulator';
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

test('/sim/profiles lists the profiles', async () => {
  const answer = await send(server.origin, '/sim/profiles');
  assert.equal(answer.status, 200);
  assert.match(answer.headers['content-type'] ?? '', /^application\/json/);
  assert.deepEqual(JSON.parse(answer.body), profiles);
});

test('/sim/token gives a token with which a transfer is accepted', async () => {
  const answer = await send(server.origin, '/sim/token', { method: 'POST' });
  assert.equal(answer.status, 200);
  const { token_type: type, expires_in: lifetime, access_token: token } = JSON.parse(answer.body);
  assert.equal(type, 'Bearer');
  assert.equal(lifetime, 3599);
  const { expiresInSeconds = 0 } = inspectToken(token);
  assert.ok(expiresInSeconds > lifetime - 60 && expiresInSeconds <= lifetime);
  assert.equal((await postTransfer('complete', { headers: transferHeaders(token) })).status, 202);
});

test('/sim/token is not given to GET', async () => {
  assert.equal((await send(server.origin, '/sim/token')).status, 404);
});

/** @type {Record<string, [number, string?]>} status and code of each profile that answers at once */
const ANSWERS = {
  complete: [202],
  completeBeforeAudioInactive: [202],
  failed: [202],
  targetDeclined: [202],
  callerHangsUp: [202],
  silent: [202],
  doubled: [202],
  reordered: [202],
  late: [202],
  lossy: [202],
  slow: [202],
  rosterNoise: [202],
  unknownState: [202],
  legacyFirst: [202],
  empty202WithJsonType: [202],
  throttledTwice: [429, 'TooManyRequests'],
  unauthorized: [401, 'InvalidAuthenticationToken'],
  insufficientPermissions: [403, '7504'],
  tenantMismatch: [403, '7505'],
  callNotFound: [404, '8522'],
  callNotEstablished: [400, '8501'],
  meetingMode: [400, '8523'],
  conflict: [409, '8519'],
  throttled: [429, 'TooManyRequests'],
  serverError: [500, '9999'],
  badGatewayHtml: [502],
  unavailable: [503, 'serviceNotAvailable'],
};
const UNANSWERED = ['cut', 'hang'];

test('each profile is known to these tests', () => {
  assert.deepEqual([...Object.keys(ANSWERS), ...UNANSWERED].sort(), profiles.map(({ name }) => name).sort());
});

for (const [profile, [status, code]] of Object.entries(ANSWERS)) {
  test(`/sim/${profile} answers ${status}${code ? ` with ${code}` : ''}`, async () => {
    const answer = await postTransfer(profile, { headers: { ...transferHeaders(), 'client-request-id': 'mine' } });
    assert.equal(answer.status, status);
    assert.equal(answer.headers['cache-control'], 'no-store');
    assert.equal(answer.headers['client-request-id'], 'mine');
    assert.match(String(answer.headers['request-id']), /^[0-9a-f-]{36}$/);
    if (code) assert.equal(JSON.parse(answer.body).error.code, code);
  });
}

test('an accepted transfer has no body, with and without a type', async () => {
  const plain = await postTransfer('complete');
  assert.deepEqual([plain.body, plain.headers['content-type']], ['', undefined]);
  const typed = await postTransfer('empty202WithJsonType');
  assert.deepEqual([typed.body, typed.headers['content-type']], ['', 'application/json']);
});

test('Retry-After reaches the caller', async () => {
  assert.equal((await postTransfer('throttledTwice')).headers['retry-after'], '1');
  assert.equal((await postTransfer('throttled')).headers['retry-after'], '30');
  assert.equal((await postTransfer('unavailable')).headers['retry-after'], '5');
});

test('the web page of a bad gateway reaches the caller as one that can do nothing', async () => {
  const { headers, body } = await postTransfer('badGatewayHtml');
  assert.equal(headers['content-type'], 'text/html');
  assert.match(String(headers['content-security-policy']), /^default-src 'none'/);
  assert.match(body, /502 Bad Gateway/);
});

test('an answer that breaks off does so after its first half', async () => {
  const url = `${server.origin}/sim/cut${TRANSFER_PATH}`;
  const answer = await fetch(url, { method: 'POST', headers: transferHeaders(), body: BODY });
  assert.equal(answer.status, 403);
  assert.ok(answer.body);
  const reader = answer.body.getReader();
  assert.match(new TextDecoder().decode((await reader.read()).value), /^\{"error":\{"code":"7505"/);
  await assert.rejects(reader.read(), TypeError);
});

test('sendTransfer reads the answers of the server as those of Graph', async () => {
  /** @param {string} profile */
  const answerOf = async (profile) => {
    const answer = await sendTransfer(TRANSFER, {
      token: transferHeaders().Authorization.slice('Bearer '.length),
      endpoint: { baseUrl: `${server.origin}/sim/${profile}` },
      retry: profile === 'throttledTwice' ? { maxAttempts: 3 } : false,
    });
    return answer.kind === 'accepted'
      ? [answer.status, 'accepted', answer.attempts]
      : [answer.status, answer.error.form, answer.error.code, answer.retryable];
  };
  assert.deepEqual(await answerOf('complete'), [202, 'accepted', 1]);
  assert.deepEqual(await answerOf('throttledTwice'), [202, 'accepted', 3]);
  assert.deepEqual(await answerOf('tenantMismatch'), [403, 'graph', '7505', false]);
  assert.deepEqual(await answerOf('throttled'), [429, 'graph', 'TooManyRequests', true]);
  assert.deepEqual((await answerOf('badGatewayHtml')).slice(0, 2), [502, 'html']);
  assert.deepEqual((await answerOf('cut')).slice(0, 2), [403, 'cut']);
});

test('readCall reads the calls of the server as those of Graph', async () => {
  /** @param {string} profile */
  const readingOf = async (profile) => {
    const reading = await readCall(CALL_ID, {
      token: transferHeaders().Authorization.slice('Bearer '.length),
      endpoint: { baseUrl: `${server.origin}/sim/${profile}` },
      retry: false,
    });
    return [reading.kind, reading.kind === 'found' ? reading.state : reading.error.code];
  };
  assert.deepEqual(await readingOf('complete'), ['found', 'established']);
  assert.deepEqual(await readingOf('conflict'), ['found', 'transferring']);
  assert.deepEqual(await readingOf('callNotFound'), ['ended', '8522']);
  assert.deepEqual(await readingOf('unauthorized'), ['refused', 'InvalidAuthenticationToken']);
  assert.deepEqual(await readingOf('compleet'), ['refused', 'unknownProfile']);
});

test('a request that hangs is given up by the caller, and the server answers others meanwhile', async () => {
  const giveUp = new AbortController();
  const init = { method: 'POST', headers: transferHeaders(), body: BODY, signal: giveUp.signal };
  const hanging = fetch(`${server.origin}/sim/hang${TRANSFER_PATH}`, init);
  assert.equal((await postTransfer('complete')).status, 202);
  giveUp.abort();
  await assert.rejects(hanging, { name: 'AbortError' });
  assert.equal((await postTransfer('complete')).status, 202);
});

/** @type {[string, Parameters<typeof send>[2], number, string][]} */
const WRONG = [
  ['no token', { headers: { 'Content-Type': 'application/json' } }, 401, 'InvalidAuthenticationToken'],
  ['a token that is none', { headers: transferHeaders('nonsense') }, 401, 'InvalidAuthenticationToken'],
  ['no body', { body: '' }, 400, 'BadRequest'],
  ['a body that is no JSON', { body: '{"transferTarget":' }, 400, 'BadRequest'],
  ['a body without target', { body: '{}' }, 400, '8523'],
  ['a body of another type', { headers: { ...transferHeaders(), 'Content-Type': 'text/plain' } }, 400, 'BadRequest'],
  ['another method', { method: 'DELETE' }, 405, 'notAllowed'],
  ['a method without body', { method: 'GET', body: '' }, 405, 'notAllowed'],
];
for (const [what, options, status, code] of WRONG) {
  test(`${what} is refused by the simulated Graph with ${status} and ${code}`, async () => {
    const answer = await postTransfer('complete', options);
    assert.equal(answer.status, status);
    assert.equal(JSON.parse(answer.body).error.code, code);
  });
}

test('a type that cannot be read is refused', async () => {
  const answer = await postTransfer('complete', { headers: { ...transferHeaders(), 'Content-Type': ';;;' } });
  assert.equal(answer.status, 415);
  assert.equal(JSON.parse(answer.body).error.code, 'typeUnreadable');
});

test('HEAD is refused without a body', async () => {
  const answer = await postTransfer('complete', { method: 'HEAD', body: '' });
  assert.deepEqual([answer.status, answer.body], [405, '']);
});

test('a path that Graph does not have is refused in the words of Graph', async () => {
  const answer = await send(server.origin, '/sim/complete/v1.0/me', { headers: transferHeaders() });
  assert.equal(answer.status, 404);
  assert.equal(JSON.parse(answer.body).error.code, 'itemNotFound');
});

test('a profile that does not exist is refused with the names of those that do', async () => {
  for (const profile of ['compleet', '__proto__', 'a'.repeat(90)]) {
    const answer = await postTransfer(profile);
    assert.equal(answer.status, 404);
    const { error } = JSON.parse(answer.body);
    assert.equal(error.code, 'unknownProfile');
    assert.match(error.message, /complete, .*hang/);
  }
});

test('a body of 64 KiB reaches the simulator, and one byte more does not', async () => {
  const most = BODY.padEnd(64 * 1024, ' ');
  assert.equal((await postTransfer('complete', { body: most })).status, 202);

  const more = await postTransfer('complete', { body: `${most} ` });
  assert.equal(more.status, 413);
  assert.equal(JSON.parse(more.body).error.code, 'bodyTooLarge');
});

test('a body without a length is refused as soon as it is too large', async () => {
  const url = `${server.origin}/sim/complete${TRANSFER_PATH}`;
  const outgoing = request(url, { method: 'POST', headers: { ...transferHeaders(), 'Transfer-Encoding': 'chunked' } });
  outgoing.on('error', () => {});
  outgoing.write(' '.repeat(65 * 1024));
  const [answer] = await once(outgoing, 'response');
  outgoing.destroy();
  assert.equal(answer.statusCode, 413);
});
