// @ts-check
/** The messages of the event stream, their order, and their replay. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CALL_ID, notifications, numbered, OTHER_CALL_ID, transferOf } from './support/events.mjs';
import { ready } from './support/relay-app.mjs';
import { readRaw } from './support/stream.mjs';
import { numbersOf, range, startStreamRelay as start } from './support/stream-relay.mjs';

test('stream starts with hello, and continues with the events and ids of the log', async (t) => {
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

test('stream has headers against buffering, and a retry time', async (t) => {
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

test('stream with ?after= sends every later event once', async (t) => {
  const { open, append } = await start(t);
  const ids = await append(0, 100);
  const reader = open(`?after=${ids[9]}`);
  await reader.until('notifications', 90);
  await append(100, 110);
  assert.deepEqual(numbersOf(await reader.until('notifications', 100)), range(10, 110));
});

test('stream accepts a time as ?after=', async (t) => {
  const before = Date.now();
  const { open, append } = await start(t);
  await append(0, 3);
  const reader = open(`?after=${before + 3_000}-0`);
  await reader.until('hello');
  await append(3, 4);
  assert.equal(reader.ofKind('notifications').length, 0);
  assert.equal(reader.ofKind('resync').length, 0);
});

test('stream continues after the last event of a disconnected client', async (t) => {
  const { open, append, app } = await start(t, {}, { retryMs: [10, 20] });
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

test('stream continues for a client that disconnected before its first event', async (t) => {
  const { open, append, app } = await start(t, {}, { retryMs: [10, 20] });
  await append(0, 5);
  const reader = open();
  await reader.until('hello');
  app.server.closeAllConnections();
  await append(5, 10);
  await reader.until('hello', 2);
  await append(10, 15);
  assert.deepEqual(numbersOf(await reader.until('notifications', 10)), range(5, 15));
});

test('stream continues for a client that disconnected before the first event of an empty log', async (t) => {
  const { open, append, app } = await start(t, {}, { retryMs: [10, 20] });
  const reader = open();
  await reader.until('hello');
  app.server.closeAllConnections();
  await append(0, 5);
  await reader.until('hello', 2);
  await append(5, 8);
  assert.deepEqual(numbersOf(await reader.until('notifications', 8)), range(0, 8));
  assert.equal(reader.ofKind('resync').length, 0);
});

test('stream prefers Last-Event-ID to ?after=', async (t) => {
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

test('stream reads events before the buffer from the log', async (t) => {
  const { open, append } = await start(t);
  const ids = await append(0, 6000);
  const reader = open(`?after=${ids[0]}`);
  assert.deepEqual(numbersOf(await reader.until('notifications', 5999)), range(1, 6000));
  await append(6000, 6001);
  await reader.until('notifications', 6000);
  assert.equal(reader.ofKind('resync').length, 0);
});

test('stream sends resync when the log does not reach back, and continues', async (t) => {
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
  test(`stream sends resync for the foreign Last-Event-ID "${id}"`, async (t) => {
    const { port, append } = await start(t);
    await append(0, 3);
    const reader = readRaw(port, { headers: { 'Last-Event-ID': id } });
    t.after(() => reader.close());
    const text = await reader.until('event: resync');
    assert.ok(!text.includes('event: notifications'));
  });
}

test('stream selects calls in any spelling, and a consultative transfer by both calls', async (t) => {
  const { log, open } = await start(t);
  const [mine, others] = [open(`?callId=${CALL_ID.toUpperCase()}`), open(`?callId=x&callId=${OTHER_CALL_ID}`)];
  await Promise.all([mine, others].map((reader) => reader.until('hello')));
  await log.append(notifications({ at: 1, callIds: [CALL_ID.replaceAll('-', '')] }));
  await log.append(notifications({ at: 2, callIds: [OTHER_CALL_ID] }));
  await log.append({
    kind: 'transfer',
    at: 3,
    transferId: 't',
    sequence: 0,
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

test('stream selects calls among missed events too', async (t) => {
  const { log, open, append } = await start(t);
  const [first] = await append(0, 1);
  for (let number = 1; number < 6000; number += 1) {
    await log.append(notifications({ at: number, callIds: [number % 1000 === 0 ? OTHER_CALL_ID : CALL_ID] }));
  }
  const reader = open(`?callId=${OTHER_CALL_ID}&after=${first}`);
  assert.deepEqual(numbersOf(await reader.until('notifications', 5)), [1000, 2000, 3000, 4000, 5000]);
});

test('stream sends changes of calls at once, and then at most twice a second', async (t) => {
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

test('stream sends some of many rejected deliveries, and counts the others', async (t) => {
  const { open, hub } = await start(t);
  const reader = open();
  await reader.until('hello');
  const rejection = /** @type {const} */ ({ status: 401, code: 'tokenExpired', message: 'The token has expired.' });
  for (let number = 0; number < 1000; number += 1) hub.publishRejection(rejection);
  const sent = await reader.until('rejected', 5);
  const { at: _, ...first } = sent[0]?.event ?? {};
  assert.deepEqual(first, { kind: 'rejected', ...rejection });
  assert.ok(sent.length <= 10);
  assert.equal(hub.stats.rejected, 1000);
});

test('stream does not repeat notices for a client that reconnects', async (t) => {
  const { open, append, hub } = await start(t);
  const [first] = await append(0, 1);
  hub.publishRejection({ status: 401, code: 'tokenExpired', message: 'The token has expired.' });
  await append(1, 3);
  const reader = open(`?after=${first}`);
  await reader.until('notifications', 2);
  assert.equal(reader.ofKind('rejected').length, 0);
});
