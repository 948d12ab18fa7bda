// @ts-check
/** `send --relay`: the outcome by way of a relay of the console. */

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { connect, createServer as createSocketServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { freePort } from '../hosts/ports.mjs';
import { listenOnLoopback } from '../package/support/loopback.mjs';
import { startServer } from '../server/console-server.mjs';
import { CALL_ID } from './support/logs.mjs';
import { folderWith, runBeside, runProgram } from './support/program.mjs';
import { OPERATOR_SECRET as SECRET, startRelay, SECRET_VARIABLE as VARIABLE } from './support/sending.mjs';

const TRANSFER = ['send', '--call-id', CALL_ID, '--user', '550fae72-d251-43ec-868c-373732c2704f', '--yes', '--json'];

/**
 * @param {import('node:test').TestContext} t
 * @param {{ profile?: string, isPublic?: boolean }} [options]
 */
async function startSending(t, { profile = 'complete', isPublic = true } = {}) {
  const { origin, graph, token, requests } = await startRelay(t, { profile, isPublic });
  return {
    origin,
    requests,
    /** @param {{ relay?: string, env?: Record<string, string>, args?: readonly string[] }} options */
    send({ relay = origin, env = { [VARIABLE]: SECRET }, args = [] } = {}) {
      const all = [...TRANSFER, '--base-url', graph.page.slice(0, -1), '--relay', relay, ...args];
      return runBeside(t, all, { env: { GRAPH_TOKEN: token, ...env } });
    },
  };
}

test('send waits for the outcome at a relay, with a secret from the environment or from a file', async (t) => {
  const { send, requests } = await startSending(t);
  const cwd = folderWith(t, { secret: `${SECRET}\n` });
  for (const env of [{ [VARIABLE]: SECRET }, { [`${VARIABLE}_FILE`]: join(cwd, 'secret') }]) {
    const { code, out, err } = await send({ env });
    assert.deepEqual([code, JSON.parse(out).outcome, err], [0, 'completed', '']);
    assert.ok(!out.includes('HIDDEN'));
  }
  assert.equal(await requests(), 2);
});

test('send needs no secret for a relay of this machine, and follows the replaced call too', async (t) => {
  const { send } = await startSending(t, { isPublic: false, profile: 'targetDeclined' });
  const { code, out, err } = await send({ env: {}, args: ['--replaces', 'e5d39592-99bd-4db8-bca8-30fb894ec51d'] });
  assert.deepEqual([code, JSON.parse(out).outcome, err], [1, 'failed', '']);
});

test('send through a relay that breaks off receives what it missed, and sends once', async (t) => {
  const { origin, send, requests } = await startSending(t);
  let breaks = 0;
  const proxy = createSocketServer((socket) => {
    const inner = connect(Number(new URL(origin).port), '127.0.0.1');
    inner.on('data', (bytes) => {
      if (breaks === 0 && bytes.includes('event: notifications')) {
        breaks += 1;
        socket.destroy();
      } else socket.write(bytes);
    });
    socket.on('data', (bytes) => inner.write(bytes));
    for (const [one, other] of /** @type {const} */ ([
      [socket, inner],
      [inner, socket],
    ])) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', () => resolve(undefined)));
  t.after(() => proxy.close());
  const { port } = /** @type {import('node:net').AddressInfo} */ (proxy.address());
  const { code, out } = await send({ relay: `http://127.0.0.1:${port}` });
  assert.deepEqual([code, JSON.parse(out).outcome, breaks], [0, 'completed', 1]);
  assert.equal(await requests(), 1);
});

test('send sends nothing if the relay cannot be used, and names no secret', async (t) => {
  const { send, requests } = await startSending(t);
  const simulated = await startServer({ values: { logLevel: 'error' } });
  t.after(simulated.stop);
  const other = createServer((_, response) => response.end('hello'));
  const otherPort = await listenOnLoopback(t, other);
  const redirecting = createServer((_, response) => response.writeHead(302, { Location: '/elsewhere' }).end());
  const redirectingPort = await listenOnLoopback(t, redirecting);
  for (const [options, message] of /** @type {[Parameters<typeof send>[0], RegExp][]} */ ([
    [{ env: { [VARIABLE]: 'HIDDEN-and-wrong' } }, /the relay refused the operator secret/],
    [{ env: {} }, /the relay requires the operator secret\nSet the environment variable/],
    [{ env: { [`${VARIABLE}_FILE`]: '/none' } }, /cannot read \/none: it does not exist/],
    [{ relay: simulated.origin }, /the relay has a simulated Graph/],
    [{ relay: `http://127.0.0.1:${otherPort}` }, /the relay refused the sign-in: 200/],
    [{ relay: `http://127.0.0.1:${otherPort}`, env: {} }, /the address is not that of a console/],
    [{ relay: `http://127.0.0.1:${redirectingPort}` }, /the relay refused the sign-in: 302/],
    [{ relay: `http://127.0.0.1:${await freePort()}` }, /the relay cannot be reached: ECONNREFUSED/],
  ])) {
    const { code, out, err } = await send(options);
    assert.equal(code, 2, err);
    assert.match(err, message);
    assert.ok(!`${out}${err}`.includes('HIDDEN'));
  }
  assert.equal(await requests(), 0);
});

test('send refuses an address of a relay to which it would not send a secret', () => {
  for (const [args, message] of /** @type {[string[], RegExp][]} */ ([
    [['--relay', 'console.example.com'], /--relay is invalid: expected the address of a console/],
    [['--relay', 'http://console.example.com'], /--relay is invalid: expected https, or http on this machine/],
    [['--relay', 'https://user:HIDDEN@console.example.com'], /--relay is invalid/],
    [['--relay', 'https://console.example.com/?secret=HIDDEN'], /--relay is invalid/],
    [['--relay', 'http://localhost:1', '--listen', '3978'], /--listen or --relay, found both/],
  ])) {
    const { code, err } = runProgram([...TRANSFER, ...args], { env: { GRAPH_TOKEN: 'x' } });
    assert.equal(code, 2);
    assert.match(err, message);
    assert.ok(!err.includes('HIDDEN'));
  }
});
