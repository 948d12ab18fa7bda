// @ts-check
/** The history of two relays with one Redis. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTransferEvents } from '../../www/server/history/transfer-events.js';
import { createMemoryLog } from '../../www/server/log/memory.js';
import { createRedisLog } from '../../www/server/log/redis.js';
import { bodyOf, CALL_ID, notifications, OTHER_CALL_ID, transferOf } from './support/events.mjs';
import { reachable } from './support/reachable.mjs';
import { startRedis, withoutRedis } from './support/redis.mjs';
import { ready, startRelay } from './support/relay-app.mjs';

/** @import { EventLog } from '../../www/server/log/event-log.js' */
/** @import { RelayEvent } from '../../www/protocol/events.js' */

const TRANSFER_ID = '9f7b1b7e-6d1c-4a75-8f9e-1b5b7a1b7d11';

/** A transfer, and between its events one of another call. */
const EVENTS = transferOf(CALL_ID).flatMap((event) => {
  const at = Date.now();
  const other = notifications({ at, callIds: [OTHER_CALL_ID], body: bodyOf(OTHER_CALL_ID, { state: 'established' }) });
  return [
    /** @type {RelayEvent} */ ({ ...event, at, ...('transferId' in event && { transferId: TRANSFER_ID }) }),
    other,
  ];
});

/** @param {EventLog} log */
async function appendAll(log) {
  for (const event of EVENTS) await log.append(event);
}

test('history of one instance is the history of all, also of one that starts later', {
  skip: withoutRedis,
}, async (t) => {
  const redis = await startRedis();
  t.after(() => redis.kill());
  const start = async () => {
    const log = createRedisLog({ url: redis.url });
    await reachable(log);
    const relay = await startRelay(log);
    const close = async () => {
      await relay.close();
      await log.close();
    };
    const read = async (/** @type {string} */ path) => (await fetch(`${relay.origin}${path}`)).json();
    return { log, hub: relay.hub, read, close };
  };
  const [one, other] = [await start(), await start()];
  await appendAll(one.log);
  for (const { hub } of [one, other]) await ready(hub, () => hub.transferRecord(TRANSFER_ID)?.outcome === 'completed');
  await one.close();
  const later = await start();
  await ready(later.hub);
  t.after(() => later.close());
  t.after(() => other.close());

  const [expected, found] = [await other.read('/api/transfers'), await later.read('/api/transfers')];
  assert.deepEqual(found, expected);
  assert.deepEqual([found.total, found.counts], [1, { completed: 1 }]);
  for (const { read } of [other, later]) {
    const { events, isComplete } = await read(`/api/transfers/${TRANSFER_ID}`);
    assert.deepEqual(
      [events.map((/** @type {any} */ { event }) => event), isComplete],
      [EVENTS.filter((_, index) => index % 2 === 0), true],
    );
  }
});

test('events of a transfer are incomplete once the log has dropped the first of them', async (t) => {
  const log = createMemoryLog({ capacity: 4 });
  const { hub, origin, close } = await startRelay(log);
  t.after(close);
  await appendAll(log);
  await ready(hub, () => hub.transferRecord(TRANSFER_ID)?.outcome === 'completed');
  const { events, isComplete } = await (await fetch(`${origin}/api/transfers/${TRANSFER_ID}`)).json();
  assert.deepEqual([events, isComplete], [[], false]);
});

test('events of a transfer among very many others are incomplete', async () => {
  const log = createMemoryLog();
  const [started = assert.fail()] = EVENTS;
  const { id } = await log.append(started);
  const noise = notifications({ callIds: [OTHER_CALL_ID] });
  let lastId = id;
  for (let count = 0; count < 5200; count += 1) lastId = (await log.append(noise)).id;
  const record = /** @type {any} */ ({ transferId: TRANSFER_ID, callId: CALL_ID, id, lastId });
  const { events, isComplete } = await readTransferEvents(log, record);
  assert.deepEqual([events.length, isComplete], [1, false]);
});
