// @ts-check
/** The stream of events, as browsers and others read it. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { createMemoryLog } from '../../www/server/log/memory.js';
import { CALL_ID, notifications, numbered, numberOf, OTHER_CALL_ID, transferOf } from './support/events.mjs';
import { ready, startRelay } from './support/relay-app.mjs';
import { listen, readRaw } from './support/stream.mjs';

/** @import { TestContext } from 'node:test' */

/**
 * @param {TestContext} t
 * @param {Parameters<typeof createMemoryLog>[0]} [ofLog]
 * @param {Parameters<typeof startRelay>[1]} [ofRelay]
 */
async function start(t, ofLog, ofRelay) {
  const log = createMemoryLog(ofLog);
  const relay = await startRelay(log, ofRelay);
  t.after(() => relay.close());
  await ready(relay.hub);
  /** @param {string} [query] */
  const open = (query = '') => {
    const reader = listen(`${relay.origin}/api/events${query}`);
    t.after(() => reader.close());
    return reader;
  };
  /** @param {number} from @param {number} to */
  const append = async (from, to) => {
    const ids = [];
    for (let number = from; number < to; number += 1) ids.push((await log.append(numbered(number))).id);
    return ids;
  };
  return { log, ...relay, open, append };
}

/** @param {readonly { event: any }[]} received */
const numbersOf = (received) => received.map(({ event }) => numberOf(event));

/** @param {number} from @param {number} to */
const range = (from, to) => Array.from({ length: to - from }, (_, at) => from + at);

test('the first message says who is there; then comes what happens, with the ids of the log', async (t) => {
  const { open, append } = await start(t);
  const before = await append(0, 5);
  const reader = open();
  const [hello] = await reader.until('hello');
  assert.deepEqual([hello?.event.mode, hello?.event.logReachable, hello?.id], ['simulated', true, before.at(-1)]);
  const ids = await append(5, 8);
  const received = await reader.until('notifications', 3);
  assert.deepEqual(
    received.map(({ id }) => id),
    ids,
  );
  assert.deepEqual(
    received.map(({ event }) => event),
    range(5, 8).map(numbered),
  );
});

test('the headers keep caches and proxies from holding the stream up, and the client is told when to come back', async (t) => {
  const { port } = await start(t);
  const reader = readRaw(port);
  t.after(() => reader.close());
  const text = await reader.until('event: hello');
  assert.match(text, /^HTTP\/1\.1 200 OK\r\n/);
  assert.match(text, /^content-type: text\/event-stream\r$/im);
  assert.match(text, /^cache-control: no-store\r$/im);
  assert.match(text, /^x-accel-buffering: no\r$/im);
  const [, retry] = /^retry: (\d+)$/m.exec(text) ?? [];
  assert.ok(Number(retry) >= 2500 && Number(retry) <= 4500);
});

test('?after= gives all that came since, each once', async (t) => {
  const { open, append } = await start(t);
  const ids = await append(0, 100);
  const reader = open(`?after=${ids[9]}`);
  await reader.until('notifications', 90);
  await append(100, 110);
  assert.deepEqual(numbersOf(await reader.until('notifications', 100)), range(10, 110));
});

test('?after= takes a time', async (t) => {
  const before = Date.now();
  const { open, append } = await start(t);
  await append(0, 3);
  const reader = open(`?after=${before + 3_000}-0`);
  await reader.until('hello');
  await append(3, 4);
  assert.equal(reader.ofKind('notifications').length, 0);
  assert.equal(reader.ofKind('resync').length, 0);
});

test('a reader that was cut off goes on behind the last event that it had', async (t) => {
  const { open, append, app } = await start(t, {}, { retry: [10, 20] });
  const reader = open();
  await reader.until('hello');
  await append(0, 10);
  await reader.until('notifications', 10);
  app.server.closeAllConnections();
  await append(10, 20);
  await reader.until('hello', 2);
  await append(20, 30);
  assert.deepEqual(numbersOf(await reader.until('notifications', 30)), range(0, 30));
});

test('a reader that was cut off before it had an event misses nothing', async (t) => {
  const { open, append, app } = await start(t, {}, { retry: [10, 20] });
  await append(0, 5);
  const reader = open();
  await reader.until('hello');
  app.server.closeAllConnections();
  await append(5, 10);
  await reader.until('hello', 2);
  await append(10, 15);
  assert.deepEqual(numbersOf(await reader.until('notifications', 10)), range(5, 15));
});

test('Last-Event-ID rules over ?after=', async (t) => {
  const { port, append } = await start(t);
  const ids = await append(0, 10);
  const reader = readRaw(port, {
    path: `/api/events?after=${ids[0]}`,
    headers: { 'Last-Event-ID': ids[8] ?? '' },
  });
  t.after(() => reader.close());
  const text = await reader.until(`id: ${ids[9]}\n`);
  assert.ok(!text.includes(`id: ${ids[8]}\n`));
});

