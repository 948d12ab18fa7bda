// @ts-check
/** The state of a hub, and its recovery from failures of the log. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { createMemoryLog } from '../../www/server/log/memory.js';
import { createRedisLog } from '../../www/server/log/redis.js';
import { createHub } from '../../www/server/relay/hub.js';
import { freePort } from '../hosts/ports.mjs';
import { bodyOf, CALL_ID, notifications, numbered, OTHER_CALL_ID, transferOf } from './support/events.mjs';
import { reachable } from './support/reachable.mjs';
import { startRedis, withoutRedis } from './support/redis.mjs';
import { ready, startRelay } from './support/relay-app.mjs';
import { listen } from './support/stream.mjs';

/** @import { TestContext } from 'node:test' */
/** @import { EventLog } from '../../www/server/log/event-log.js' */
/** @import { RelayEvent } from '../../www/protocol/events.js' */

/**
 * @param {TestContext} t
 * @param {EventLog} log
 */
function start(t, log) {
  /** @type {string[]} */
  const errors = [];
  const hub = createHub({ log, mode: 'live', onError: (message) => errors.push(message) });
  t.after(() => hub.close());
  return { hub, errors };
}

/**
 * Appends events, and waits until the hubs have applied them.
 *
 * @param {EventLog} log
 * @param {readonly RelayEvent[]} events
 * @param {...import('../../www/server/relay/hub.js').Hub} hubs
 */
async function appendAll(log, events, ...hubs) {
  let last = '';
  for (const event of events) last = (await log.append(event)).id;
  await Promise.all(hubs.map((hub) => ready(hub, () => hub.position === last)));
}

/**
 * Starts a relay, and a client of its stream.
 *
 * @param {TestContext} t
 * @param {EventLog} log
 */
async function startWithReader(t, log) {
  const relay = await startRelay(log, { retryMs: [10, 20] });
  const reader = listen(`${relay.origin}/api/events`);
  t.after(async () => {
    reader.close();
    await relay.close();
    await log.close();
  });
  return { relay, reader };
}

const FAILED = { state: 'established', resultInfo: { code: 500, subcode: 7000 } };

test('hub tracks a transfer from its start to its end', async (t) => {
  const log = createMemoryLog();
  const { hub } = start(t, log);
  await appendAll(log, transferOf(CALL_ID), hub);
  const { phase, expected, response, attempt } = hub.status(CALL_ID) ?? {};
  assert.deepEqual([phase, expected, response, attempt], ['completed', true, 'accepted', 1]);
  assert.equal(hub.status(OTHER_CALL_ID), undefined);
});

test('hub notifies its listeners once per turn of the event loop, after the appends resolved', async (t) => {
  const log = createMemoryLog();
  const { hub } = start(t, log);
  await ready(hub);
  /** @type {string[]} */
  const happened = [];
  t.after(hub.onUpdate(() => void happened.push(`notified up to ${hub.buffer.end()}`)));
  const first = hub.buffer.end();
  await Promise.all(transferOf(CALL_ID).map((event) => hub.append(event).then(() => happened.push('appended'))));
  const count = transferOf(CALL_ID).length;
  await ready(hub, () => happened.length > count);
  // The changed calls are one more message.
  assert.deepEqual(happened, [...Array(count).fill('appended'), `notified up to ${first + count + 1}`]);
});

test('hub distinguishes a refused transfer from one without a response', async (t) => {
  const log = createMemoryLog();
  const { hub } = start(t, log);
  const transfer = { at: 1, transferId: 't', callId: CALL_ID };
  const error = { form: /** @type {const} */ ('graph'), message: 'No.' };
  const refused = {
    kind: /** @type {const} */ ('refused'),
    status: 403,
    error,
    retryable: false,
    mayBeInProgress: false,
    attempts: 1,
    elapsedMs: 1,
  };
  await appendAll(
    log,
    [
      { kind: 'transfer', ...transfer, sequence: 0, body: '{}' },
      { kind: 'response', ...transfer, sequence: 1, response: refused },
      { kind: 'transfer', ...transfer, sequence: 0, callId: OTHER_CALL_ID, body: '{}' },
      { kind: 'failure', ...transfer, sequence: 1, callId: OTHER_CALL_ID, error: { message: 'No response came.' } },
    ],
    hub,
  );
  assert.equal(hub.status(CALL_ID)?.response, 'refused');
  assert.equal(hub.status(OTHER_CALL_ID)?.phase, 'requested');
});

