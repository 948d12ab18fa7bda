// @ts-check
/** The behaviour of both logs: the one in memory and the one in Redis. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createMemoryLog } from '../../www/server/log/memory.js';
import { comparePositions, timeOf } from '../../www/server/log/positions.js';
import { createRedisLog } from '../../www/server/log/redis.js';
import { followed, notifications, numbered, numberOf } from './support/events.mjs';
import { reachable } from './support/reachable.mjs';
import { startRedis, withoutRedis } from './support/redis.mjs';

/** @import { EventLog } from '../../www/server/log/event-log.js' */

/**
 * @typedef {object} Kind
 * @property {string} name
 * @property {false | string} skip
 * @property {(options?: { capacity?: number }) => Promise<EventLog>} create creates an empty log
 * @property {() => Promise<void>} [start]
 * @property {() => Promise<void>} [stop]
 */

/** @type {Awaited<ReturnType<typeof startRedis>>} */
let redis;
let prefixes = 0;

/** @type {Kind[]} */
const KINDS = [
  { name: 'memory', skip: false, create: async (options) => createMemoryLog(options) },
  {
    name: 'Redis',
    skip: withoutRedis,
    async create({ capacity = 100_000 } = {}) {
      prefixes += 1;
      const log = createRedisLog({ url: redis.url, prefix: `p${prefixes}`, retention: { maxLength: capacity } });
      await reachable(log);
      return log;
    },
    async start() {
      redis = await startRedis();
    },
    stop: () => redis.kill(),
  },
];

