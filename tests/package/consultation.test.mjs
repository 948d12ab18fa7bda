// @ts-check
/** `startConsultation`: both consultative transfers from nothing to their verdict, and every other end. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { consultation as api, setUp, start } from './support/consultations.mjs';
import { api as main } from './support/installed.mjs';
import { failureOf } from './support/sending.mjs';
import './support/settled.mjs';
import { CALL_ID } from './support/transfers.mjs';

const { TransferTracker: Tracker } = main;
const INSTANCE = { applicationInstance: { id: '3d913abb-aec0-4964-8fa6-3c6850c4f278' } };
const TENANT = '72f988bf-86f1-41af-91ab-2d7cd011db47';
const PHONE = { target: { phone: '+12345678901' }, source: INSTANCE, tenantId: TENANT };

for (const [name, input] of /** @type {const} */ ([
  ['a user', {}],
  ['a telephone', PHONE],
])) {
  test(`consultation with ${name} goes from nothing to the verdict`, async () => {
    const { graph, starting, requests, states } = start({ callee: 'answers' }, { input });
    const consultation = await starting;
    assert.equal(consultation.isAnswered, true);
    const outcome = await consultation.complete();
    assert.deepEqual(await consultation.outcome(), outcome);
    assert.equal(outcome.kind, 'transferred');
    assert.equal(outcome.kind === 'transferred' && outcome.connectedTo, 'transferTarget');
    assert.equal(outcome.transfer?.kind, 'completed');
    await graph.settled();
    assert.equal(graph.actualOutcome(CALL_ID)?.kind, 'completed');
    assert.match(graph.actualOutcome(CALL_ID)?.scenario ?? '', /^consultative/);
    const [call] = graph.createdCalls;
    assert.deepEqual([call?.id, call?.state, call?.endedBy], [consultation.consultationCallId, 'ended', 'transfer']);
    assert.deepEqual(requests, ['POST /calls', `POST /calls/${CALL_ID}/transfer`]);
    assert.deepEqual([...new Set(states.map(({ phase }) => phase))], ['calling', 'answered', 'transferring', 'ended']);
    assert.equal(
      states.some(({ hasRung }) => hasRung),
      true,
    );
  });
}

test('target that is not reached ends the consultation with its cause', async () => {
  for (const [callee, input, cause, isIncident] of /** @type {const} */ ([
    ['declines', {}, 'declined', false],
    ['busy', {}, 'busy', false],
    ['busy', PHONE, 'busy', false],
    ['noAnswer', {}, 'noAnswer', false],
    ['noAnswer', PHONE, 'noAnswer', false],
    ['unreachable', {}, 'unreachable', false],
  ])) {
    const { graph, starting, requests } = start({ callee }, { input });
    const consultation = await starting;
    assert.equal(consultation.isAnswered, false, callee);
    const outcome = await consultation.outcome();
    const { kind, connectedTo, leftOver } = outcome;
    assert.deepEqual([kind, outcome.cause, outcome.isIncident], ['notAnswered', cause, isIncident], callee);
    assert.deepEqual([connectedTo, leftOver], ['transferor', undefined], callee);
    assert.deepEqual(await consultation.complete(), outcome, 'nothing is sent after the end');
    assert.deepEqual(requests, ['POST /calls'], callee);
    await graph.settled();
    assert.equal(graph.createdCalls[0]?.endedBy, 'target');
  }
});

test('target that rings too long is hung up', async () => {
  const { graph, starting, requests } = start({ callee: 'ringsOn' }, { options: { ringTimeoutMs: 30 } });
  const consultation = await starting;
  const outcome = await consultation.outcome();
  assert.deepEqual([outcome.kind, outcome.cause, outcome.leftOver], ['notAnswered', 'noAnswer', undefined]);
  const id = consultation.consultationCallId;
  assert.deepEqual(requests, ['POST /calls', `GET /calls/${id}`, `DELETE /calls/${id}`]);
  assert.deepEqual(
    graph.createdCalls.map(({ endedBy }) => endedBy),
    ['app'],
  );
});