test('hub reports an invalid event as an error, and continues', async (t) => {
  const log = createMemoryLog();
  const { hub, errors } = start(t, log);
  /** @type {any[]} */
  const broken = [
    { kind: 'transfer', at: 1, transferId: 't', sequence: 0, callId: '', body: '{}' },
    notifications({ body: '{SECRET' }),
    { kind: 'response', at: 1, transferId: 't', callId: CALL_ID, response: { kind: 'maybe' } },
  ];
  await appendAll(log, [...broken, ...transferOf(CALL_ID)], hub);
  assert.equal(hub.status(CALL_ID)?.phase, 'completed');
  assert.equal(hub.stats.errors, 3);
  assert.equal(errors.length, 3);
  assert.doesNotMatch(errors.join(), /SECRET/);
});

test('hub ignores a body without notifications', async (t) => {
  const log = createMemoryLog();
  const { hub, errors } = start(t, log);
  await appendAll(log, [notifications({ body: '{}' }), notifications({ body: '' })], hub);
  assert.deepEqual([hub.liveCalls(), errors], [[], []]);
});

test('hub marks each call with its Graph', async (t) => {
  const log = createMemoryLog();
  const live = start(t, log).hub;
  const simulated = createHub({ log, mode: 'simulated' });
  t.after(() => simulated.close());
  await appendAll(log, transferOf(CALL_ID).slice(0, 3), live, simulated);
  assert.deepEqual(
    [live, simulated].map((hub) => hub.liveCalls().map(({ source }) => source)),
    [['graph'], ['simulator']],
  );
});

test('hub counts duplicates, and does not apply them', async (t) => {
  const log = createMemoryLog();
  const { hub } = start(t, log);
  const end = notifications({ deliveryId: 'one', body: bodyOf(CALL_ID, FAILED) });
  await appendAll(log, [...transferOf(CALL_ID).slice(0, 4), end, end, end], hub);
  const { history = [], phase } = hub.status(CALL_ID) ?? {};
  assert.deepEqual([phase, history.at(-1)?.times, hub.stats.duplicates], ['failed', 1, 2]);
});

test('hub saves a snapshot at close, from which the next one restores trimmed events', async (t) => {
  const log = createMemoryLog({ capacity: 3 });
  const first = createHub({ log, mode: 'live' });
  const roster = [{ id: 'p', info: { identity: { user: { id: 'u' } } } }];
  await appendAll(
    log,
    [
      ...transferOf(CALL_ID),
      notifications({ callIds: [OTHER_CALL_ID], body: bodyOf(OTHER_CALL_ID, roster, { path: '/participants' }) }),
    ],
    first,
  );
  const known = [first.status(CALL_ID), first.liveCalls()];
  await first.close();
  const { hub } = start(t, log);
  await ready(hub);
  assert.deepEqual([hub.status(CALL_ID), hub.liveCalls()], known);
  assert.equal(hub.stats.events, 0);
});

test('hub continues after the snapshot without restarting a transfer in progress', async (t) => {
  const log = createMemoryLog();
  const events = transferOf(CALL_ID);
  const first = createHub({ log, mode: 'live' });
  await appendAll(log, events.slice(0, 3), first);
  await first.close();
  await appendAll(log, events.slice(3));
  const { hub } = start(t, log);
  await ready(hub);
  assert.deepEqual([hub.status(CALL_ID)?.phase, hub.status(CALL_ID)?.attempt], ['completed', 1]);
  assert.equal(hub.stats.events, 2);
});

test('hub reports an invalid snapshot as an error, and reads the events', async (t) => {
  const log = createMemoryLog();
  await appendAll(log, transferOf(CALL_ID));
  await log.saveSnapshot({ position: '1-1', text: '{"transfers":"nonsense"}' });
  const { hub, errors } = start(t, log);
  await ready(hub);
  assert.equal(hub.status(CALL_ID)?.phase, 'completed');
  assert.equal(errors.length, 1);
});

