// @ts-check
/** What the log in Redis does while its Redis is away, hangs, or has lost everything. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient } from 'redis';
import { createRedisLog } from '../../www/server/log/redis.js';
import { followed, notifications, numbered, numberOf } from './support/events.mjs';
import { reachable } from './support/reachable.mjs';
import { freePort, startRedis, withoutRedis } from './support/redis.mjs';

/** @import { TestContext } from 'node:test' */

/**
 * Opens a log in a Redis of its own.
 *
 * @param {TestContext} t
 * @param {(message: string) => void} [onTrouble]
 */
async function open(t, onTrouble) {
  const redis = await startRedis();
  const log = createRedisLog({ url: redis.url, ...(onTrouble && { onTrouble }) });
  t.after(async () => {
    await log.close();
    await redis.kill();
  });
  await reachable(log);
  return { redis, log };
}

/**
 * Sends one command to a Redis, as somebody else.
 *
 * @param {string} url
 * @param {string[]} command
 */
async function commandOf(url, command) {
  const client = await createClient({ url }).connect();
  // One that cuts all connections cuts its own.
  client.on('error', () => {});
  try {
    return await client.sendCommand(command);
  } finally {
    client.destroy();
  }
}

/**
 * Waits until the clients of a Redis have asked whether it is there.
 *
 * @param {string} url
 * @param {number} times
 */
async function untilPinged(url, times) {
  const watching = await createClient({ url }).connect();
  let pings = 0;
  await new Promise((resolve) => {
    watching.monitor((line) => {
      if (/"PING"$/i.test(String(line).trim())) pings += 1;
      if (pings === times) resolve(undefined);
    });
  });
  watching.destroy();
}

/** @param {import('../../www/server/log/event-log.js').EventLog} log */
function changesOf(log) {
  /** @type {boolean[]} */
  const changes = [];
  log.onReachable((isReachable) => changes.push(isReachable));
  return changes;
}

test('while Redis is away an event is refused at once; when it is back the log is too', {
  skip: withoutRedis,
}, async (t) => {
  const { redis, log } = await open(t);
  const changes = changesOf(log);
  await log.append(numbered(1));

  const gone = reachable(log, false);
  await redis.kill();
  await gone;
  await assert.rejects(log.append(numbered(2)), { code: 'logAway' });
  await assert.rejects(log.loadSnapshot(), { code: 'logAway' });
  assert.equal(log.isReachable, false);

  const again = await startRedis({ port: redis.port });
  t.after(() => again.kill());
  await reachable(log);
  await log.append(numbered(3));
  assert.deepEqual(changes, [false, true]);
});

test('a reader whose connection is cut goes on without a gap', { skip: withoutRedis }, async (t) => {
  const { redis, log } = await open(t);
  const reader = followed(log);
  for (let number = 0; number < 500; number += 1) {
    if (number % 100 === 50) {
      await reader.until(number);
      await commandOf(redis.url, ['CLIENT', 'KILL', 'TYPE', 'normal']);
      await reachable(log);
    }
    await log.append(numbered(number)).catch(async () => {
      await reachable(log);
      await log.append(numbered(number));
    });
  }
  const events = await reader.until(500);
  assert.deepEqual([...new Set(events.map(({ event }) => numberOf(event)))].length, 500);
});

test('a reader is told when Redis came back empty', { skip: withoutRedis }, async (t) => {
  const { redis, log } = await open(t);
  await log.append(numbered(1));
  const reader = followed(log);
  await reader.until(1);
  await redis.kill();
  const again = await startRedis({ port: redis.port });
  t.after(() => again.kill());
  await assert.rejects(reader.ended, { code: 'positionLost' });
});

test('a reader is told when the stream was emptied under it', { skip: withoutRedis }, async (t) => {
  const { redis, log } = await open(t);
  await log.append(numbered(1));
  await log.append(numbered(2));
  const reader = followed(log);
  await reader.until(2);
  await commandOf(redis.url, ['FLUSHALL']);
  await log.append(numbered(3));
  await assert.rejects(reader.ended, { code: 'positionLost' });
});

