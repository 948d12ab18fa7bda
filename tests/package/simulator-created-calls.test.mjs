// @ts-check
/** Calls that the app creates at a simulated Graph: responses, notifications, and what really happened. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSimulator } from './support/consultations.mjs';
import { api, requireInstalled } from './support/installed.mjs';
import { CALL_ID, INPUT } from './support/transfers.mjs';

/** @typedef {import('graph-call-transfer/simulator').SimulatorOptions} SimulatorOptions */
/** @typedef {import('graph-call-transfer/simulator').Delivery} Delivery */

/** @type {typeof import('graph-call-transfer/webhook')} */
const { createWebhook } = requireInstalled('graph-call-transfer/webhook');

const CALLBACK = 'https://bot.example/consultations?clientContext=c-1';
const CALL = { target: INPUT.target, callbackUri: 'https://bot.example/consultations', clientContext: 'c-1' };

/** @param {SimulatorOptions} [options] */
function setUp(options) {
  const graph = createSimulator({ timeScale: 0, ...options });
  /** @type {Delivery[]} */
  const deliveries = [];
  graph.onDelivery((delivery) => deliveries.push(delivery));
  const send = { token: graph.issueToken(), fetch: graph.fetch };
  /** Returns the state of each notification, and the result of the end. */
  const courses = () =>
    deliveries.map(({ body }) => {
      const [{ changeType, resourceData }] = JSON.parse(body).value;
      const { state, resultInfo } = resourceData;
      return [changeType, state, ...(resultInfo ? [`${resultInfo.code}/${resultInfo.subcode}`] : [])].join(' ');
    });
  return { graph, deliveries, send, courses };
}

test('created call is answered with 201, its id and its location', async () => {
  const { graph } = setUp();
  const { url, headers, body } = api.describeCall(CALL, { version: 'beta' });
  const authorized = { ...headers, Authorization: `Bearer ${graph.issueToken()}` };
  const response = await graph.fetch(url, { method: 'POST', headers: authorized, body });
  const call = await response.json();
  assert.deepEqual([response.status, call.state, call.direction], [201, 'establishing', 'outgoing']);
  assert.deepEqual([call.callbackUri, call.targets.length], [CALLBACK, 1]);
  assert.equal(response.headers.get('Location'), `${url}/${call.id}`);
});

test('notifications of a created call go to its own address, signed, and name it', async () => {
  const { graph, deliveries, send, courses } = setUp();
  const created = await api.createCall(CALL, send);
  await graph.settled();
  assert.deepEqual(courses(), ['updated establishing', 'updated ringing', 'updated established']);
  /** @type {any[]} */
  const received = [];
  const webhook = createWebhook({
    ...{ appId: 'c1a11e70-0000-4000-8000-000000000001', fetch: graph.fetch },
    store: async (batch) => void received.push(batch),
  });
  for (const { url, ...delivery } of deliveries) {
    assert.equal(url, CALLBACK);
    assert.equal((await webhook(new Request(url, delivery))).status, 202);
  }
  assert.equal(received.length, 3);
  assert.ok(created.kind === 'created');
  for (const { notifications } of received) {
    assert.equal(notifications[0].callId, created.callId);
    assert.equal(notifications[0].raw.callbackUri, CALLBACK);
  }
  assert.equal((await api.readCall(created.callId ?? '', send)).kind, 'found');
});

test('callee decides the course of a created call', async () => {
  for (const [callee, course, state, endedBy] of /** @type {const} */ ([
    ['answers', ['establishing', 'ringing', 'established'], 'established', undefined],
    ['answersAtOnce', ['established'], 'established', undefined],
    ['declines', ['establishing', 'ringing', 'terminated 603/8538'], 'ended', 'target'],
    ['busy', ['establishing', 'terminated 486/8539'], 'ended', 'target'],
    ['noAnswer', ['establishing', 'ringing', 'terminated 487/10004'], 'ended', 'target'],
    ['unreachable', ['establishing', 'terminated 480/10037'], 'ended', 'target'],
    ['ringsOn', ['establishing', 'ringing'], 'ringing', undefined],
    ['hangsUp', ['establishing', 'ringing', 'established', 'terminated 200/4521'], 'ended', 'target'],
  ])) {
    const { graph, send, courses } = setUp({ callee });
    await api.createCall(CALL, send);
    await graph.settled();
    assert.deepEqual(
      courses().map((text) => text.replace(/^(updated|deleted) /, '')),
      course,
      callee,
    );
    assert.deepEqual([graph.createdCalls[0]?.state, graph.createdCalls[0]?.endedBy], [state, endedBy], callee);
  }
});

