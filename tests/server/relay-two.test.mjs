// @ts-check
/** Two relays behind one address, with one Redis. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { bodyOf, CALL_ID } from './support/events.mjs';
import { startProxy } from './support/proxy.mjs';
import { startRedis, withoutRedis } from './support/redis.mjs';
import { listen } from './support/stream.mjs';

const PROGRAM = fileURLToPath(new URL('./support/relay-process.mjs', import.meta.url));

/**
 * @param {import('node:test').TestContext} t
 * @param {string} url of the Redis
 */
async function startProcess(t, url) {
  const child = spawn(process.execPath, [PROGRAM, url], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  t.after(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const [printed] = await once(child.stdout.setEncoding('utf8'), 'data');
  return { child, port: Number(printed) };
}

test('stream continues at another instance when its instance is killed, without a gap or a duplicate', {
  skip: withoutRedis,
}, async (t) => {
  const redis = await startRedis();
  t.after(() => redis.kill());
  const [a, b] = await Promise.all([startProcess(t, redis.url), startProcess(t, redis.url)]);
  const proxy = await startProxy(b.port);
  t.after(() => proxy.close());
  const page = listen(`${proxy.origin}/api/events?callId=${CALL_ID}`);
  t.after(() => page.close());
  await page.until('hello');

  /** @param {number} number */
  const post = async (number) => {
    const response = await fetch(`http://127.0.0.1:${a.port}/api/webhook`, {
      method: 'POST',
      headers: { Authorization: 'Bearer any', 'X-Microsoft-Skype-Message-ID': `delivery-${number}` },
      body: bodyOf(CALL_ID, { state: 'established', subject: String(number) }),
    });
    assert.equal(response.status, 202);
  };
  for (let number = 0; number < 300; number += 1) {
    if (number === 100) {
      await page.until('notifications', 50);
      proxy.move(a.port);
      b.child.kill('SIGKILL');
    }
    await post(number);
  }
  const received = await page.until('notifications', 300);
  await post(300);
  await page.until('notifications', 301);

  const subjects = received.map(({ event }) => Number(JSON.parse(event.body).value[0].resourceData.subject));
  assert.deepEqual(
    subjects.slice(0, 300),
    Array.from({ length: 300 }, (_, number) => number),
  );
  assert.equal(page.ofKind('notifications').length, 301);
  assert.equal(page.ofKind('hello').length, 2);
  assert.equal(page.ofKind('resync').length, 0);
});

test('delivery to one instance and again to another is sent once, and once as a duplicate', {
  skip: withoutRedis,
}, async (t) => {
  const redis = await startRedis();
  t.after(() => redis.kill());
  const [a, b] = await Promise.all([startProcess(t, redis.url), startProcess(t, redis.url)]);
  const page = listen(`http://127.0.0.1:${b.port}/api/events`);
  t.after(() => page.close());
  await page.until('hello');
  for (const { port } of [a, b]) {
    const headers = { Authorization: 'Bearer any', 'X-Microsoft-Skype-Message-ID': 'one' };
    const body = bodyOf(CALL_ID, { state: 'transferring' });
    assert.equal((await fetch(`http://127.0.0.1:${port}/api/webhook`, { method: 'POST', headers, body })).status, 202);
  }
  await page.until('duplicate');
  assert.equal(page.ofKind('notifications').length, 1);
  for (const { port } of [a, b]) {
    const status = await (await fetch(`http://127.0.0.1:${port}/api/calls/${CALL_ID}/transfer`)).json();
    assert.deepEqual([status.phase, status.history.length, status.history[0].times], ['transferring', 1, 1]);
  }
});