test('a Redis that hangs counts as away until it answers again', { skip: withoutRedis }, async (t) => {
  const { redis, log } = await open(t);
  await log.append(numbered(1));
  redis.child.kill('SIGSTOP');
  t.after(() => redis.child.kill('SIGCONT'));
  await assert.rejects(log.append(notifications({ deliveryId: 'one' })), { code: 'logAway' });
  assert.equal(log.isReachable, false);
  await assert.rejects(log.append(numbered(3)), { code: 'logAway' });
  redis.child.kill('SIGCONT');
  await reachable(log);
  // What was refused may be in the log all the same: sent again it is told by its id.
  assert.equal((await log.append(notifications({ deliveryId: 'one' }))).isDuplicate, true);
});

/** @type {[string, string[], string[]][]} why, and the commands that make it so and undo it */
const REFUSALS = [
  ['OOM', ['CONFIG', 'SET', 'maxmemory', '1'], ['CONFIG', 'SET', 'maxmemory', '0']],
  ['READONLY', ['REPLICAOF', '127.0.0.1', '1'], ['REPLICAOF', 'NO', 'ONE']],
  ['NOREPLICAS', ['CONFIG', 'SET', 'min-replicas-to-write', '1'], ['CONFIG', 'SET', 'min-replicas-to-write', '0']],
];
for (const [reason, spoil, mend] of REFUSALS) {
  test(`a Redis that takes nothing (${reason}) counts as away until it takes something again`, {
    skip: withoutRedis,
  }, async (t) => {
    /** @type {string[]} */
    const told = [];
    const { redis, log } = await open(t, (message) => told.push(message));
    const changes = changesOf(log);
    await commandOf(redis.url, spoil);
    await assert.rejects(log.append(numbered(1)), { code: 'logAway' });
    assert.equal(log.isReachable, false);
    await untilPinged(redis.url, 2);
    assert.deepEqual(changes, [false]);
    await commandOf(redis.url, mend);
    await reachable(log);
    await log.append(numbered(2));
    assert.deepEqual(changes, [false, true]);
    assert.deepEqual(told, [`Redis takes nothing (${reason}). It is tried again and again.`]);
  });
}

test('a log that was never reached waits, and begins when Redis does', { skip: withoutRedis }, async (t) => {
  const port = await freePort();
  const log = createRedisLog({ url: `redis://127.0.0.1:${port}` });
  t.after(() => log.close());
  const reader = followed(log);
  await assert.rejects(log.append(numbered(1)), { code: 'logAway' });
  const redis = await startRedis({ port });
  t.after(() => redis.kill());
  await reachable(log);
  await log.append(numbered(1));
  await reader.until(1);
});

test('who runs the server is told why Redis is away, once, and no password', { skip: withoutRedis }, async (t) => {
  const { redis } = await open(t);
  await commandOf(redis.url, ['CONFIG', 'SET', 'requirepass', 'right']);
  /** @type {Promise<string>} */
  const told = new Promise((resolve) => {
    const url = redis.url.replace('//', '//:SECRET@');
    const log = createRedisLog({ url, onTrouble: resolve });
    t.after(() => log.close());
  });
  assert.equal(await told, 'Redis cannot be reached (WRONGPASS). It is tried again and again.');
});

test('delivery ids are known, and the log is there, for a time only', { skip: withoutRedis }, async (t) => {
  const { redis, log } = await open(t);
  await log.append(notifications({ deliveryId: 'one' }));
  const keys = /** @type {string[]} */ (/** @type {unknown} */ (await commandOf(redis.url, ['KEYS', '*'])));
  assert.equal(keys.length, 3);
  for (const key of keys) assert.ok(Number(await commandOf(redis.url, ['TTL', key])) > 0, key);
});

test('two logs with different prefixes share nothing', { skip: withoutRedis }, async (t) => {
  const { redis, log } = await open(t);
  const other = createRedisLog({ url: redis.url, prefix: 'other' });
  t.after(() => other.close());
  await reachable(other);
  await log.append(notifications({ deliveryId: 'one' }));
  assert.equal((await other.append(notifications({ deliveryId: 'one' }))).isDuplicate, false);
});

for (const url of ['', 'localhost:6379', 'http://localhost:6379', 'redis://user:SECRET@ho st']) {
  test(`"${url}" is refused as a URL, and not repeated`, () => {
    assert.throws(
      () => createRedisLog({ url }),
      ({ message }) => message.includes('redis://host:port') && !message.includes('SECRET'),
    );
  });
}