test('answer whose notification is lost is found before the call is given up', async () => {
  const world = setUp({ callee: 'answers' });
  const fetch = async (/** @type {string} */ url, /** @type {RequestInit} */ init) => {
    if (init.method === 'GET') await until(() => world.graph.createdCalls[0]?.state === 'established');
    return world.graph.fetch(url, init);
  };
  const deaf = { ...world.options, fetch, tracker: new Tracker(), ringTimeoutMs: 10 };
  const consultation = await api.startConsultation(world.input, deaf);
  assert.equal(consultation.isAnswered, true);
  assert.equal((await consultation.cancel()).kind, 'cancelled');
});

test('target that hangs up while it is asked ends the consultation', async () => {
  const { graph, starting, requests } = start({ callee: 'answers' });
  const consultation = await starting;
  graph.endCall(consultation.consultationCallId ?? '');
  const outcome = await consultation.outcome();
  assert.deepEqual([outcome.kind, outcome.connectedTo, outcome.result?.subcode], ['targetLeft', 'transferor', 4521]);
  assert.deepEqual(requests, ['POST /calls']);
});

test('caller who leaves ends the consultation call', async () => {
  for (const callee of /** @type {const} */ (['ringsOn', 'answers'])) {
    const { graph, starting } = start({ callee });
    if (callee === 'answers') await starting;
    else await until(() => graph.createdCalls[0]?.state === 'ringing');
    graph.endCall(CALL_ID);
    const consultation = await starting;
    const { kind, connectedTo, leftOver } = await consultation.outcome();
    assert.deepEqual([kind, connectedTo, leftOver], ['callerLeft', 'none', undefined], callee);
    assert.equal(graph.createdCalls[0]?.endedBy, 'app', callee);
  }
});

test('caller is taken back, and the transfer can be tried again', async () => {
  const { graph, starting, requests } = start({ callee: 'answers', profile: 'failed' });
  const consultation = await starting;
  const first = await consultation.complete();
  assert.equal(first.kind, 'transferFailed');
  assert.equal(consultation.isAnswered, true);
  assert.equal((await consultation.complete()).kind, 'transferFailed');
  const outcome = await consultation.cancel();
  assert.deepEqual([outcome.kind, outcome.connectedTo, outcome.transfer?.kind], ['cancelled', 'transferor', 'failed']);
  await graph.settled();
  assert.deepEqual(
    graph.createdCalls.map(({ endedBy }) => endedBy),
    ['app'],
  );
  assert.equal(requests.filter((request) => request.endsWith('/transfer')).length, 2);
});

test('transfer without a verdict is unknown, and the consultation call is kept until it is cancelled', async () => {
  const { graph, starting, requests } = start(
    { callee: 'answers', profile: 'silent' },
    { options: { transferTimeoutMs: 30 } },
  );
  const consultation = await starting;
  assert.equal((await consultation.complete()).kind, 'transferUnknown');
  assert.equal(
    requests.some((request) => request.startsWith('DELETE')),
    false,
  );
  const outcome = await consultation.cancel();
  assert.deepEqual([outcome.kind, outcome.connectedTo, outcome.leftOver], ['cancelled', 'unknown', undefined]);
  assert.equal(graph.createdCalls[0]?.endedBy, 'app');
});

test('caller who leaves during the transfer ends the consultation call', async () => {
  const { graph, starting } = start({ callee: 'answers', profile: 'callerHangsUp' });
  const consultation = await starting;
  const outcome = await consultation.complete();
  assert.deepEqual([outcome.kind, outcome.kind === 'callerLeft' && outcome.connectedTo], ['callerLeft', 'none']);
  await graph.settled();
  assert.equal(graph.createdCalls[0]?.endedBy, 'app');
});

test('abort ends the consultation call in each phase', async () => {
  for (const callee of /** @type {const} */ (['ringsOn', 'answers'])) {
    const controller = new AbortController();
    const { graph, starting } = start({ callee }, { options: { signal: controller.signal } });
    if (callee === 'answers') await starting;
    else await until(() => graph.createdCalls[0]?.state === 'ringing');
    controller.abort();
    const outcome = await (await starting).outcome();
    assert.deepEqual([outcome.kind, outcome.leftOver], ['aborted', undefined], callee);
    assert.equal(graph.createdCalls[0]?.endedBy, 'app', callee);
  }
});