for (const { name, skip, create, start, stop } of KINDS) {
  describe(`log in ${name}`, { skip }, () => {
    before(start ?? (() => {}));
    after(stop ?? (() => {}));

    /** @param {Parameters<typeof create>[0]} [options] */
    const open = async (options) => {
      const log = await create(options);
      after(() => log.close());
      return log;
    };

    test('log assigns growing ids', async () => {
      const log = await open();
      const ids = [];
      for (let number = 0; number < 50; number += 1) ids.push((await log.append(numbered(number))).id);
      for (const [at, id] of ids.entries()) if (at > 0) assert.ok(comparePositions(id, ids[at - 1] ?? '') > 0);
    });

    test('log yields all stored events in order, and then new ones', async () => {
      const log = await open();
      for (let number = 0; number < 300; number += 1) await log.append(numbered(number));
      const reader = followed(log);
      await reader.until(300);
      for (let number = 300; number < 600; number += 1) await log.append(numbered(number));
      const events = await reader.until(600);
      assert.deepEqual(
        events.map(({ event }) => numberOf(event)),
        Array.from({ length: 600 }, (_, at) => at),
      );
    });

    test('log stores an event unchanged', async () => {
      const log = await open();
      const event = notifications({ deliveryId: 'd', body: '{"a":"\\u0000 ü 😀\\n"}\n' });
      const { id } = await log.append(event);
      const [first] = await followed(log).until(1);
      assert.deepEqual(first, { id, event });
    });

    test('log follows after a position', async () => {
      const log = await open();
      const { id } = await log.append(numbered(1));
      await log.append(numbered(2));
      const events = await followed(log, id).until(1);
      assert.deepEqual(
        events.map(({ event }) => numberOf(event)),
        [2],
      );
    });

    test('log stops following at the abort', async () => {
      const log = await open();
      const reader = followed(log);
      await log.append(numbered(1));
      await reader.until(1);
      reader.stop();
      await reader.ended;
    });

    test('log yields the events of two writers in one order to two readers', async () => {
      const log = await open();
      const readers = [followed(log), followed(log)];
      const write = async (/** @type {number} */ from) => {
        for (let number = from; number < from + 200; number += 1) await log.append(numbered(number));
      };
      await Promise.all([write(0), write(1000)]);
      const [one, other] = await Promise.all(readers.map((reader) => reader.until(400)));
      assert.deepEqual(one, other);
      const numbers = (one ?? []).map(({ event }) => numberOf(event) ?? -1);
      assert.deepEqual(
        numbers.filter((number) => number < 1000),
        Array.from({ length: 200 }, (_, at) => at),
      );
      assert.equal(new Set(numbers).size, 400);
    });

    test('log appends a duplicate for a repeated delivery id', async () => {
      const log = await open();
      const first = await log.append(notifications({ deliveryId: 'one' }));
      const again = await log.append(notifications({ deliveryId: 'one', at: 5, body: '{}', callIds: ['other'] }));
      const other = await log.append(notifications({ deliveryId: 'two' }));
      assert.deepEqual(
        [first, again, other].map(({ isDuplicate }) => isDuplicate),
        [false, true, false],
      );
      const events = await followed(log).until(3);
      assert.deepEqual(events[1], {
        id: again.id,
        event: { kind: 'duplicate', at: 5, deliveryId: 'one', callIds: ['other'] },
      });
    });

    test('log stores one of many simultaneous equal deliveries', async () => {
      const log = await open();
      const all = await Promise.all(
        Array.from({ length: 20 }, () => log.append(notifications({ deliveryId: 'same' }))),
      );
      assert.equal(all.filter(({ isDuplicate }) => !isDuplicate).length, 1);
    });

    test('log never takes deliveries without an id for duplicates', async () => {
      const log = await open();
      await log.append(notifications());
      assert.equal((await log.append(notifications())).isDuplicate, false);
    });

    test('log reads pages between two positions', async () => {
      const log = await open();
      const ids = [];
      for (let number = 0; number < 200; number += 1) ids.push((await log.append(numbered(number))).id);
      const [from = '', to = ''] = [ids[9], ids[179]];
      const read = [];
      for (let after = from; after !== to; after = read.at(-1)?.id ?? '') {
        const page = await log.read(after, to, 70);
        assert.ok(page !== undefined && page.length > 0 && page.length <= 70);
        read.push(...page);
      }
      assert.deepEqual(
        read.map(({ id }) => id),
        ids.slice(10, 180),
      );
    });

    test('log without events reaches back to its last position', async () => {
      const log = await open();
      const start = await log.lastPosition();
      assert.equal(await log.lastPosition(), start);
      assert.deepEqual(await log.read(start, start, 10), []);
      const ids = [];
      for (let number = 0; number < 5; number += 1) ids.push((await log.append(numbered(number))).id);
      assert.equal(await log.lastPosition(), ids.at(-1));
      const read = await log.read(start, ids.at(-1) ?? '', 10);
      assert.deepEqual(
        read?.map(({ id }) => id),
        ids,
      );
      assert.deepEqual(
        (await followed(log, start).until(5)).map(({ id }) => id),
        ids,
      );
    });

    test('log reads no events after its end', async () => {
      const log = await open();
      const { id } = await log.append(numbered(1));
      assert.deepEqual(await log.read(id, id, 10), []);
    });

    test('log reaches back to a time after its start, and not to one before', async () => {
      const log = await open();
      const { id } = await log.append(numbered(1));
      await log.append(numbered(2));
      const time = timeOf(id);
      assert.equal((await log.read(`${time + 3_600_000}-0`, `${time + 3_600_001}-0`, 10))?.length, 0);
      assert.equal(await log.read(`${time - 3_600_000}-0`, id, 10), undefined);
      await assert.rejects(followed(log, `${time - 3_600_000}-0`).ended, { code: 'positionLost' });
    });

    test('log does not reach back beyond trimmed events', async () => {
      const log = await open({ capacity: 100 });
      const { id: first } = await log.append(numbered(0));
      let last = first;
      for (let number = 1; number < 1000; number += 1) last = (await log.append(numbered(number))).id;
      assert.equal(await log.read(first, last, 10), undefined);
      await assert.rejects(followed(log, first).ended, { code: 'positionLost' });
      const reader = followed(log);
      await reader.until(100);
      assert.equal((await log.read(reader.events[0]?.id ?? '', last, 5000))?.length, reader.events.length - 1);
    });

    test('log marks the end of the stored events with one empty batch', async () => {
      const log = await open();
      for (let number = 0; number < 3; number += 1) await log.append(numbered(number));
      const sizes = [];
      for await (const batch of log.follow(undefined, new AbortController().signal)) {
        sizes.push(batch.length);
        if (batch.length === 0) await log.append(numbered(4));
        if (sizes.length === 3) break;
      }
      assert.deepEqual(sizes, [3, 0, 1]);
    });

    test('log keeps the later of two snapshots', async () => {
      const log = await open();
      assert.equal(await log.loadSnapshot(), undefined);
      await log.saveSnapshot({ position: '9-9', text: 'nine' });
      await log.saveSnapshot({ position: '10-0', text: 'ten' });
      await log.saveSnapshot({ position: '9-10', text: 'nine again' });
      assert.deepEqual(await log.loadSnapshot(), { position: '10-0', text: 'ten' });
      await log.saveSnapshot({ position: '10-2', text: 'two' });
      await log.saveSnapshot({ position: '10-10', text: 'later' });
      assert.equal((await log.loadSnapshot())?.text, 'later');
    });

    test('log refuses events after close', async () => {
      const log = await open();
      const reader = followed(log);
      await log.close();
      await assert.rejects(log.append(numbered(1)), { code: 'logUnavailable' });
      await reader.ended;
    });
  });
}
