// @ts-check
/** The routes of the history, over real sockets. */

import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { logUnavailable } from '../../www/server/log/errors.js';
import { createMemoryLog } from '../../www/server/log/memory.js';
import { createHub } from '../../www/server/relay/hub.js';
import { send } from './console-server.mjs';
import { signedIn, startSignedIn } from './operators.mjs';
import { bodyOf, notifications, transferOf } from './support/events.mjs';
import { ready } from './support/relay-app.mjs';
import { BODY, CALL_ID, TARGET } from './transfers.mjs';

/** @import { TestContext } from 'node:test' */
/** @import { LiveCall } from '../../www/protocol/calls.js' */
/** @import { TransferRecord } from '../../www/protocol/history.js' */

const ID = '9f7b1b7e-6d1c-4a75-8f9e-1b5b7a1b7d1';
/** @param {number} digit */
const transferId = (digit) => `${ID}${digit}`;

/**
 * @param {TestContext} t
 * @param {Parameters<typeof startSignedIn>[1]} [options]
 */
async function start(t, options = { values: { timeScale: 0 }, isDelivering: true }) {
  const server = await startSignedIn(t, options);
  const { headers } = server;
  return {
    ...server,
    /** @param {object} members */
    async transfer(members) {
      const init = { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' } };
      const sent = { callId: CALL_ID, body: BODY, ...members };
      const { status, body } = await send(server.origin, '/api/transfers', { ...init, body: JSON.stringify(sent) });
      return { status, ...JSON.parse(body) };
    },
    /** @param {number} digit @param {string} outcome */
    untilEnded: (digit, outcome) =>
      ready(server.hub, () => server.hub.transferRecord(transferId(digit))?.outcome === outcome),
  };
}

test('history lists transfers with their outcomes, the newest first, and finds them by filters', async (t) => {
  const { transfer, get, untilEnded } = await start(t);
  await transfer({ transferId: transferId(1), profile: 'complete' });
  await untilEnded(1, 'completed');
  await transfer({ transferId: transferId(2), profile: 'tenantMismatch' });
  await untilEnded(2, 'refused');
  await transfer({ transferId: transferId(3), profile: 'failed' });
  await untilEnded(3, 'failed');

  const { transfers, total, counts, next } = await get('/api/transfers');
  assert.deepEqual(
    transfers.map((/** @type {TransferRecord} */ { transferId, outcome }) => [transferId, outcome]),
    [
      [transferId(3), 'failed'],
      [transferId(2), 'refused'],
      [transferId(1), 'completed'],
    ],
  );
  assert.deepEqual([total, counts, next], [3, { failed: 1, refused: 1, completed: 1 }, undefined]);

  const idsOf = async (/** @type {string} */ query) =>
    (await get(`/api/transfers?${query}`)).transfers.map((/** @type {TransferRecord} */ one) => one.transferId.at(-1));
  assert.deepEqual(await idsOf('outcome=failed&outcome=refused'), ['3', '2']);
  assert.deepEqual(await idsOf('code=7505'), ['2']);
  assert.deepEqual(await idsOf('code=500/7000'), ['3']);
  assert.deepEqual(await idsOf(`q=${transferId(1)}`), ['1']);
  assert.deepEqual(await idsOf('from=2026-01-01T00:00:00Z&to=2999-01-01'), ['3', '2', '1']);
  assert.deepEqual(await idsOf('to=2026-01-01'), []);

  const first = await get('/api/transfers?limit=2');
  assert.deepEqual([first.transfers.length, first.total], [2, 3]);
  const second = await get(`/api/transfers?limit=2&before=${first.next}`);
  assert.deepEqual(
    [second.transfers.length, second.transfers[0].transferId, second.next],
    [1, transferId(1), undefined],
  );
});

test('transfer is found by its id, with its events in the order of the stream', async (t) => {
  const { transfer, get, untilEnded } = await start(t);
  await transfer({ transferId: transferId(1).toUpperCase(), profile: 'failed' });
  await untilEnded(1, 'failed');
  await transfer({ transferId: transferId(2), profile: 'tenantMismatch' });
  await untilEnded(2, 'refused');

  const found = await get(`/api/transfers/${transferId(1)}`);
  assert.deepEqual([found.status, found.transfer.outcome, found.isComplete], [200, 'failed', true]);
  const kinds = found.events.map((/** @type {any} */ { event }) => event.kind);
  assert.deepEqual(kinds.slice(0, 3).sort(), ['attempt', 'response', 'transfer']);
  assert.ok(kinds.includes('notifications'));
  assert.equal(kinds.filter((/** @type {string} */ kind) => kind === 'transfer').length, 1);
  const ids = found.events.map((/** @type {any} */ { id }) => id);
  assert.deepEqual([ids[0], ids.at(-1)], [found.transfer.id, found.transfer.lastId]);

  const unknown = await get(`/api/transfers/${transferId(9)}`);
  assert.deepEqual([unknown.status, unknown.error.code], [404, 'unknownTransfer']);
  const invalid = await get('/api/transfers/HIDDEN');
  assert.deepEqual([invalid.status, invalid.error.code], [400, 'invalidRequest']);
});

test('transfer in progress is found by another operator, and followed after its last event', async (t) => {
  const { transfer, get, origin, hub } = await start(t, { values: { timeScale: 1 }, isDelivering: true });
  await transfer({ transferId: transferId(1), profile: 'slow' });
  await ready(hub, () => hub.transferRecord(transferId(1))?.status === 202);
  const other = await signedIn(origin);
  const { body } = await send(origin, '/api/transfers?outcome=pending', { headers: other });
  const [found] = JSON.parse(body).transfers;
  assert.deepEqual([found.transferId, found.outcome], [transferId(1), 'pending']);
  const own = (await get('/api/about')).operator;
  assert.deepEqual(found.operator, own);
  const theirs = JSON.parse((await send(origin, '/api/about', { headers: other })).body).operator;
  assert.notEqual(theirs.id, own.id);
  const { events, transfer: record } = await get(`/api/transfers/${transferId(1)}`);
  assert.equal(events.at(-1).id, record.lastId);
});

test('record contains the caller, whom the live calls name', async (t) => {
  const { transfer, hub, get, untilEnded } = await start(t);
  await ready(hub, () =>
    hub.liveCalls().some(({ callType, state }) => callType === 'peerToPeer' && state === 'established'),
  );
  const [call = assert.fail()] = hub
    .liveCalls()
    .filter((/** @type {LiveCall} */ each) => each.callType === 'peerToPeer' && each.state === 'established');
  assert.equal(call.source, 'simulator');
  await transfer({ transferId: transferId(1), callId: call.callId });
  await untilEnded(1, 'completed');
  const { transfer: record } = await get(`/api/transfers/${transferId(1)}`);
  const [caller] = call.participants;
  assert.deepEqual(record.caller, {
    ...{ kind: 'user', id: caller?.id, displayName: caller?.displayName, tenantId: caller?.tenantId },
  });
  // The call has ended.
  const again = await transfer({ transferId: transferId(2), callId: call.callId });
  assert.deepEqual([again.response.status, again.response.error.code], [404, '8522']);
});

test('record of a group call contains the transferee, with the name that the live calls know', async (t) => {
  const { transfer, hub, get } = await start(t);
  await ready(hub, () => hub.liveCalls().some(({ callType }) => callType === 'group'));
  const [call = assert.fail()] = hub.liveCalls().filter(({ callType }) => callType === 'group');
  const [, other = assert.fail()] = call.participants;
  const { participantId, id, tenantId } = other;
  const transferee = { identity: { user: { id, tenantId } }, participantId };
  await transfer({
    transferId: transferId(1),
    callId: call.callId,
    body: { transferTarget: TARGET, transferee },
    profile: 'conflict',
  });
  await ready(hub, () => hub.transferRecord(transferId(1)) !== undefined);
  const { transfer: record } = await get(`/api/transfers/${transferId(1)}`);
  assert.equal(record.scenario, 'group');
  assert.deepEqual(record.caller, { kind: 'user', id, displayName: other.displayName, tenantId });
});

test('transfer id is used once, even by two requests at the same time', async (t) => {
  const { transfer, hub } = await start(t);
  const responses = await Promise.all([1, 2].map(() => transfer({ transferId: transferId(1), profile: 'silent' })));
  assert.deepEqual(responses.map(({ status }) => status).sort(), [200, 409]);
  await ready(hub, () => hub.transferRecord(transferId(1))?.status === 202);
  const third = await transfer({ transferId: transferId(1).toUpperCase() });
  assert.deepEqual([third.status, third.error.code], [409, 'transferIdInUse']);
});

test('operator who stops waiting leaves a transfer whose outcome is still recorded', async (t) => {
  const { origin, headers, hub, get } = await start(t);
  const outgoing = request(`${origin}/api/transfers`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
  });
  outgoing.on('error', () => {});
  outgoing.end(JSON.stringify({ callId: CALL_ID, body: BODY, transferId: transferId(1), profile: 'hang' }));
  await ready(hub, () => hub.transferRecord(transferId(1)) !== undefined);
  outgoing.destroy();
  await ready(hub, () => hub.transferRecord(transferId(1))?.stoppedWaiting === true);
  const { transfer, events } = await get(`/api/transfers/${transferId(1)}`);
  assert.equal(transfer.outcome, 'pending');
  const { error } = events.at(-1).event;
  assert.deepEqual(
    [error.code, error.delivered, error.message],
    ['aborted', 'unknown', "Stopped waiting for Graph's response."],
  );
  assert.match(error.hint, /may have begun/);
  const end = bodyOf(CALL_ID, { state: 'terminated', resultInfo: { code: 0, subcode: 7015 } });
  await hub.append(notifications({ at: Date.now(), callIds: [CALL_ID], body: end }));
  await ready(hub, () => hub.transferRecord(transferId(1))?.outcome === 'completed');
});