test('call that is hung up ends with 204, and no longer exists', async () => {
  const { graph, send, courses } = setUp({ callee: 'ringsOn' });
  const created = await api.createCall(CALL, send);
  const callId = (created.kind === 'created' && created.callId) || '';
  await graph.settled();
  const first = await api.hangUp(callId, send);
  assert.deepEqual([first.kind, first.status], ['accepted', 204]);
  await graph.settled();
  assert.deepEqual(courses().slice(-2), ['updated terminating', 'deleted terminated 200/7000']);
  assert.deepEqual([graph.createdCalls[0]?.state, graph.createdCalls[0]?.endedBy], ['ended', 'app']);
  assert.equal((await api.hangUp(callId, send)).kind, 'ended');
  assert.equal((await api.readCall(callId, send)).kind, 'ended');
});

test('call that is hung up during its transfer ends it', async () => {
  const { graph, send } = setUp({ timeScale: 100 });
  await api.sendTransfer(INPUT, send);
  assert.equal(graph.actualOutcome(CALL_ID)?.kind, 'pending');
  assert.equal((await api.hangUp(CALL_ID, send)).kind, 'accepted');
  const { kind, cause, connectedTo } = graph.actualOutcome(CALL_ID) ?? {};
  assert.deepEqual([kind, cause, connectedTo], ['ended', 'hungUpByApp', 'none']);
  graph.close();
});

test('transfer that replaces a call which rings or has ended is refused', async () => {
  const { graph, send } = setUp({ callee: 'ringsOn' });
  const created = await api.createCall(CALL, send);
  const replacesCallId = (created.kind === 'created' && created.callId) || '';
  await graph.settled();
  for (const act of [async () => {}, () => api.hangUp(replacesCallId, send)]) {
    await act();
    const response = await api.sendTransfer({ ...INPUT, replacesCallId }, send);
    assert.ok(response.kind === 'refused');
    assert.deepEqual([response.status, response.error.code], [404, '10202']);
  }
});

test('new call is refused as a transfer is', async () => {
  const { graph } = setUp();
  const { url, headers, body } = api.describeCall(CALL);
  const authorized = { ...headers, Authorization: `Bearer ${graph.issueToken()}` };
  const group = JSON.parse(body);
  group.targets.push(group.targets[0]);
  const stranger = { user: { id: INPUT.callId, tenantId: '1fdd7ee8-7f0f-4cd8-9d4f-0f1a5b6f3f11' } };
  for (const [init, status, code] of /** @type {const} */ ([
    [{ headers, body }, 401, 'InvalidAuthenticationToken'],
    [{ headers: { ...headers, Authorization: `Bearer ${graph.issueToken({ roles: [] })}` }, body }, 403, '7504'],
    [{ headers: { ...authorized, 'Content-Type': 'text/plain' }, body }, 400, 'BadRequest'],
    [{ headers: authorized, body: '{' }, 400, 'BadRequest'],
    [{ headers: authorized, body: '{}' }, 400, '8523'],
    [{ headers: authorized, body: JSON.stringify(group) }, 400, '8523'],
    [{ headers: authorized, body: api.describeCall({ ...CALL, target: stranger }).body }, 403, '7505'],
  ])) {
    const response = await graph.fetch(url, { method: 'POST', ...init });
    assert.deepEqual([response.status, (await response.json()).error.code], [status, code]);
  }
  assert.deepEqual(graph.createdCalls, []);
});

test('profile that does not respond as Graph holds for new calls and hang-ups', async () => {
  const { send } = setUp({ profile: 'badGatewayHtml' });
  const created = await api.createCall(CALL, send);
  assert.ok(created.kind === 'refused' && created.mayBeInProgress);
  assert.equal((await api.hangUp(CALL_ID, send)).kind, 'refused');
});
