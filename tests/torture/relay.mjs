// @ts-check
/** The relay under attack: slow readers and writers, bodies of every kind, injected ids, foreign origins, guessed secrets. */

import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { createMemoryLog } from '../../www/server/log/memory.js';
import { send, startServer } from '../server/console-server.mjs';
import { signedIn } from '../server/operators.mjs';
import { bodyOf, CALL_ID } from '../server/support/events.mjs';
import { ready, startRelay } from '../server/support/relay-app.mjs';
import { readRaw } from '../server/support/stream.mjs';
import { mutated } from './mutation.mjs';

/** @import { Pass } from './pass.mjs' */

const SECRET = 'a secret of the operators';
const JSON_TYPE = { 'Content-Type': 'application/json' };

/** @param {Pass} pass */
export async function attack(pass) {
  await readSlowly(pass);
  await injectIds(pass);
  await attackServer(pass);
  await guessSecret(pass);
}

/**
 * Readers that read nothing, beside one that reads: it receives each event once.
 * @param {Pass} pass
 */
async function readSlowly(pass) {
  // Each reader is a client of its own.
  const relay = await startRelay(createMemoryLog(), { clientOf: ({ id }) => id, writeTimeoutMs: 500 });
  pass.after(() => relay.close());
  await ready(relay.hub);
  const slow = Array.from({ length: pass.rounds(100, 900) }, () => readRaw(relay.port));
  await Promise.all(slow.map((reader) => reader.until('event: hello')));
  for (const { socket } of slow) socket.pause();
  const reader = readRaw(relay.port);
  pass.after(() => reader.close());
  await reader.until('event: hello');
  const deliveries = pass.rounds(100, 400);
  for (let number = 0; number < deliveries; number += 1) {
    const body = bodyOf(CALL_ID, { state: 'established', subject: `<${number}>`, filling: 'x'.repeat(10_000) });
    await deliver(relay.port, String(number), body);
  }
  const text = await reader.until(`<${deliveries - 1}>`);
  const received = [...text.matchAll(/<(\d+)>/g)].map(([, number]) => Number(number));
  assert.deepEqual(
    received,
    Array.from({ length: deliveries }, (_, number) => number),
  );
  for (const { socket } of slow) socket.destroy();
  pass.count('slow readers', slow.length);
  pass.count('deliveries', deliveries);
}

/**
 * Ids and bodies with line breaks: each event stays one frame.
 * @param {Pass} pass
 */
async function injectIds(pass) {
  const relay = await startRelay(createMemoryLog());
  pass.after(() => relay.close());
  await ready(relay.hub);
  const reader = readRaw(relay.port);
  pass.after(() => reader.close());
  await reader.until('event: hello');
  const examples = [
    'x\n\nevent: hello\ndata: {}\n\n',
    'id: 9-9\r\n\r\n',
    '\u2028\u2029\u0085',
    '"}\n\ndata: 1',
    ': comment\n',
  ];
  const rounds = pass.rounds(100, 1_000);
  for (let round = 0; round < rounds; round += 1) {
    const callId = mutated(pass.random, examples);
    await deliver(
      relay.port,
      undefined,
      bodyOf(callId, { state: 'established', subject: mutated(pass.random, examples) }),
    );
    pass.count('injected ids');
  }
  await deliver(relay.port, 'last', bodyOf(CALL_ID, { state: 'established', subject: 'the last one' }));
  const text = await reader.until('the last one');
  const frames = text.slice(text.indexOf('event: hello')).split('\n\n').slice(1, -1);
  let notifications = 0;
  for (const frame of frames) {
    assert.match(
      frame,
      /^(id: [\d-]+\n)?event: (notifications|calls|duplicate|heartbeat)\ndata: [^\r\n]+$/,
      JSON.stringify(frame),
    );
    JSON.parse(frame.slice(frame.indexOf('data: ') + 6));
    if (frame.includes('event: notifications')) notifications += 1;
  }
  assert.ok(notifications >= rounds, `${notifications} frames for ${rounds} deliveries`);
}

/**
 * @param {number} port
 * @param {string | undefined} id
 * @param {string} body
 */
async function deliver(port, id, body) {
  const headers = { Authorization: 'Bearer any', ...(id !== undefined && { 'X-Microsoft-Skype-Message-ID': id }) };
  const { status } = await send(`http://127.0.0.1:${port}`, '/api/webhook', { method: 'POST', headers, body });
  assert.equal(status, 202);
}

