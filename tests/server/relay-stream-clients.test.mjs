// @ts-check
/** The clients of the event stream: slow, disconnected and refused ones, and the end of their streams. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { notifications } from './support/events.mjs';
import { ready } from './support/relay-app.mjs';
import { readRaw } from './support/stream.mjs';
import { numbersOf, range, startStreamRelay as start } from './support/stream-relay.mjs';

test('stream drops a client that does not read, and continues when it reconnects', async (t) => {
  const { port, log, app } = await start(t, {}, { writeTimeoutMs: 1500 });
  const connected = once(app.server, 'connection');
  const slow = readRaw(port);
  const [connection] = await connected;
  const dropped = once(connection, 'close');
  await slow.until('event: hello');
  const began = slow.text().length;
  slow.socket.pause();
  /** @type {string[]} */
  const ids = [];
  for (let number = 0; number < 20; number += 1) {
    ids.push((await log.append(notifications({ at: number, body: 'x'.repeat(500_000) }))).id);
  }
  await dropped;
  // The socket still delivers its buffered data.
  slow.socket.resume();
  await slow.ended;
  const received = [
    ...slow
      .text()
      .slice(began)
      .matchAll(/^id: (\S+)$/gm),
  ].map(([, id]) => id);
  assert.ok(received.length < 20);

  // The last message may be incomplete: a browser discards it.
  const reconnected = readRaw(port, { headers: { 'Last-Event-ID': received.at(-2) ?? '' } });
  t.after(() => reconnected.close());
  await reconnected.until(`id: ${ids.at(-1)}\n`);
  const rest = [...reconnected.text().matchAll(/^id: (\S+)$/gm)].map(([, id]) => id);
  assert.deepEqual([...received.slice(0, -1), ...rest], ids);
});

test('stream ends with a half-closed connection, and others continue', async (t) => {
  const { app, port, open, append, errors } = await start(t);
  const connected = once(app.server, 'connection');
  const gone = readRaw(port);
  const [connection] = await connected;
  await gone.until('event: hello');
  const reader = open();
  await reader.until('hello');
  // Between the end of one side and that of the other.
  connection.once('end', () => append(0, 3));
  gone.socket.end();
  await gone.ended;
  assert.deepEqual(numbersOf(await reader.until('notifications', 3)), range(0, 3));
  assert.deepEqual(errors, []);
});

test('stream sends heartbeats without ids', async (t) => {
  const { port } = await start(t, {}, { heartbeatMs: 10 });
  const reader = readRaw(port);
  t.after(() => reader.close());
  // An id would be in the line before the event.
  assert.match(
    await reader.until('{"kind":"heartbeat","at":'),
    /\n\nevent: heartbeat\ndata: \{"kind":"heartbeat","at":/,
  );
});

test('streams are limited in all and per client', async (t) => {
  const { port, origin } = await start(
    t,
    {},
    {
      maxStreams: 3,
      maxStreamsPerClient: 2,
      clientOf: ({ headers }) => String(headers.client),
    },
  );
  const open = async (/** @type {string} */ client) => {
    const reader = readRaw(port, { headers: { client } });
    t.after(() => reader.close());
    await reader.until('event: hello');
    return reader;
  };
  const statusFor = async (/** @type {string} */ client) => {
    const response = await fetch(`${origin}/api/events`, { headers: { client } });
    assert.equal((await response.json()).error.code, 'tooManyStreams');
    return response.status;
  };
  const first = await open('a');
  await open('a');
  assert.equal(await statusFor('a'), 429);
  await open('b');
  assert.equal(await statusFor('c'), 503);

  first.close();
  await first.ended;
  const again = await open('a').catch(() => undefined);
  assert.ok(again);
});

/** @type {[string, string][]} */
const WRONG = [
  ['?after=yesterday', 'after'],
  ['?after=1-1&after=2-2', 'after'],
  ['?callId=', 'callId'],
  [`?callId=${'x'.repeat(129)}`, 'callId'],
  [`?${'callId=x&'.repeat(51)}`, 'callId'],
];
for (const [query, name] of WRONG) {
  test(`stream refuses ${query.slice(0, 30)} with an issue of ${name}`, async (t) => {
    const { origin } = await start(t);
    const response = await fetch(`${origin}/api/events${query}`);
    assert.equal(response.status, 400);
    const { code, message, issues } = (await response.json()).error;
    assert.equal(code, 'invalidRequest');
    assert.match(message, new RegExp(`^"${name}" is invalid: expected `));
    assert.deepEqual([issues.length, issues[0].part, issues[0].path], [1, 'query', `/${name}`]);
  });
}

test('stream route responds with 406 to a client that does not accept a stream', async (t) => {
  const { origin } = await start(t);
  const response = await fetch(`${origin}/api/events`, { headers: { Accept: 'application/json' } });
  assert.equal(response.status, 406);
});

test('stream sends closing at shutdown and ends, also that of a slow client', async (t) => {
  const { open, port, app, log, hub } = await start(t);
  const reader = open();
  const raw = readRaw(port);
  const slow = readRaw(port);
  await Promise.all([reader.until('hello'), raw.until('event: hello'), slow.until('event: hello')]);
  slow.socket.pause();
  for (let number = 0; number < 20; number += 1) await log.append(notifications({ body: 'x'.repeat(500_000) }));
  await ready(hub, () => hub.stats.events === 20);

  const [, [closing]] = await Promise.all([app.close(), reader.until('closing'), raw.ended]);
  assert.equal(closing?.event.reason, 'shutdown');
  const [, retry] = /^retry: (\d+)\n\nevent: closing$/m.exec(raw.text()) ?? [];
  assert.ok(Number(retry) <= 1000);
});

test('stream route releases the streams of clients that disconnected at once', async (t) => {
  const { port, append } = await start(t, {}, { maxStreams: 1 });
  for (let number = 0; number < 20; number += 1) {
    const reader = readRaw(port);
    await once(reader.socket, 'connect');
    reader.socket.resetAndDestroy();
  }
  await append(0, 3);
  let reader = readRaw(port);
  while (!(await Promise.race([reader.until('event: hello'), reader.until('tooManyStreams')])).includes('hello')) {
    reader.close();
    reader = readRaw(port);
  }
  reader.close();
});

test('stream ends with its session, and continues when the client reconnects', async (t) => {
  const ends = [0];
  const { open, append } = await start(t, {}, { endsAt: () => ends.pop() ?? Number.POSITIVE_INFINITY });
  const ids = await append(0, 3);
  const reader = open(`?after=${ids[0]}`);
  assert.equal((await reader.until('closing'))[0]?.event.reason, 'sessionCheck');
  await reader.until('hello', reader.ofKind('hello').length + 1);
  await append(3, 5);
  assert.deepEqual(numbersOf(await reader.until('notifications', 4)), range(1, 5));
});
