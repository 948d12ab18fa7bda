// @ts-check
/** What a hub knows from its log, and that it goes on whatever the log does. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { createMemoryLog } from '../../www/server/log/memory.js';
import { createRedisLog } from '../../www/server/log/redis.js';
import { createHub } from '../../www/server/relay/hub.js';
import { bodyOf, CALL_ID, notifications, numbered, OTHER_CALL_ID, transferOf } from './support/events.mjs';
import { reachable } from './support/reachable.mjs';
import { freePort, startRedis, withoutRedis } from './support/redis.mjs';
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
  const faults = [];
  const hub = createHub({ log, mode: 'live', onFault: (what) => faults.push(what) });
  t.after(() => hub.close());
  return { hub, faults };
}

/**
 * Appends events, and waits until the hubs know them.
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
 * Starts a relay, and a reader of its stream.
 *
 * @param {TestContext} t
 * @param {EventLog} log
 */
async function startWithReader(t, log) {
  const relay = await startRelay(log, { retry: [10, 20] });
  const reader = listen(`${relay.origin}/api/events`);
  t.after(async () => {
    reader.close();
    await relay.close();
    await log.close();
  });
  return { relay, reader };
}

const FAILED = { state: 'established', resultInfo: { code: 500, subcode: 7000 } };

test('a transfer is known from its announcement to its end', async (t) => {
  const log = createMemoryLog();
  const { hub } = start(t, log);
  await appendAll(log, transferOf(CALL_ID), hub);
  const { phase, announced, answer, attempt } = hub.status(CALL_ID) ?? {};
  assert.deepEqual([phase, announced, answer, attempt], ['completed', true, 'accepted', 1]);
  assert.equal(hub.status(OTHER_CALL_ID), undefined);
});

test('what comes in one turn of the event loop is told once, after those who brought it were answered', async (t) => {
  const log = createMemoryLog();
  const { hub } = start(t, log);
  await ready(hub);
  /** @type {string[]} */
  const happened = [];
  t.after(hub.onNews(() => void happened.push(`told up to ${hub.tape.end()}`)));
  const first = hub.tape.end();
  await Promise.all(transferOf(CALL_ID).map((event) => hub.append(event).then(() => happened.push('answered'))));
  const count = transferOf(CALL_ID).length;
  await ready(hub, () => happened.length > count);
  // The list of calls is told besides.
  assert.deepEqual(happened, [...Array(count).fill('answered'), `told up to ${first + count + 1}`]);
});

test('a refused transfer and one without an answer are known as what they are', async (t) => {
  const log = createMemoryLog();
  const { hub } = start(t, log);
  const transfer = { at: 1, transferId: 't', callId: CALL_ID };
  const error = { form: /** @type {const} */ ('graph'), message: 'No.' };
  const refused = {
    kind: /** @type {const} */ ('refused'),
    status: 403,
    error,
    retryable: false,
    mayHaveBegun: false,
    attempts: 1,
    elapsedMs: 1,
  };
  await appendAll(
    log,
    [
      { kind: 'transfer', ...transfer, body: '{}' },
      { kind: 'answer', ...transfer, answer: refused },
      { kind: 'transfer', ...transfer, callId: OTHER_CALL_ID, body: '{}' },
      { kind: 'failure', ...transfer, callId: OTHER_CALL_ID, error: { message: 'No answer came.' } },
    ],
    hub,
  );
  assert.equal(hub.status(CALL_ID)?.answer, 'refused');
  assert.equal(hub.status(OTHER_CALL_ID)?.phase, 'requested');
});

test('an event that cannot be applied is told as a fault, and does not stop it', async (t) => {
  const log = createMemoryLog();
  const { hub, faults } = start(t, log);
  /** @type {any[]} */
  const broken = [
    { kind: 'transfer', at: 1, transferId: 't', callId: '', body: '{}' },
    notifications({ body: '{SECRET' }),
    { kind: 'answer', at: 1, transferId: 't', callId: CALL_ID, answer: { kind: 'maybe' } },
  ];
  await appendAll(log, [...broken, ...transferOf(CALL_ID)], hub);
  assert.equal(hub.status(CALL_ID)?.phase, 'completed');
  assert.equal(hub.stats.faults, 3);
  assert.equal(faults.length, 3);
  assert.doesNotMatch(faults.join(), /SECRET/);
});

