// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSimulator, profiles } from 'graph-call-transfer/simulator';
import { BODY, CALL_ID, TRANSFER_PATH, transferHeaders } from '../server/transfers.mjs';

/** @typedef {import('graph-call-transfer/simulator').SimulatorProfile} Profile */
/** @typedef {{ status: number, code?: string, message?: string, headers?: Record<string, string> }} Answer */

const URL_AT_GRAPH = `https://graph.microsoft.com${TRANSFER_PATH}`;
const NOW = Date.parse('2026-03-04T05:06:07.890Z');

/** @type {[Profile, Answer][]} */
const REFUSING = [
  [
    'unauthorized',
    { status: 401, code: 'InvalidAuthenticationToken', headers: { 'www-authenticate': 'Bearer realm=""' } },
  ],
  ['insufficientPermissions', { status: 403, code: '7504' }],
  ['tenantMismatch', { status: 403, code: '7505', message: 'Request authorization tenant mismatch.' }],
  ['callNotFound', { status: 404, code: '8522' }],
  ['callNotEstablished', { status: 400, code: '8501' }],
  ['meetingMode', { status: 400, code: '8523', message: 'Cannot do transfer for meeting mode.' }],
  ['conflict', { status: 409, code: '8519' }],
  ['throttled', { status: 429, code: 'TooManyRequests', headers: { 'retry-after': '30' } }],
  ['serverError', { status: 500, code: '9999' }],
  ['unavailable', { status: 503, code: 'serviceNotAvailable', headers: { 'retry-after': '5' } }],
];
/** Those that accept, and differ in what they tell then. @type {Profile[]} */
const TELLING = [
  'complete',
  'completeBeforeAudioInactive',
  'failed',
  'targetDeclined',
  'callerHangsUp',
  'silent',
  'doubled',
  'reordered',
  'late',
  'lossy',
  'slow',
  'rosterNoise',
  'unknownState',
  'legacyFirst',
];
const OTHERS = [...TELLING, 'empty202WithJsonType', 'throttledTwice', 'badGatewayHtml', 'cut', 'hang'];

/**
 * @param {Pick<import('graph-call-transfer/simulator').Simulator, 'fetch'>} graph
 * @param {RequestInit} [init]
 */
function postTransfer(graph, init) {
  return graph.fetch(URL_AT_GRAPH, { method: 'POST', headers: transferHeaders(), body: BODY, ...init });
}

test('every profile has a name of its own and is described in words', () => {
  const names = profiles.map(({ name }) => name);
  assert.deepEqual([...names].sort(), [...OTHERS, ...REFUSING.map(([name]) => name)].sort());
  for (const { title, description } of profiles) {
    assert.match(title, /^\S.{2,40}$/);
    assert.match(description, /^[A-Z].+\.$/);
  }
  assert.equal(names[0], 'complete');
});

/** What may really become of a transfer with a profile of each group. @type {Record<string, string[]>} */
const TRUTHS = {
  completes: ['completed'],
  oddDeliveries: ['completed'],
  fails: ['failed', 'ended'],
  refused: ['refused'],
  silent: ['silent', 'unanswered'],
};

test('the group of a profile is true of what becomes of a transfer', async () => {
  for (const { name: profile, group } of profiles) {
    const graph = createSimulator({ profile, pace: 0, sign: false });
    graph.deliver(() => {});
    const givingUp = AbortSignal.timeout(200);
    // One that asks to come again is asked again.
    for (let attempt = 1; attempt <= 3 && !graph.truth(CALL_ID)?.scenario; attempt += 1) {
      await postTransfer(graph, { signal: givingUp }).catch(() => {});
    }
    await graph.settled();
    const kind = graph.truth(CALL_ID)?.kind ?? 'unanswered';
    assert.ok(TRUTHS[group]?.includes(kind), `${profile} is in the group ${group}, and ${kind}`);
  }
});

for (const [profile, expected] of REFUSING) {
  test(`"${profile}" answers ${expected.status} with code ${expected.code} in Graph's error form`, async () => {
    const graph = createSimulator({ profile, clock: () => NOW });
    const answer = await postTransfer(graph, { headers: { ...transferHeaders(), 'client-request-id': 'mine' } });

    assert.equal(answer.status, expected.status);
    assert.equal(answer.headers.get('Content-Type'), 'application/json; charset=utf-8');
    assert.equal(answer.headers.get('Date'), 'Wed, 04 Mar 2026 05:06:07 GMT');
    for (const [name, value] of Object.entries(expected.headers ?? {})) assert.equal(answer.headers.get(name), value);

    const { error } = await answer.json();
    assert.deepEqual(Object.keys(error), ['code', 'message', 'innerError']);
    assert.equal(error.code, expected.code);
    if (expected.message) assert.equal(error.message, expected.message);
    assert.deepEqual(error.innerError, {
      date: '2026-03-04T05:06:07',
      'request-id': answer.headers.get('request-id'),
      'client-request-id': 'mine',
    });
  });

  test(`"${profile}" does not look at the token and the body`, async () => {
    const answer = await postTransfer(createSimulator({ profile }), { headers: {}, body: 'nonsense' });
    assert.equal(answer.status, expected.status);
  });
}