test('what lies behind the last 4,096 messages is read from the log', async (t) => {
  const { open, append } = await start(t);
  const ids = await append(0, 6000);
  const reader = open(`?after=${ids[0]}`);
  assert.deepEqual(numbersOf(await reader.until('notifications', 5999)), range(1, 6000));
  await append(6000, 6001);
  await reader.until('notifications', 6000);
  assert.equal(reader.ofKind('resync').length, 0);
});

test('when the log no longer reaches back the reader gets what is known, and goes on from there', async (t) => {
  const { log, open, append, hub } = await start(t, { capacity: 5000 });
  const [first] = await append(0, 1);
  for (const event of transferOf(CALL_ID)) await log.append(event);
  const ids = await append(1, 10_000);
  await ready(hub, () => hub.position === ids.at(-1));
  const reader = open(`?after=${first}`);
  const [resync] = await reader.until('resync');
  await append(10_000, 10_003);
  assert.deepEqual(numbersOf(await reader.until('notifications', 3)), range(10_000, 10_003));

  assert.equal(resync?.id, ids.at(-1));
  const { TransferTracker } = await import('graph-call-transfer');
  assert.equal(TransferTracker.restore(resync?.event.snapshot).status(CALL_ID)?.phase, 'completed');
});

for (const id of ['0-0', '1-1', 'nonsense', '99999999999999-0']) {
  test(`with "${id}" as Last-Event-ID, which this log never gave, the reader gets what is known`, async (t) => {
    const { port, append } = await start(t);
    await append(0, 3);
    const reader = readRaw(port, { headers: { 'Last-Event-ID': id } });
    t.after(() => reader.close());
    const text = await reader.until('event: resync');
    assert.ok(!text.includes('event: notifications'));
  });
}

test('a reader chooses calls, in any spelling; a consultative transfer is told to both', async (t) => {
  const { log, open } = await start(t);
  const [mine, others] = [open(`?callId=${CALL_ID.toUpperCase()}`), open(`?callId=x&callId=${OTHER_CALL_ID}`)];
  await Promise.all([mine, others].map((reader) => reader.until('hello')));
  await log.append(notifications({ at: 1, callIds: [CALL_ID.replaceAll('-', '')] }));
  await log.append(notifications({ at: 2, callIds: [OTHER_CALL_ID] }));
  await log.append({
    kind: 'transfer',
    at: 3,
    transferId: 't',
    callId: CALL_ID,
    replacesCallId: OTHER_CALL_ID,
    body: '{}',
  });
  await log.append(notifications({ at: 4, callIds: [CALL_ID, OTHER_CALL_ID] }));
  for (const [reader, numbers] of /** @type {const} */ ([
    [mine, [1, 4]],
    [others, [2, 4]],
  ])) {
    assert.deepEqual(numbersOf(await reader.until('notifications', 2)), numbers);
    assert.equal(reader.ofKind('transfer').length, 1);
  }
});

test('a reader that chose calls gets only theirs of what it missed too', async (t) => {
  const { log, open, append } = await start(t);
  const [first] = await append(0, 1);
  for (let number = 1; number < 6000; number += 1) {
    await log.append(notifications({ at: number, callIds: [number % 1000 === 0 ? OTHER_CALL_ID : CALL_ID] }));
  }
  const reader = open(`?callId=${OTHER_CALL_ID}&after=${first}`);
  assert.deepEqual(numbersOf(await reader.until('notifications', 5)), [1000, 2000, 3000, 4000, 5000]);
});

test('changes of the calls are told at once, but at most twice a second', async (t) => {
  const { open, append } = await start(t);
  const reader = open();
  await reader.until('hello');
  await append(0, 1);
  const [first] = await reader.until('calls');
  assert.deepEqual(
    first?.event.changed.map((/** @type {any} */ call) => call.callId),
    [CALL_ID],
  );
  await append(1, 500);
  const [, second] = await reader.until('calls', 2);
  assert.ok(second?.event.at - first?.event.at >= 490);
  assert.equal(second?.event.changed[0].changedAt, 499);
});

test('of many rejected deliveries some are told, and the others counted', async (t) => {
  const { open, hub } = await start(t);
  const reader = open();
  await reader.until('hello');
  const rejection = /** @type {const} */ ({ status: 401, code: 'tokenExpired', message: 'The token has expired.' });
  for (let number = 0; number < 1000; number += 1) hub.reject(rejection);
  const told = await reader.until('rejected', 5);
  const { at: _, ...first } = told[0]?.event ?? {};
  assert.deepEqual(first, { kind: 'rejected', ...rejection });
  assert.ok(told.length <= 10);
  assert.equal(hub.stats.rejected, 1000);
});

