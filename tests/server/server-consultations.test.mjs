// @ts-check
/** Consultations through the relay, with a simulated Graph that delivers its notifications. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfiguration } from '../../www/server/command/configuration.js';
import { send } from './console-server.mjs';
import { startSignedIn } from './operators.mjs';
import { readRaw } from './support/stream.mjs';
import { CALL_ID, TARGET } from './transfers.mjs';

/** @typedef {import('../../www/protocol/consultations.js').Consultation} Consultation */

const HEIDI = { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } };
const PHONE = { phone: '+12345678901' };
/** The targets of the examples 2 and 4 of Graph's page. */
const TARGETS = /** @type {const} */ ([
  ['a user', HEIDI, TARGET],
  ['a telephone', PHONE, { endpointType: 'default', identity: { phone: { id: PHONE.phone } } }],
]);

/**
 * Starts a server, and returns what an operator does with it.
 * @param {import('node:test').TestContext} t
 */
async function startRelay(t) {
  const server = await startSignedIn(t, { isDelivering: true });
  const headers = { ...server.headers, 'Content-Type': 'application/json' };
  /** @param {string} path @param {object} body @returns {Promise<any>} */
  const post = async (path, body) => {
    const response = await send(server.origin, path, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: response.status, ...JSON.parse(response.body) };
  };
  return {
    ...server,
    post,
    /** @param {object} [options] */
    async call(options = {}) {
      const request = { callId: CALL_ID, target: HEIDI, timeScale: 0, ...options };
      const { status, consultationId } = await post('/api/consultations', request);
      assert.equal(status, 200);
      return consultationId;
    },
    /**
     * Waits until a consultation is as expected.
     * @param {string} id
     * @param {(consultation: Consultation) => boolean} condition
     * @returns {Promise<Consultation>}
     */
    async until(id, condition) {
      for (;;) {
        const found = server.hub.consultation(id);
        if (found && condition(found)) return found;
        await new Promise((resolve) => server.hub.onUpdate(() => resolve(undefined)));
      }
    },
  };
}

for (const [what, asked, transferTarget] of TARGETS) {
  test(`consultation of ${what} through the relay goes from nothing to the verdict`, async (t) => {
    const relay = await startRelay(t);
    const page = readRaw(relay.port, { headers: { Host: `127.0.0.1:${relay.port}`, ...relay.headers } });
    t.after(() => page.close());
    const id = await relay.call({ target: asked });
    const { state, answeredAt, target } = await relay.until(id, ({ state }) => state.phase === 'answered');
    assert.ok(answeredAt !== undefined && state.hasRung && state.callId);
    assert.deepEqual(target, asked);

    const body = { transferTarget: { ...transferTarget, replacesCallId: state.callId } };
    const sent = await relay.post('/api/transfers', { callId: CALL_ID, body, timeScale: 0 });
    assert.equal(sent.status, 200);
    const ended = await relay.until(id, ({ state }) => state.phase === 'ended');
    assert.deepEqual([ended.state.end, ended.isLeftOver], ['transferred', false]);
    // The same as a new page receives, and as the stream reports.
    assert.deepEqual((await relay.get('/api/consultations')).consultations, [JSON.parse(JSON.stringify(ended))]);
    await page.until('"end":"transferred"');
    const { transfers } = await relay.get('/api/transfers');
    assert.deepEqual(
      transfers.map((/** @type {any} */ { replacesCallId, outcome }) => [replacesCallId, outcome]),
      [[state.callId, 'completed']],
    );
  });
}

test('telephone is called with the application instance of the server, or with the one of the request', async (t) => {
  const OTHER = 'c1a11e70-0000-4000-8000-000000000003';
  const relay = await startSignedIn(t, { values: { applicationInstance: OTHER } });
  const headers = { ...relay.headers, 'Content-Type': 'application/json' };
  /** @type {any[]} */
  const sources = [];
  const { createCall } = relay.app.sender;
  relay.app.sender.createCall = (request, options) => {
    sources.push(request.body.source?.identity);
    return createCall(request, options);
  };
  for (const body of [{ target: PHONE }, { target: PHONE, sourceInstanceId: CALL_ID }, { target: HEIDI }]) {
    const request = { method: 'POST', headers, body: JSON.stringify({ callId: CALL_ID, ...body }) };
    assert.equal((await send(relay.origin, '/api/consultations', request)).status, 200);
  }
  assert.deepEqual(
    sources.map((identity) => identity?.applicationInstance.id),
    [OTHER, CALL_ID, undefined],
  );
});