for (const profile of TELLING) {
  test(`"${profile}" answers 202 without a body and without a type, and refuses a wrong body`, async () => {
    const graph = createSimulator({ profile });
    const answer = await postTransfer(graph);
    assert.equal(answer.status, 202);
    assert.equal(answer.body, null);
    assert.equal(answer.headers.get('Content-Type'), null);
    assert.equal((await postTransfer(graph, { body: '{}' })).status, 400);
  });
}

test('"empty202WithJsonType" answers 202 with the type of JSON and no body, and refuses a wrong body', async () => {
  const graph = createSimulator({ profile: 'empty202WithJsonType' });
  const answer = await postTransfer(graph);
  assert.equal(answer.status, 202);
  assert.equal(answer.headers.get('Content-Type'), 'application/json');
  assert.equal(await answer.text(), '');
  assert.equal((await postTransfer(graph, { body: '{}' })).status, 400);
});

test('"badGatewayHtml" answers 502 with a web page', async () => {
  const answer = await postTransfer(createSimulator({ profile: 'badGatewayHtml' }));
  assert.equal(answer.status, 502);
  assert.equal(answer.headers.get('Content-Type'), 'text/html');
  assert.match(await answer.text(), /^<html>[\s\S]*502 Bad Gateway[\s\S]*<\/html>/);
});

test('"cut" answers 403 with a body that begins and breaks off', async () => {
  const answer = await postTransfer(createSimulator({ profile: 'cut' }));
  assert.equal(answer.status, 403);
  assert.ok(answer.body);
  const reader = answer.body.getReader();
  const first = await reader.read();
  assert.match(new TextDecoder().decode(first.value), /^\{"error":\{"code":"7505"/);
  await assert.rejects(reader.read(), { name: 'TypeError', message: 'terminated' });
});

test('"hang" does not answer before the caller gives up, and then rejects with the reason', async () => {
  const caller = new AbortController();
  const reason = new Error('enough');
  const answer = postTransfer(createSimulator({ profile: 'hang' }), { signal: caller.signal });

  assert.equal((await postTransfer(createSimulator())).status, 202);
  assert.equal(await Promise.race([answer, 'nothing yet']), 'nothing yet');
  caller.abort(reason);
  await assert.rejects(answer, reason);
});

test('"hang" follows the signal of a Request too', async () => {
  const request = new Request(URL_AT_GRAPH, { method: 'POST', body: BODY, signal: AbortSignal.timeout(20) });
  await assert.rejects(createSimulator({ profile: 'hang' }).fetch(request), { name: 'TimeoutError' });
});

test('"throttledTwice" answers 429 with Retry-After: 1 twice, then 202, for each client-request-id', async () => {
  const graph = createSimulator({ profile: 'throttledTwice' });
  /** @param {string} id */
  const statusOf = async (id) => {
    const answer = await postTransfer(graph, { headers: { ...transferHeaders(), 'client-request-id': id } });
    assert.equal(answer.headers.get('Retry-After'), answer.status === 429 ? '1' : null);
    return answer.status;
  };
  const statuses = [];
  for (const id of ['a', 'a', 'b', 'a', 'b', 'b', 'a']) statuses.push(`${id} ${await statusOf(id)}`);
  assert.deepEqual(statuses, ['a 429', 'a 429', 'b 429', 'a 202', 'b 429', 'b 202', 'a 429']);
});

test('"throttledTwice" counts by call where no client-request-id is sent', async () => {
  const graph = createSimulator({ profile: 'throttledTwice' });
  const otherUrl = URL_AT_GRAPH.replace(CALL_ID, '441a0500-d4bf-4224-8b19-1581168d328b');
  const statuses = [];
  for (const url of [URL_AT_GRAPH, URL_AT_GRAPH, otherUrl, URL_AT_GRAPH]) {
    const answer = await graph.fetch(url, { method: 'POST', headers: transferHeaders(), body: BODY });
    statuses.push(answer.status);
  }
  assert.deepEqual(statuses, [429, 429, 429, 202]);
});

test('"throttledTwice" checks the request that it lets pass', async () => {
  const graph = createSimulator({ profile: 'throttledTwice' });
  const statuses = [];
  for (let attempt = 0; attempt < 3; attempt += 1) statuses.push((await postTransfer(graph, { body: '{}' })).status);
  assert.deepEqual(statuses, [429, 429, 400]);
});

test('"throttledTwice" forgets the oldest of very many senders', async () => {
  const graph = createSimulator({ profile: 'throttledTwice' });
  const headers = transferHeaders();
  for (let sender = 0; sender <= 1000; sender += 1) {
    await postTransfer(graph, { headers: { ...headers, 'client-request-id': `sender-${sender}` } });
  }
  /** @param {string} id */
  const tryTwice = async (id) => {
    await postTransfer(graph, { headers: { ...headers, 'client-request-id': id } });
    return (await postTransfer(graph, { headers: { ...headers, 'client-request-id': id } })).status;
  };
  assert.equal(await tryTwice('sender-1000'), 202);
  assert.equal(await tryTwice('sender-0'), 429);
});
