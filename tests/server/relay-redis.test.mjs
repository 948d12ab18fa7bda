// @ts-check
/** The log in Redis while Redis is unavailable, does not respond, or has lost its data. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient } from 'redis';
import { createRedisLog } from '../../www/server/log/redis.js';
import { freePort } from '../hosts/ports.mjs';
import { followed, notifications, numbered, numberOf } from './support/events.mjs';
import { reachable } from './support/reachable.mjs';
import { startRedis, withoutRedis } from './support/redis.mjs';

/** @import { TestContext } from 'node:test' */

/**
 * Opens a log in a new Redis.
 *
 * @param {TestContext} t
 * @param {(message: string) => void} [onUnavailable]
 */
async function open(t, onUnavailable) {
  const redis = await startRedis();
  const log = createRedisLog({ url: redis.url, ...(onUnavailable && { onUnavailable }) });
  t.after(async () => {
    await log.close();
    await redis.kill();
  });
  await reachable(log);
  return { redis, log };
}

/**
 * Sends one command to a Redis on a connection of its own.
 *
 * @param {string} url
 * @param {string[]} command
 */
async function commandOf(url, command) {
  const client = await createClient({ url }).connect();
  // A command that closes all connections closes this one too.
  client.on('error', () => {});
  try {
    return await client.sendCommand(command);
  } finally {
    client.destroy();
  }
}

/**
 * Waits until the clients of a Redis have sent pings.
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

test('log refuses events at once while Redis is unavailable, and recovers', {
  skip: withoutRedis,
}, async (t) => {
  const { redis, log } = await open(t);
  const changes = changesOf(log);
  await log.append(numbered(1));

  const gone = reachable(log, false);
  await redis.kill();
  await gone;
  await assert.rejects(log.append(numbered(2)), { code: 'logUnavailable' });
  await assert.rejects(log.loadSnapshot(), { code: 'logUnavailable' });
  assert.equal(log.isReachable, false);

  const again = await startRedis({ port: redis.port });
  t.after(() => again.kill());
  await reachable(log);
  await log.append(numbered(3));
  assert.deepEqual(changes, [false, true]);
});

test('log continues without a gap after its connection was closed', { skip: withoutRedis }, async (t) => {
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

test('log detects that Redis restarted without data', { skip: withoutRedis }, async (t) => {
  const { redis, log } = await open(t);
  await log.append(numbered(1));
  const reader = followed(log);
  await reader.until(1);
  await redis.kill();
  const again = await startRedis({ port: redis.port });
  t.after(() => again.kill());
  await assert.rejects(reader.ended, { code: 'positionLost' });
});

test('log detects that its stream was emptied', { skip: withoutRedis }, async (t) => {
  const { redis, log } = await open(t);
  await log.append(numbered(1));
  await log.append(numbered(2));
  const reader = followed(log);
  await reader.until(2);
  await commandOf(redis.url, ['FLUSHALL']);
  await log.append(numbered(3));
  await assert.rejects(reader.ended, { code: 'positionLost' });
});

test('log is unavailable while Redis does not respond', { skip: withoutRedis }, async (t) => {
  const { redis, log } = await open(t);
  await log.append(numbered(1));
  redis.child.kill('SIGSTOP');
  t.after(() => redis.child.kill('SIGCONT'));
  await assert.rejects(log.append(notifications({ deliveryId: 'one' })), { code: 'logUnavailable' });
  assert.equal(log.isReachable, false);
  await assert.rejects(log.append(numbered(3)), { code: 'logUnavailable' });
  redis.child.kill('SIGCONT');
  await reachable(log);
  // The refused event may have been appended all the same: repeated, it is recognized by its id.
  assert.equal((await log.append(notifications({ deliveryId: 'one' }))).isDuplicate, true);
});

/** @type {[string, string[], string[]][]} the reason, and the commands that cause and undo it */
const REFUSALS = [
  ['OOM', ['CONFIG', 'SET', 'maxmemory', '1'], ['CONFIG', 'SET', 'maxmemory', '0']],
  ['READONLY', ['REPLICAOF', '127.0.0.1', '1'], ['REPLICAOF', 'NO', 'ONE']],
  ['NOREPLICAS', ['CONFIG', 'SET', 'min-replicas-to-write', '1'], ['CONFIG', 'SET', 'min-replicas-to-write', '0']],
];
for (const [reason, cause, undo] of REFUSALS) {
  test(`log is unavailable while Redis refuses to store data (${reason})`, {
    skip: withoutRedis,
  }, async (t) => {
    /** @type {string[]} */
    const logged = [];
    const { redis, log } = await open(t, (message) => logged.push(message));
    const changes = changesOf(log);
    await commandOf(redis.url, cause);
    await assert.rejects(log.append(numbered(1)), { code: 'logUnavailable' });
    assert.equal(log.isReachable, false);
    await untilPinged(redis.url, 2);
    assert.deepEqual(changes, [false]);
    await commandOf(redis.url, undo);
    await reachable(log);
    await log.append(numbered(2));
    assert.deepEqual(changes, [false, true]);
    assert.deepEqual(logged, [`Redis refuses to store data (${reason}). The server keeps retrying.`]);
  });
}

test('log waits for a Redis that starts later', { skip: withoutRedis }, async (t) => {
  const port = await freePort();
  const log = createRedisLog({ url: `redis://127.0.0.1:${port}` });
  t.after(() => log.close());
  const reader = followed(log);
  await assert.rejects(log.append(numbered(1)), { code: 'logUnavailable' });
  const redis = await startRedis({ port });
  t.after(() => redis.kill());
  await reachable(log);
  await log.append(numbered(1));
  await reader.until(1);
});

test('log reports the reason why Redis is unavailable once, without the password', {
  skip: withoutRedis,
}, async (t) => {
  const { redis } = await open(t);
  await commandOf(redis.url, ['CONFIG', 'SET', 'requirepass', 'right']);
  /** @type {Promise<string>} */
  const reported = new Promise((resolve) => {
    const url = redis.url.replace('//', '//:SECRET@');
    const log = createRedisLog({ url, onUnavailable: resolve });
    t.after(() => log.close());
  });
  assert.equal(await reported, 'Redis is unreachable (WRONGPASS). The server keeps retrying.');
});

test('log and delivery ids expire', { skip: withoutRedis }, async (t) => {
  const { redis, log } = await open(t);
  await log.append(notifications({ deliveryId: 'one' }));
  const keys = /** @type {string[]} */ (/** @type {unknown} */ (await commandOf(redis.url, ['KEYS', '*'])));
  assert.equal(keys.length, 3);
  for (const key of keys) assert.ok(Number(await commandOf(redis.url, ['TTL', key])) > 0, key);
});

test('logs with different prefixes share no data', { skip: withoutRedis }, async (t) => {
  const { redis, log } = await open(t);
  const other = createRedisLog({ url: redis.url, prefix: 'other' });
  t.after(() => other.close());
  await reachable(other);
  await log.append(notifications({ deliveryId: 'one' }));
  assert.equal((await other.append(notifications({ deliveryId: 'one' }))).isDuplicate, false);
});

for (const url of ['', 'localhost:6379', 'http://localhost:6379', 'redis://user:SECRET@ho st']) {
  test(`log refuses the URL "${url}" without repeating it`, () => {
    assert.throws(
      () => createRedisLog({ url }),
      ({ message }) => message.includes('redis://host:port') && !message.includes('SECRET'),
    );
  });
}