test('a body of another kind changes nothing', async (t) => {
  const log = createMemoryLog();
  const { hub, faults } = start(t, log);
  await appendAll(log, [notifications({ body: '{}' }), notifications({ body: '' })], hub);
  assert.deepEqual([hub.calls(), faults], [[], []]);
});

test('duplicates are counted, and change nothing', async (t) => {
  const log = createMemoryLog();
  const { hub } = start(t, log);
  const end = notifications({ deliveryId: 'one', body: bodyOf(CALL_ID, FAILED) });
  await appendAll(log, [...transferOf(CALL_ID).slice(0, 4), end, end, end], hub);
  const { history = [], phase } = hub.status(CALL_ID) ?? {};
  assert.deepEqual([phase, history.at(-1)?.times, hub.stats.duplicates], ['failed', 1, 2]);
});

test('a hub that is closed leaves a snapshot; the next one knows the same, also of what it could no longer read', async (t) => {
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
  const known = [first.status(CALL_ID), first.calls()];
  await first.close();
  const { hub } = start(t, log);
  await ready(hub);
  assert.deepEqual([hub.status(CALL_ID), hub.calls()], known);
  assert.equal(hub.stats.events, 0);
});

test('a hub goes on behind the snapshot: a transfer that is under way is not begun again', async (t) => {
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

test('a snapshot that cannot be read is told as a fault, and the events are read instead', async (t) => {
  const log = createMemoryLog();
  await appendAll(log, transferOf(CALL_ID));
  await log.saveSnapshot({ position: '1-1', text: '{"transfers":"nonsense"}' });
  const { hub, faults } = start(t, log);
  await ready(hub);
  assert.equal(hub.status(CALL_ID)?.phase, 'completed');
  assert.equal(faults.length, 1);
});

describe('on one Redis', { skip: withoutRedis }, () => {
  test('two hubs know the same, whoever appends', async (t) => {
    const redis = await startRedis();
    t.after(() => redis.kill());
    const logs = [createRedisLog({ url: redis.url }), createRedisLog({ url: redis.url })];
    t.after(() => Promise.all(logs.map((log) => log.close())));
    await Promise.all(logs.map((log) => reachable(log)));
    const [one, other] = logs.map((log) => start(t, log).hub);
    const [oneLog, otherLog] = logs;
    assert.ok(one && other && oneLog && otherLog);

    const [transfer, answer, ...rest] = transferOf(CALL_ID);
    assert.ok(transfer && answer);
    await appendAll(oneLog, [transfer, answer], one, other);
    await appendAll(
      otherLog,
      [...rest, notifications({ callIds: [OTHER_CALL_ID], body: bodyOf(OTHER_CALL_ID, { state: 'established' }) })],
      one,
      other,
    );
    assert.equal(one.status(CALL_ID)?.phase, 'completed');
    assert.deepEqual(one.status(CALL_ID), other.status(CALL_ID));
    assert.deepEqual(one.calls(), other.calls());
    assert.equal(one.calls().length, 1);
  });

  test('while Redis is away the webhook answers 503 and streams are told; when it is back everything goes on', async (t) => {
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

  test('a stream that comes while Redis is away is told so, and begins when it is back', async (t) => {
    const port = await freePort();
    const log = createRedisLog({ url: `redis://127.0.0.1:${port}` });
    const { reader } = await startWithReader(t, log);
    const [away] = await reader.until('log');
    assert.equal(away?.event.reachable, false);
    assert.equal(reader.ofKind('hello').length, 0);

    const redis = await startRedis({ port });
    t.after(() => redis.kill());
    const [hello] = await reader.until('hello');
    assert.equal(hello?.event.logReachable, true);
    await log.append(numbered(1));
    await reader.until('notifications');
  });

  test('after Redis has lost everything streams are given what is known, and what comes', async (t) => {
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