test('a notice is not told again to who comes back', async (t) => {
  const { open, append, hub } = await start(t);
  const [first] = await append(0, 1);
  hub.reject({ status: 401, code: 'tokenExpired', message: 'The token has expired.' });
  await append(1, 3);
  const reader = open(`?after=${first}`);
  await reader.until('notifications', 2);
  assert.equal(reader.ofKind('rejected').length, 0);
});

test('a client that takes nothing is dropped, and comes back without a gap', async (t) => {
  const { port, log, app } = await start(t, {}, { patience: 1500 });
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
  // What the system still holds for it comes all the same.
  slow.socket.resume();
  await slow.ended;
  const had = [
    ...slow
      .text()
      .slice(began)
      .matchAll(/^id: (\S+)$/gm),
  ].map(([, id]) => id);
  assert.ok(had.length < 20);

  // The last one may be cut in the middle: a browser forgets it.
  const back = readRaw(port, { headers: { 'Last-Event-ID': had.at(-2) ?? '' } });
  t.after(() => back.close());
  await back.until(`id: ${ids.at(-1)}\n`);
  const rest = [...back.text().matchAll(/^id: (\S+)$/gm)].map(([, id]) => id);
  assert.deepEqual([...had.slice(0, -1), ...rest], ids);
});

test('a client that has said its last word is let go, and the others get everything', async (t) => {
  const { app, port, open, append, faults } = await start(t);
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
  assert.deepEqual(faults, []);
});

test('a stream on which nothing happens tells that it lives, and moves no reader from its place', async (t) => {
  const { port } = await start(t, {}, { heartbeat: 10 });
  const reader = readRaw(port);
  t.after(() => reader.close());
  // An id would stand in a line before.
  assert.match(await reader.until('{"kind":"beat","at":'), /\n\nevent: beat\ndata: \{"kind":"beat","at":/);
});

test('streams are bounded, in all and for each client', async (t) => {
  const { port, origin } = await start(
    t,
    {},
    {
      mostStreams: 3,
      mostStreamsOfClient: 2,
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
    const answer = await fetch(`${origin}/api/events`, { headers: { client } });
    assert.equal((await answer.json()).error.code, 'tooManyStreams');
    return answer.status;
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
  test(`${query.slice(0, 30)} is refused with a sentence about ${name}`, async (t) => {
    const { origin } = await start(t);
    const answer = await fetch(`${origin}/api/events${query}`);
    assert.equal(answer.status, 400);
    assert.match((await answer.json()).error.message, new RegExp(`^${name}: expected `));
  });
}

test('who does not take a stream is told so', async (t) => {
  const { origin } = await start(t);
  const answer = await fetch(`${origin}/api/events`, { headers: { Accept: 'application/json' } });
  assert.equal(answer.status, 406);
});

test('when the server goes every stream is told, and closed at once, that of a slow client too', async (t) => {
  const { open, port, app, log, hub } = await start(t);
  const reader = open();
  const raw = readRaw(port);
  const slow = readRaw(port);
  await Promise.all([reader.until('hello'), raw.until('event: hello'), slow.until('event: hello')]);
  slow.socket.pause();
  for (let number = 0; number < 20; number += 1) await log.append(notifications({ body: 'x'.repeat(500_000) }));
  await ready(hub, () => hub.stats.events === 20);

  const begun = performance.now();
  const [, [bye]] = await Promise.all([app.close(), reader.until('bye'), raw.ended]);
  assert.equal(bye?.event.why, 'shutdown');
  assert.ok(performance.now() - begun < 2000);
  const [, retry] = /^retry: (\d+)\n\nevent: bye$/m.exec(raw.text()) ?? [];
  assert.ok(Number(retry) <= 1000);
});

test('a request that is gone before it is answered leaves nothing behind', async (t) => {
  const { port, append } = await start(t, {}, { mostStreams: 1 });
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

test('a stream ends when its session does, with a farewell, and its reader comes back and misses nothing', async (t) => {
  const ends = [0];
  const { open, append } = await start(t, {}, { endsAt: () => ends.pop() ?? Number.POSITIVE_INFINITY });
  const ids = await append(0, 3);
  const reader = open(`?after=${ids[0]}`);
  assert.equal((await reader.until('bye'))[0]?.event.why, 'sessionOver');
  await reader.until('hello', reader.ofKind('hello').length + 1);
  await append(3, 5);
  assert.deepEqual(numbersOf(await reader.until('notifications', 4)), range(1, 5));
});