test('abort before the call sends nothing', async () => {
  const { starting, requests } = start({}, { options: { signal: AbortSignal.abort() } });
  assert.equal((await failureOf(starting)).code, 'aborted');
  assert.deepEqual(requests, []);
});

test('refused call ends the consultation, and an invalid one throws before anything is sent', async () => {
  const refused = start({ profile: 'insufficientPermissions' });
  const outcome = await (await refused.starting).outcome();
  assert.deepEqual([outcome.kind, outcome.refusal?.status, outcome.isIncident], ['refused', 403, true]);

  for (const [changes, code] of /** @type {const} */ ([
    [{ input: { callId: 'x' } }, 'invalidTransfer'],
    [{ input: { target: PHONE.target } }, 'invalidTransfer'],
    [{ options: { callbackUri: 'http://bot.example' } }, 'invalidTransfer'],
    [{ input: { clientcontext: 'x' } }, 'invalidOptions'],
    [{ options: { ringTimeoutMs: -1 } }, 'invalidOptions'],
    [{ options: { tracker: {} } }, 'invalidOptions'],
    [{ options: { onState: 1 } }, 'invalidOptions'],
    [{ options: { token: 'a b' } }, 'invalidToken'],
  ])) {
    const { starting, requests } = start({}, /** @type {any} */ (changes));
    assert.equal((await failureOf(starting)).code, code, JSON.stringify(changes));
    assert.deepEqual(requests, []);
  }
});

test('call whose response is lost is found by its client context, and never created again', async () => {
  const world = setUp({ callee: 'answers' });
  const fetch = losing(world.options.fetch, 'POST');
  const consultation = await api.startConsultation(world.input, { ...world.options, fetch });
  assert.equal(consultation.isAnswered, true);
  assert.equal(consultation.state.creation, 'unknown');
  assert.equal(consultation.consultationCallId, world.graph.createdCalls[0]?.id);
  assert.match(
    world.graph.createdCalls[0]?.callbackUri ?? '',
    new RegExp(`clientContext=${consultation.clientContext}$`),
  );
  assert.equal((await consultation.complete()).kind, 'transferred');
  assert.equal(world.requests.filter((request) => request === 'POST /calls').length, 1);
});

test('call that is never found is named by its client context', async () => {
  const world = setUp({ callee: 'ringsOn' });
  const fetch = losing(world.options.fetch, 'POST');
  const tracker = new Tracker();
  const options = { ...world.options, fetch, tracker, ringTimeoutMs: 20, searchTimeoutMs: 20 };
  const consultation = await api.startConsultation(world.input, options);
  const outcome = await consultation.outcome();
  assert.deepEqual(outcome.leftOver, { clientContext: consultation.clientContext });
  assert.deepEqual([outcome.kind, outcome.isIncident], ['notAnswered', true]);
  // A notification after the end still ends the call.
  const [{ id, callbackUri } = { id: '', callbackUri: '' }] = world.graph.createdCalls;
  const resourceData = { state: 'ringing' };
  tracker.apply({
    value: [{ changeType: 'updated', resourceUrl: `/communications/calls/${id}`, callbackUri, resourceData }],
  });
  await until(() => world.graph.createdCalls[0]?.endedBy === 'app');
});

test('call that cannot be hung up is named in the outcome', async () => {
  const world = setUp({ callee: 'answers' });
  const fetch = losing(world.options.fetch, 'DELETE', 99);
  const consultation = await api.startConsultation(world.input, { ...world.options, fetch });
  const outcome = await consultation.cancel();
  const { consultationCallId: callId, clientContext } = consultation;
  assert.deepEqual(outcome.leftOver, { callId, clientContext });
  assert.equal(outcome.isIncident, true);
});