test('history is exported as CSV, with the same filters', async (t) => {
  const { transfer, untilEnded, origin, headers } = await start(t);
  const body = {
    transferTarget: { identity: { user: { id: '550fae72-d251-43ec-868c-373732c2704f', displayName: '=1+1' } } },
  };
  await transfer({ transferId: transferId(1), profile: 'tenantMismatch', body });
  await transfer({ transferId: transferId(2), profile: 'silent', callId: '57dab8b1-894c-409a-b240-bd8beae78896' });
  await untilEnded(1, 'refused');
  const response = await send(origin, '/api/transfers.csv?outcome=refused', { headers });
  assert.equal(response.headers['content-type'], 'text/csv; charset=utf-8');
  assert.match(
    response.headers['content-disposition'] ?? '',
    /^attachment; filename="transfers-\d{4}-\d\d-\d\d\.csv"$/,
  );
  const [head, row, ...rest] = response.body.split('\r\n');
  assert.match(head ?? '', /^startedAt,endedAt,outcome,/);
  assert.match(
    row ?? '',
    new RegExp(`^[\\dTZ:.-]+,[\\dTZ:.-]+,refused,.*,'=1\\+1,user,.*,7505,.*,${transferId(1)},${CALL_ID},,transfer$`),
  );
  assert.deepEqual(rest, ['']);
});

