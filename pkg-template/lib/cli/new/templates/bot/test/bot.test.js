/** The bot over real HTTP, with the simulator of the package as Graph. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSimulator } from 'graph-call-transfer/simulator';
import { createBot } from '../src/bot.js';
import { startServer } from '../src/server.js';
import { readSettings } from '../src/settings.js';

const CALL = { id: '341a0500-d4bf-4224-8b19-1581168d328b' };

/** Starts a bot whose Graph behaves as a profile of the simulator. */
async function startBot(t, profile) {
  const settings = readSettings({});
  const graph = createSimulator({ profile, timeScale: 0, appId: settings.appId });
  const errors = [];
  let onOutcome;
  const ended = new Promise((resolve) => {
    onOutcome = (_callId, outcome) => resolve(outcome);
  });
  const bot = createBot({
    ...settings,
    token: () => graph.issueToken(),
    fetch: graph.fetch,
    onOutcome,
    onError: (error) => errors.push(error.code),
  });
  const server = await startServer(bot, 0);
  t.after(() => server.close());
  const post = (init) => fetch(`${server.url}/api/calls`, { method: 'POST', ...init });
  graph.onDelivery(async ({ headers, body }) => assert.equal((await post({ headers, body })).status, 202));
  return { graph, ended, post, errors };
}

// `profiles` of graph-call-transfer/simulator lists every way in which a transfer can go.
for (const [profile, kind] of [
  ['complete', 'completed'],
  ['targetDeclined', 'failed'],
  ['callerHangsUp', 'ended'],
  ['insufficientPermissions', 'refused'],
]) {
  test(`a call that comes in is transferred: with the profile ${profile} it is ${kind}`, async (t) => {
    const { graph, ended, errors } = await startBot(t, profile);
    graph.createIncomingCall(CALL);
    assert.equal((await ended).kind, kind);
    assert.deepEqual(errors, []);
  });
}

test('a notification without a valid token is refused', async (t) => {
  const { post, errors } = await startBot(t, 'complete');
  const response = await post({ headers: { 'Content-Type': 'application/json' }, body: '{"value":[]}' });
  assert.equal(response.status, 401);
  assert.deepEqual(errors, ['tokenMissing']);
});

test('settings for the real Graph are complete, or an error', () => {
  assert.throws(() => readSettings({ APP_ID: 'x' }), /TENANT_ID is missing/);
});
