// @ts-check
/** The work of page and relay together: each checks a body once, and a notification is read three times from webhook to row. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createUnverifiedWebhook } from 'graph-call-transfer/webhook';
import { createLiveSender } from '../../../www/server/live/sender.js';
import { createMemoryLog } from '../../../www/server/log/memory.js';
import { createHub } from '../../../www/server/relay/hub.js';
import { createBatchStore } from '../../../www/server/routes/webhook.js';
import { startSignedIn } from '../../server/operators.mjs';
import { ready } from '../../server/support/relay-app.mjs';
import { createDiagram, createTestApp, lateStore } from '../app.mjs';
import { countCalls } from '../count-calls.mjs';

const CALL_ID = '341a0500-d4bf-4224-8b19-1581168d328b';
const TOKEN = `e30.${Buffer.from('{"roles":["Calls.Initiate.All"]}').toString('base64url')}.e30`;

/** @param {string} callId @param {string} state @param {object} [more] */
const notificationOf = (callId, state, more) => ({
  changeType: 'updated',
  resourceUrl: `/communications/calls/${callId}`,
  resourceData: { '@odata.type': '#microsoft.graph.call', state, ...more },
});

test('the page checks the body of a draft once, and the relay once', async (t) => {
  const sender = createLiveSender({
    cloud: 'global',
    getToken: async () => TOKEN,
    fetch: async () => new Response(null, { status: 202 }),
  });
  const { origin, headers } = await startSignedIn(t, { services: { sender } });
  const app = createTestApp({
    fetch: (path, init) => fetch(new URL(path, origin), { ...init, headers: { ...init?.headers, ...headers, origin } }),
  });
  await app.core.core.load();
  await app.about.loadAbout();
  app.destinations.destination.value = 'relay';

  const written = await countCalls(() => {
    app.draft.loadExample('blind');
    assert.equal(app.checks.report.value.valid, true);
    // The live calls change all the time.
    app.liveCalls.changeLiveCalls({ kind: 'calls', at: 1, changed: [{ callId: 'other', since: 1 }], ended: [] });
    assert.equal(app.checks.blockers.value.length, 0);
    assert.ok(app.checks.http.value);
  });
  assert.equal(written.checks, 1);

  const sent = await countCalls(async () => {
    app.sending.requestSend();
    if (app.sending.sending.peek().kind === 'confirming') app.sending.confirmSend(true);
    await new Promise((resolve) => {
      app.sending.busy.subscribe((/** @type {boolean} */ busy) => busy || resolve(undefined));
    });
  });
  const { rows } = app.recordings.shown.peek().played;
  assert.equal(rows.at(-1).response?.status, 202, JSON.stringify(rows));
  assert.equal(sent.checks, 1);
});

test('a notification is read once by the webhook, once by the relay and once by the page', async (t) => {
  const log = createMemoryLog();
  const hub = createHub({ log, mode: 'live' });
  t.after(async () => {
    await hub.close();
    await log.close();
  });
  await ready(hub);
  const receive = createUnverifiedWebhook({ store: createBatchStore(hub) });
  const app = createTestApp();
  await app.core.core.load();
  const { diagram } = lateStore(app, createDiagram);
  app.events.takeEvent({ kind: 'transfer', at: 1, transferId: 'one', sequence: 0, callId: CALL_ID, body: '{}' });
  app.recordings.show('one');
  hub.append({ kind: 'transfer', at: 1, transferId: 'one', sequence: 0, callId: CALL_ID, body: '{}' });

  // A body of several calls, of which a part is recorded; the name is not ASCII.
  const others = ['b', 'c'].map((callId) => notificationOf(callId, 'transferring', { subject: 'Zoë' }));
  const states = ['transferring', 'transferAccepted', 'terminated'];
  for (const [index, state] of states.entries()) {
    const body = JSON.stringify({ value: [...others, notificationOf(CALL_ID, state)] });
    const before = diagram.value.ladder.arrows;
    const { scans } = await countCalls(async () => {
      const request = new Request('http://localhost/', { method: 'POST', body });
      assert.equal((await receive(request)).status, 202);
      await ready(hub, () => hub.stats.events === index + 2);
      app.events.takeEvent({ kind: 'notifications', at: index + 2, callIds: [CALL_ID], body }, `${index + 1}-0`);
      assert.equal(diagram.value.ladder.arrows.length, index + 2);
    });
    assert.equal(scans, 3, state);
    // The arrows before are not drawn again.
    for (const [at, arrow] of before.entries()) assert.equal(diagram.value.ladder.arrows[at], arrow);
  }
  assert.equal(hub.status(CALL_ID)?.phase, app.recordings.shown.peek().played.status.phase);
});