test('telephone is not called without an application instance, and the message names the option', async (t) => {
  const configuration = { ...readConfiguration({}, {}), applicationInstance: undefined };
  const { origin, headers, hub } = await startSignedIn(t, { services: { configuration } });
  const request = { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' } };
  const body = JSON.stringify({ callId: CALL_ID, target: PHONE });
  const refused = await send(origin, '/api/consultations', { ...request, body });
  const { error } = JSON.parse(refused.body);
  assert.deepEqual([refused.status, error.code], [409, 'noApplicationInstance']);
  assert.match(error.message, /--application-instance\. Nobody was called\.$/);
  assert.deepEqual(hub.consultations(), []);
});

test('consultation that is cancelled is hung up, and each other end is listed', async (t) => {
  const relay = await startRelay(t);
  for (const [callee, end] of /** @type {const} */ ([
    ['answers', 'cancelled'],
    ['ringsOn', 'cancelled'],
    ['declines', 'notAnswered'],
    ['busy', 'notAnswered'],
  ])) {
    const id = await relay.call({ callee });
    if (end === 'cancelled') {
      await relay.until(id, ({ state }) => state.phase === 'answered' || state.hasRung === true);
      assert.equal((await relay.post(`/api/consultations/${id}/cancel`, {})).status, 200);
    }
    const { state, isLeftOver } = await relay.until(id, ({ state }) => state.phase === 'ended');
    assert.deepEqual([state.end, isLeftOver], [end, false], callee);
    if (end === 'cancelled') assert.equal(state.hangUp === 'done' || state.targetLeft, true, callee);
  }
});

test('caller who leaves ends the consultation call', async (t) => {
  const relay = await startRelay(t);
  const id = await relay.call({ callee: 'answers' });
  await relay.until(id, ({ state }) => state.phase === 'answered');
  relay.simulators?.get({ callee: 'answers', timeScale: 0 }).endCall(CALL_ID);
  const { state } = await relay.until(id, ({ state }) => state.phase === 'ended');
  assert.deepEqual([state.end, state.callerLeft], ['callerLeft', true]);
});

test('consultation without a transfer is in the history, with its events, and in the export', async (t) => {
  const relay = await startRelay(t);
  for (const [callee, outcome, cause] of /** @type {const} */ ([
    ['declines', 'notAnswered', 'declined'],
    ['hangsUp', 'targetLeft', undefined],
    ['answers', 'cancelled', undefined],
  ])) {
    const id = await relay.call({ callee });
    if (outcome === 'cancelled') {
      await relay.until(id, ({ state }) => state.phase === 'answered');
      const listed = (await relay.get('/api/transfers')).transfers[0];
      assert.deepEqual([listed.transferId, listed.outcome], [id, 'pending']);
      await relay.post(`/api/consultations/${id}/cancel`, {});
    }
    const { state } = await relay.until(id, ({ state }) => state.phase === 'ended');
    const [newest] = (await relay.get('/api/transfers')).transfers;
    assert.deepEqual(
      [newest.kind, newest.transferId, newest.outcome, newest.cause, newest.replacesCallId, newest.target],
      ['consultation', id, outcome, cause, state.callId, { kind: 'user', id: HEIDI.user.id }],
    );
    const { transfer, events, isComplete } = await relay.get(`/api/transfers/${id}`);
    assert.equal(isComplete, true);
    const own = events.filter((/** @type {any} */ { event }) => event.kind === 'consultation');
    assert.ok(own[0].event.start !== undefined && own[1].event.event.kind === 'created', callee);
    assert.ok(events.some((/** @type {any} */ { event }) => event.callIds?.includes(state.callId)));
    assert.equal(events.at(-1).id, transfer.lastId);
  }
  const { transfers, counts } = await relay.get('/api/transfers?outcome=targetLeft&q=consultative');
  assert.deepEqual([transfers.length, counts], [1, { notAnswered: 1, targetLeft: 1, cancelled: 1 }]);
  const csv = await send(relay.origin, '/api/transfers.csv?outcome=notAnswered', { headers: relay.headers });
  assert.match(csv.body, /,notAnswered,.*,declined,.*,consultation\r\n/);
});

test('transfer that completes a consultation takes its place in the history, and begins with its events', async (t) => {
  const relay = await startRelay(t);
  const id = await relay.call();
  const { state } = await relay.until(id, ({ state }) => state.phase === 'answered');
  const { transfers: recent } = await relay.get('/api/transfers/recent');
  assert.deepEqual([recent.length, recent[0].event.consultationId], [1, id]);
  const transferTarget = { ...TARGET, replacesCallId: state.callId };
  const { transferId } = await relay.post('/api/transfers', {
    ...{ callId: CALL_ID, body: { transferTarget }, timeScale: 0 },
  });
  await relay.until(id, ({ state }) => state.phase === 'ended');
  const { transfers } = await relay.get('/api/transfers');
  assert.deepEqual(
    transfers.map((/** @type {any} */ each) => [each.kind, each.transferId]),
    [['transfer', transferId]],
  );
  const { events } = await relay.get(`/api/transfers/${transferId}`);
  const kinds = events.map((/** @type {any} */ { event }) => event.kind);
  assert.equal(kinds[0], 'consultation');
  assert.ok(kinds.indexOf('transfer') > kinds.indexOf('notifications'));
  // The permalink of the consultation leads to the transfer.
  assert.equal((await relay.get(`/api/transfers/${id}`)).transfer.transferId, transferId);
});

test('consultation is refused before anybody is called', async (t) => {
  const relay = await startRelay(t);
  const valid = { callId: CALL_ID, target: HEIDI };
  for (const [changes, status, code] of /** @type {const} */ ([
    [{ target: { user: { id: 'heidi@contoso.com' } } }, 422, 'invalidTransfer'],
    [{ target: { phone: '12345' } }, 422, 'invalidTransfer'],
    [{ callId: 'x' }, 400, 'invalidRequest'],
    [{ callee: 'sings' }, 400, 'invalidRequest'],
    [{ more: 1 }, 400, 'invalidRequest'],
  ])) {
    const { error, ...response } = await relay.post('/api/consultations', { ...valid, ...changes });
    assert.deepEqual([response.status, error.code], [status, code], JSON.stringify(changes));
  }
  const id = await relay.call({ consultationId: '9f7b1b7e-6d1c-4a75-8f9e-1b5b7a1b7d11' });
  const again = await relay.post('/api/consultations', { ...valid, consultationId: id });
  assert.deepEqual([again.status, again.error.code], [409, 'consultationIdInUse']);
  assert.equal((await relay.post('/api/consultations/x/cancel', {})).error.code, 'unknownConsultation');
});