/** @param {Pass} pass */
async function attackServer(pass) {
  const server = await startServer();
  pass.after(() => server.stop());
  const headers = { ...(await signedIn(server.origin)), ...JSON_TYPE };
  const slow = Array.from({ length: pass.rounds(100, 1_000) }, () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write('POST /api/transfers HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\nX: a');
    pass.after(() => socket.destroy());
    return socket;
  });
  pass.count('slow writers', slow.length);

  const deep = '['.repeat(30_000);
  const bodies = [
    ['too large', 'x'.repeat(65_537), {}],
    ['deep', `{"callId":"c","body":${deep}`, {}],
    ['deep and closed', `{"callId":"c","body":${deep}${']'.repeat(30_000)}}`, {}],
    ['compressed', gzipSync('{}'), { 'Content-Encoding': 'gzip' }],
    ['of another type', '{}', { 'Content-Type': 'text/plain' }],
    ['of a form', 'a=b', { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['with a prototype', '{"__proto__":{"callId":"x"},"constructor":{"prototype":{}}}', {}],
    ['a number', '1e999', {}],
    ['nothing', '', {}],
  ];
  for (const path of [
    '/api/transfers',
    '/api/webhook',
    '/login',
    '/sim/complete/v1.0/communications/calls/x/transfer',
    '/nothing',
  ]) {
    for (const [what, body, more] of /** @type {[string, string | Buffer, object][]} */ (bodies)) {
      const { status } = await send(server.origin, path, { method: 'POST', headers: { ...headers, ...more }, body });
      assert.ok(status >= 400 && status < 500, `${path} responds with ${status} to a body ${what}`);
      pass.count('bodies');
    }
  }
  const valid = JSON.stringify({ callId: CALL_ID, body: { transferTarget: {} } });
  for (let round = pass.rounds(30, 50); round > 0; round -= 1) {
    // A foreign page, whatever it sends, changes nothing.
    const origin =
      mutated(pass.random, [server.origin, 'https://evil.example', 'null']).replace(/[^\x21-\x7e]/g, '') || 'null';
    if (origin.toLowerCase() === server.origin) continue;
    const { status } = await send(server.origin, '/api/transfers', {
      method: 'POST',
      headers: { ...headers, Origin: origin },
      body: valid,
    });
    assert.equal(status, 403, origin);
    const host =
      mutated(pass.random, ['127.0.0.1.evil.example', 'localhost@evil', 'evil.example:80']).replace(
        /[^\x21-\x7e]/g,
        '',
      ) || 'x';
    if (/^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i.test(host)) continue;
    assert.equal((await send(server.origin, '/', { headers: { Host: host } })).status, 403, host);
    pass.count('foreign origins and hosts', 2);
  }
  assert.equal((await send(server.origin, '/healthz')).status, 200);
  assert.equal(/** @type {any} */ ({}).callId, undefined, 'a prototype was changed');
}

/** @param {Pass} pass */
async function guessSecret(pass) {
  const server = await startServer({
    values: { publicUrl: 'https://console.example', logLevel: 'error' },
    env: { GRAPH_CALL_TRANSFER_OPERATOR_SECRET: SECRET },
  });
  pass.after(() => server.stop());
  const guess = (/** @type {string} */ secret, /** @type {string} */ claimed) =>
    send(server.origin, '/login', {
      method: 'POST',
      headers: {
        ...{ Host: 'console.example', Origin: 'https://console.example', 'X-Forwarded-For': `${claimed}, 203.0.113.7` },
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ secret }).toString(),
    });
  const statuses = [];
  for (let round = 0; round < 30; round += 1) {
    const near = mutated(pass.random, [SECRET]).replace(/[^\x20-\x7e]/g, '');
    const claimed = `10.${pass.random.below(256)}.0.${round}`;
    statuses.push((await guess(near === SECRET ? 'x' : near, claimed)).status);
    pass.count('guessed secrets');
  }
  assert.equal(statuses.filter((status) => status !== 429).length, 5, statuses.join());
  // Not even the right one, until a minute has passed.
  assert.equal((await guess(SECRET, '10.9.9.9')).status, 429);
}