describe('with Redis', { skip: withoutRedis }, () => {
  test('hubs of two instances have the same state', async (t) => {
    const redis = await startRedis();
    t.after(() => redis.kill());
    const logs = [createRedisLog({ url: redis.url }), createRedisLog({ url: redis.url })];
    t.after(() => Promise.all(logs.map((log) => log.close())));
    await Promise.all(logs.map((log) => reachable(log)));
    const [one, other] = logs.map((log) => start(t, log).hub);
    const [oneLog, otherLog] = logs;
    assert.ok(one && other && oneLog && otherLog);

    const [transfer, response, ...rest] = transferOf(CALL_ID);
    assert.ok(transfer && response);
    await appendAll(oneLog, [transfer, response], one, other);
    await appendAll(
      otherLog,
      [...rest, notifications({ callIds: [OTHER_CALL_ID], body: bodyOf(OTHER_CALL_ID, { state: 'established' }) })],
      one,
      other,
    );
    assert.equal(one.status(CALL_ID)?.phase, 'completed');
    assert.deepEqual(one.status(CALL_ID), other.status(CALL_ID));
    assert.deepEqual(one.liveCalls(), other.liveCalls());
    assert.equal(one.liveCalls().length, 1);
  });

  test('relay responds with 503 and notifies streams while Redis is unavailable, and recovers', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'relay-redis-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const redis = await startRedis({ folder });
    const log = createRedisLog({ url: redis.url });
    await reachable(log);
    const { relay, reader } = await startWithReader(t, log);
    const post = async () => {
      const body = bodyOf(CALL_ID, { state: 'transferring' });
      return (
        await fetch(`${relay.origin}/api/webhook`, { method: 'POST', headers: { Authorization: 'Bearer any' }, body })
      ).status;
    };
    await reader.until('hello');
    assert.equal(await post(), 202);
    await reader.until('notifications', 1);

    await redis.kill();
    await reader.until('log', 1);
    assert.equal(await post(), 503);
    assert.equal(relay.hub.status(CALL_ID)?.phase, 'transferring');

    const again = await startRedis({ port: redis.port, folder });
    t.after(() => again.kill());
    await reachable(log);
    assert.equal(await post(), 202);
    await reader.until('notifications', 2);
    assert.deepEqual(
      reader
        .ofKind('log')
        .map(({ event }) => event.reachable)
        .slice(0, 1),
      [false],
    );
  });

  test('stream that is opened while Redis is unavailable waits for it', async (t) => {
    const port = await freePort();
    const log = createRedisLog({ url: `redis://127.0.0.1:${port}` });
    const { reader } = await startWithReader(t, log);
    const [unavailable] = await reader.until('log');
    assert.equal(unavailable?.event.reachable, false);
    assert.equal(reader.ofKind('hello').length, 0);

    const redis = await startRedis({ port });
    t.after(() => redis.kill());
    const [hello] = await reader.until('hello');
    assert.equal(hello?.event.logReachable, true);
    await log.append(numbered(1));
    await reader.until('notifications');
  });

  test('stream continues for a client that disconnected before the first event of an empty log', async (t) => {
    const redis = await startRedis();
    t.after(() => redis.kill());
    const log = createRedisLog({ url: redis.url });
    await reachable(log);
    const { relay, reader } = await startWithReader(t, log);
    await reader.until('hello');
    relay.app.server.closeAllConnections();
    await appendAll(log, [numbered(1), numbered(2)], relay.hub);
    await reader.until('hello', 2);
    await appendAll(log, [numbered(3)], relay.hub);
    const received = await reader.until('notifications', 3);
    assert.deepEqual(
      received.map(({ event }) => event.at),
      [1, 2, 3],
    );
    assert.equal(reader.ofKind('resync').length, 0);
  });

  test('client that starts after Redis lost its data continues without resync', async (t) => {
    const redis = await startRedis();
    const log = createRedisLog({ url: redis.url });
    await reachable(log);
    const { relay } = await startWithReader(t, log);
    await appendAll(log, [numbered(1)], relay.hub);
    const lost = ready(relay.hub, () => relay.hub.stats.lost > 0);
    await redis.kill();
    const again = await startRedis({ port: redis.port });
    t.after(() => again.kill());
    await lost;
    await ready(relay.hub);
    const reader = listen(`${relay.origin}/api/events`);
    t.after(() => reader.close());
    const [hello] = await reader.until('hello');
    await appendAll(log, [numbered(2)], relay.hub);
    const later = listen(`${relay.origin}/api/events?after=${hello?.id}`);
    t.after(() => later.close());
    await later.until('notifications');
    assert.equal(later.ofKind('resync').length, 0);
  });

  test('streams get the state and new events after Redis lost its data', async (t) => {
    const redis = await startRedis();
    const log = createRedisLog({ url: redis.url });
    await reachable(log);
    const { relay, reader } = await startWithReader(t, log);
    await reader.until('hello');
    await appendAll(log, transferOf(CALL_ID), relay.hub);
    await reader.until('notifications', 3);

    const lost = ready(relay.hub, () => relay.hub.stats.lost > 0);
    await redis.kill();
    const again = await startRedis({ port: redis.port });
    t.after(() => again.kill());
    await lost;
    const [resync] = await reader.until('resync');
    assert.ok(resync?.event.snapshot);
    await ready(relay.hub);
    await appendAll(log, [numbered(7)], relay.hub);
    await reader.until('notifications', 4);
    assert.equal(relay.hub.status(CALL_ID)?.phase, 'completed');
    assert.equal(relay.hub.status(CALL_ID)?.attempt, 1);
  });
});