test('complete waits for an answer, and for the transfer that is in progress', async () => {
  const world = start({ callee: 'answers' }, { options: {} });
  const consultation = await world.starting;
  const completing = consultation.complete();
  assert.equal((await failureOf(consultation.complete())).code, 'invalidOptions');
  assert.equal((await completing).kind, 'transferred');
  assert.equal((await failureOf(consultation.outcome({ timeoutMs: -1 }))).code, 'invalidOptions');
});

test('consultation is resumed by another process in each phase', async () => {
  for (const [callee, act, kind] of /** @type {const} */ ([
    ['ringsOn', 'cancel', 'cancelled'],
    ['answers', 'cancel', 'cancelled'],
    ['answers', 'complete', 'transferred'],
  ])) {
    const world = start({ callee });
    if (callee === 'answers') await world.starting;
    else await until(() => world.graph.createdCalls[0]?.state === 'ringing');
    const state = world.states.at(-1);
    assert.ok(state);
    const stored = JSON.parse(JSON.stringify({ input: { ...world.input, clientContext: 'lost' }, state }));
    const tracker = new Tracker();
    world.graph.onDelivery(({ body }) => tracker.apply(body));
    const resumed = api.resumeConsultation(stored, { ...world.options, tracker, onState: undefined });
    assert.equal(resumed.consultationCallId, world.graph.createdCalls[0]?.id);
    const outcome = await resumed[act]();
    assert.equal(outcome.kind, kind, `${callee}, ${act}`);
    assert.notEqual(world.graph.createdCalls[0]?.state, 'ringing');
    assert.equal(world.graph.createdCalls[0]?.state, 'ended');
  }
});

test('hang-up that a process left behind is sent again', async () => {
  const world = start({ callee: 'answers' });
  const consultation = await world.starting;
  const state = { ...consultation.state, phase: 'ending', end: 'cancelled', hangUp: 'sent' };
  const input = { ...world.input, clientContext: consultation.clientContext };
  const stored = /** @type {any} */ ({ input, state });
  const outcome = await api.resumeConsultation(stored, world.options).outcome();
  assert.deepEqual([outcome.kind, outcome.leftOver], ['cancelled', undefined]);
  assert.equal(world.graph.createdCalls[0]?.endedBy, 'app');
});

test('life of a call does not depend on the order of its notifications', () => {
  /** @type {any[]} */
  const all = [
    { changeType: 'updated', state: 'establishing' },
    { changeType: 'updated', state: 'ringing' },
    { changeType: 'updated', state: 'established' },
    { changeType: 'updated', state: 'established' },
    { changeType: 'updated', state: 'hold' },
    { changeType: 'updated', state: 'terminating' },
    { changeType: 'deleted', state: 'terminated', result: { code: 200, subcode: 4521 } },
  ];
  const expected = { state: 'terminated', isReported: true, result: { code: 200, subcode: 4521 } };
  let orders = 0;
  for (const order of permutations(all)) {
    /** @type {import('graph-call-transfer/consultation').CallLife | undefined} */
    let life;
    for (const notification of order) life = api.advanceCall(life, notification);
    assert.deepEqual(life, expected);
    orders += 1;
  }
  assert.equal(orders, 5040);
  assert.equal(api.advanceCall(undefined, { state: 'parked' }).state, 'establishing');
});

/**
 * Lets Graph carry out a request, and loses its response.
 * @param {any} fetch
 * @param {string} method
 * @param {number} [times]
 */
function losing(fetch, method, times = 1) {
  let left = times;
  return async (/** @type {string} */ url, /** @type {RequestInit} */ init) => {
    const isLost = init.method === method && left > 0;
    if (isLost) left -= 1;
    if (isLost && method === 'DELETE') throw new TypeError('the connection broke');
    const response = await fetch(url, init);
    if (isLost) throw new TypeError('the connection broke');
    return response;
  };
}

/** @param {() => boolean} condition */
async function until(condition) {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve));
}

/** @template Item @param {readonly Item[]} items @returns {Generator<Item[]>} */
function* permutations(items) {
  if (items.length === 0) yield [];
  for (const [index, item] of items.entries()) {
    const rest = items.filter((_, other) => other !== index);
    for (const others of permutations(rest)) yield [item, ...others];
  }
}
