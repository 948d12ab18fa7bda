// @ts-check
/**
 * Two relays on one Redis, and pages that follow them, while relays and Redis are killed, and while Redis has no memory. A delivery
 * that was answered with 202 reaches every page exactly once.
 */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../hosts/ports.mjs';
import { bodyOf, CALL_ID } from '../server/support/events.mjs';
import { startProxy } from '../server/support/proxy.mjs';
import { startRedis } from '../server/support/redis.mjs';
import { listen } from '../server/support/stream.mjs';

/** @import { Pass } from './pass.mjs' */

const PROGRAM = fileURLToPath(new URL('../server/support/relay-process.mjs', import.meta.url));
/** The pause before a delivery is repeated: Graph's is longer. */
const RETRY_MS = 20;

/** @param {Pass} pass */
export async function attack(pass) {
  const redis = await startStorage(pass);
  const relays = await Promise.all([startRelays(pass, redis.url), startRelays(pass, redis.url)]);
  const pages = await Promise.all(relays.map((relay) => openPage(pass, relay)));

  const deliveries = pass.rounds(300, 1_000);
  const accidents = plan(pass, deliveries, relays, redis);
  for (let number = 0; number < deliveries; number += 1) {
    // Beside the deliveries, as accidents happen.
    accidents
      .get(number)?.()
      .catch((error) => pass.fail(error));
    await deliver(pass, relays, number);
    pass.count('deliveries');
  }
  await Promise.all(relays.map((relay) => relay.isRunning()));

  const expected = Array.from({ length: deliveries }, (_, number) => number);
  for (const page of pages) {
    await page.until('notifications', deliveries);
    assert.equal(page.ofKind('resync').length, 0, 'a page lost its place');
    const received = page.ofKind('notifications').map(({ event }) => event.deliveryId);
    assert.deepEqual(
      received.toSorted((one, other) => one - other),
      expected.map(String),
      'a page has each delivery exactly once',
    );
    pass.count('events received', received.length);
  }
}

/**
 * Plans the accidents: at which delivery each of them happens.
 * @param {Pass} pass
 * @param {number} deliveries
 * @param {readonly Awaited<ReturnType<typeof startRelays>>[]} relays
 * @param {Awaited<ReturnType<typeof startStorage>>} redis
 */
function plan(pass, deliveries, relays, redis) {
  /** @type {Map<number, () => Promise<void>>} */
  const accidents = new Map();
  const kinds = [
    ...relays.map((relay) => /** @type {const} */ (['relays killed', () => relay.restart()])),
    .../** @type {const} */ ([
      ['Redis killed', () => redis.restart()],
      ['times out of memory', () => redis.withoutMemory()],
    ]),
  ];
  const rounds = pass.rounds(1, 3);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, [name, happen]] of kinds.entries()) {
      // One in each part of the deliveries: what was killed is there again before the next one.
      const parts = rounds * kinds.length;
      const number = Math.floor(((round * kinds.length + at + pass.random.below(50) / 100) * deliveries) / parts);
      accidents.set(number, async () => {
        pass.count(name);
        await happen();
      });
    }
  }
  return accidents;
}

/**
 * Posts a delivery until a relay accepts it, as Graph does.
 * @param {Pass} pass
 * @param {readonly { port: () => number }[]} relays
 * @param {number} number
 */
async function deliver(pass, relays, number) {
  for (;;) {
    pass.throwIfFailed();
    const { port } = pass.random.oneOf(relays);
    const response = await fetch(`http://127.0.0.1:${port()}/api/webhook`, {
      method: 'POST',
      headers: { Authorization: 'Bearer any', 'X-Microsoft-Skype-Message-ID': String(number) },
      body: bodyOf(CALL_ID, { state: 'established', subject: String(number) }),
    }).catch(() => undefined);
    pass.count('posts');
    if (response?.status === 202) return;
    assert.ok(response === undefined || response.status === 503, String(response?.status));
    await setTimeout(RETRY_MS);
  }
}

/**
 * Runs a relay in a process of its own, and another one after it was killed.
 * @param {Pass} pass
 * @param {string} url of the Redis
 */
async function startRelays(pass, url) {
  const start = () => {
    const child = spawn(process.execPath, [PROGRAM, url], { stdio: ['ignore', 'pipe', 'inherit'] });
    return { child, port: once(child.stdout.setEncoding('utf8'), 'data').then(([printed]) => Number(printed)) };
  };
  let running = start();
  let port = await running.port;
  const proxy = await startProxy(port);
  pass.after(() => {
    running.child.kill('SIGKILL');
    proxy.close();
  });
  return {
    origin: proxy.origin,
    port: () => port,
    isRunning: () => running.port,
    async restart() {
      running.child.kill('SIGKILL');
      running = start();
      port = await running.port;
      proxy.move(port);
    },
  };
}

/**
 * Opens a page that comes before the first event.
 * @param {Pass} pass
 * @param {{ origin: string }} relay
 */
async function openPage(pass, { origin }) {
  const page = listen(`${origin}/api/events?callId=${CALL_ID}`);
  pass.after(() => page.close());
  await page.until('hello');
  return page;
}

/**
 * Starts a Redis whose data outlives it.
 * @param {Pass} pass
 */
async function startStorage(pass) {
  const folder = mkdtempSync(join(tmpdir(), 'graph-call-transfer-redis-'));
  const port = await freePort();
  let running = await startRedis({ port, folder });
  pass.after(async () => {
    await running.kill();
    rmSync(folder, { recursive: true });
  });
  return {
    url: running.url,
    async restart() {
      await running.kill();
      running = await startRedis({ port, folder });
    },
    async withoutMemory() {
      await command(port, 'CONFIG SET maxmemory 1');
      await setTimeout(10 * RETRY_MS);
      await command(port, 'CONFIG SET maxmemory 0');
    },
  };
}

/**
 * @param {number} port
 * @param {string} text
 */
async function command(port, text) {
  const socket = connect(port, '127.0.0.1');
  socket.write(`${text}\r\n`);
  const [reply] = await once(socket.setEncoding('utf8'), 'data');
  socket.destroy();
  assert.equal(reply, '+OK\r\n', text);
}