test('history requires a session, and refuses invalid filters without repeating them', async (t) => {
  const { origin, get } = await start(t);
  for (const path of ['/api/transfers', '/api/transfers.csv', `/api/transfers/${transferId(1)}`]) {
    const { status, body } = await send(origin, path);
    assert.deepEqual([status, JSON.parse(body).error.code], [401, 'signInRequired']);
  }
  for (const query of [
    'outcome=HIDDEN',
    'from=HIDDEN',
    'from=2026-13-01',
    'to=2026-03-02T25:00Z',
    'limit=201',
    'before=HIDDEN',
    'HIDDEN=1',
    `q=${'HIDDEN'.repeat(20)}`,
  ]) {
    const { status, error } = await get(`/api/transfers?${query}`);
    assert.deepEqual([status, error.code], [400, 'invalidRequest'], query);
    assert.match(error.message, /expected/);
    assert.doesNotMatch(JSON.stringify(error), /HIDDEN/);
  }
});

test('history responds with 503 while the log cannot be read', async (t) => {
  const log = createMemoryLog();
  for (const event of transferOf(CALL_ID)) {
    await log.append('transferId' in event ? { ...event, transferId: transferId(1), at: Date.now() } : event);
  }
  const hub = createHub({ log: { ...log, read: () => Promise.reject(logUnavailable()) }, mode: 'simulated' });
  t.after(() => hub.close());
  await ready(hub);
  const { get } = await start(t, { services: { hub } });
  const { status, error } = await get(`/api/transfers/${transferId(1)}`);
  assert.deepEqual([status, error.code], [503, 'logUnavailable']);
  assert.equal((await get('/api/transfers')).transfers[0].outcome, 'completed');
});
