// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { bodyOf, bytesOf, envelope, FIXTURES, fixture } from './support/bodies.mjs';
import { api } from './support/installed.mjs';
import './support/settled.mjs';

/** @typedef {import('graph-call-transfer').GraphNotificationBatch} GraphNotificationBatch */
/** @typedef {import('graph-call-transfer').Notification} Notification */
/** @typedef {import('graph-call-transfer').NotificationBatch} NotificationBatch */

const inAnotherRealm = runInNewContext('({ Uint8Array, DataView, parse: JSON.parse })');

/** @type {[string, (body: Buffer) => any][]} the forms of a body */
const FORMS = [
  ['a Uint8Array', (body) => new Uint8Array(body)],
  ['a Buffer', (body) => body],
  ['a piece of a longer array', (body) => Buffer.concat([Buffer.of(0x7b), body, Buffer.of(0x7d)]).subarray(1, -1)],
  ['a Uint8Array of another realm', (body) => new inAnotherRealm.Uint8Array(body)],
  ['an ArrayBuffer', (body) => new Uint8Array(body).buffer],
  ['a DataView', (body) => new DataView(new Uint8Array(body).buffer)],
  ['a DataView of another realm', (body) => new inAnotherRealm.DataView(new Uint8Array(body).buffer)],
  ['an Int8Array', (body) => new Int8Array(new Uint8Array(body).buffer)],
  ['text', (body) => body.toString('utf8')],
  ['an object', (body) => JSON.parse(body.toString('utf8'))],
  ['an object of another realm', (body) => inAnotherRealm.parse(body.toString('utf8'))],
];

for (const { name, bytes, text, golden } of FIXTURES) {
  test(`parseNotifications reads ${name} like its golden file, in every form`, () => {
    for (const [form, of] of FORMS) {
      const batch = api.parseNotifications(of(bytes));
      assert.deepEqual(shown(batch), golden, form);
      if (batch.kind === 'graph') assertLossless(batch, JSON.parse(text), form);
    }
  });
}

test('fixtures cover every kind of notification and of batch', () => {
  const batches = FIXTURES.map(({ golden }) => golden);
  const kinds = batches.flatMap(({ notifications = [] }) => notifications.map((/** @type {any} */ { kind }) => kind));
  assert.deepEqual([...new Set(kinds)].sort(), [
    'call',
    'contentSharing',
    'operation',
    'other',
    'participantLeft',
    'roster',
    'rosterDelta',
    'tone',
  ]);
  const others = [...new Set(batches.map(({ kind }) => kind))].sort();
  assert.deepEqual(others, ['changeNotification', 'graph', 'legacy', 'participantJoining']);
});

/** @type {[string, any, string, number, boolean][]} another payload, its name, its kind, its status, and whether its response has a body */
const OTHERS = [
  ['no bytes', new Uint8Array(), 'empty', 400, false],
  ['no text', '', 'empty', 400, false],
  ['white space', ' \r\n\t', 'empty', 400, false],
  ['only a byte order mark', '\ufeff', 'empty', 400, false],
  ['an empty object', {}, 'other', 400, false],
  ['an empty array', [], 'other', 400, false],
  ['a number as text', '7', 'other', 400, false],
  ['an error of Graph', '{"error":{"code":"7505"}}', 'other', 400, false],
  ['no notifications', '{"value":[]}', 'graph', 202, false],
  ['no notifications after a byte order mark', '\ufeff{"value":[]}', 'graph', 202, false],
  ['the old protocol', fixture('legacy-skype-incoming').text, 'legacy', 204, false],
  ['a subscription', fixture('graph-change-notification').text, 'changeNotification', 202, false],
  ['a joining participant', fixture('participant-joining').text, 'participantJoining', 200, true],
];

test('parseNotifications distinguishes other payloads, with their responses', () => {
  for (const [what, payload, kind, status, hasBody] of OTHERS) {
    const batch = api.parseNotifications(payload);
    assert.deepEqual([batch.kind, batch.response.status], [kind, status], what);
    assert.equal(Object.hasOwn(batch.response, 'body'), hasBody, what);
    assert.equal('hint' in batch, kind === 'changeNotification', what);
    if (batch.response.body !== undefined) assert.doesNotThrow(() => JSON.parse(batch.response.body ?? ''));
  }
});

test('response of a batch is frozen', () => {
  const { response } = api.parseNotifications('{"value":[]}');
  assert.throws(() => Object.assign(response, { status: 500 }), TypeError);
  assert.deepEqual(api.parseNotifications('{"value":[]}').response, { status: 202 });
});

test('raw is parsed at each access, so that changing it has no effect', () => {
  const [notification] = /** @type {any} */ (
    graph(bodyOf({ state: 'transferring', extra: { deep: [1] } })).notifications
  );
  const first = notification.raw;
  first.resourceData.extra.deep.push(2);
  assert.notEqual(notification.raw, first);
  assert.deepEqual(notification.raw.resourceData.extra, { deep: [1] });
});

test('members with names of Object.prototype are data', () => {
  const text = '{"value":[{"resourceUrl":"/app/calls/1","__proto__":{"polluted":1},"constructor":7,"toJSON":"x"}]}';
  const [notification] = graph(text).notifications;
  assert.equal(JSON.stringify(notification), text.slice('{"value":['.length, -2));
  assert.deepEqual(Object.keys(notification?.raw ?? {}), ['resourceUrl', '__proto__', 'constructor', 'toJSON']);
  assert.equal(/** @type {any} */ ({}).polluted, undefined);
});

test('JSON.stringify writes a batch as received, and structuredClone keeps its parsed members', () => {
  for (const { name, text, golden } of FIXTURES.filter((each) => each.golden.kind === 'graph')) {
    const batch = graph(text);
    const { value = [] } = JSON.parse(text);
    const written = JSON.parse(JSON.stringify(batch));
    if (value.length > 0) assert.equal(written.notifications.length + written.rejected.length, value.length, name);
    assert.deepEqual(structuredClone(batch.notifications).map(plain), golden.notifications, name);
  }
});

test('changing the bytes afterwards has no effect on a batch', () => {
  const text = bodyOf({ state: 'transferring', é: '😀' });
  const body = bytesOf(text);
  const batch = graph(body);
  body.fill(0);
  assertLossless(batch, JSON.parse(text), 'filled with zeros');
  structuredClone(body.buffer, { transfer: [body.buffer] });
  assertLossless(batch, JSON.parse(text), 'taken away');
});

test('parseNotifications parses a batch again from its body', () => {
  const { text, golden } = fixture('batch-of-three-one-bad');
  assert.deepEqual(shown(api.parseNotifications(graph(text))), golden);
});

test('numbers of a call keep their values and signs', () => {
  for (const [code, subcode] of [
    [-1, -999_999_999],
    [0, 0],
    [999_999_999, 7015],
  ]) {
    const [notification] = graph(bodyOf({ resultInfo: { code, subcode } })).notifications;
    assert.deepEqual(/** @type {any} */ (notification).result, { code, subcode });
  }
});

test('entries that are not objects are rejected with their index and value', () => {
  const entries = [7, null, 'é😀', [1], {}, { resourceUrl: '/app/calls/1', changeType: [] }];
  const { notifications, rejected } = graph(envelope(entries));
  assert.equal(notifications.length, 0);
  assert.deepEqual(
    rejected.map(({ raw }) => raw),
    entries,
  );
  assert.deepEqual(JSON.parse(JSON.stringify(rejected)), entries);
  const places = entries.map((_, index) => index);
  assert.deepEqual(
    rejected.map(({ index }) => index),
    places,
  );
});

/**
 * @param {any} payload
 * @returns {GraphNotificationBatch}
 */
function graph(payload) {
  const batch = api.parseNotifications(payload);
  assert.ok(batch.kind === 'graph');
  return batch;
}

/** @param {object} value its own members */
function plain(value) {
  return { ...value };
}

/** @param {NotificationBatch} batch */
function shown(batch) {
  if (batch.kind !== 'graph') {
    const { hint, ...rest } = batch;
    return rest;
  }
  return { ...batch, notifications: batch.notifications.map(plain), rejected: batch.rejected.map(plain) };
}

/**
 * @param {GraphNotificationBatch} batch
 * @param {any} document the body
 * @param {string} form
 */
function assertLossless({ notifications, rejected }, document, form) {
  const entries = Array.isArray(document.value) ? document.value : [document];
  assert.equal(notifications.length + rejected.length, entries.length, form);
  for (const each of [...notifications, ...rejected]) {
    assert.deepEqual(each.raw, entries[each.index], form);
    assert.equal(JSON.stringify(each), JSON.stringify(entries[each.index]), form);
  }
  for (const notification of notifications) {
    assert.deepEqual(madeWhenRead(notification), expectedOf(notification, entries[notification.index]), form);
  }
}

/** @param {Notification} notification */
function madeWhenRead(notification) {
  const names = ['resourceData', 'participants', 'sessions'].filter((name) => name in notification);
  for (const name of names) assert.ok(!Object.hasOwn(notification, name), name);
  return Object.fromEntries(names.map((name) => [name, /** @type {any} */ (notification)[name]]));
}

/**
 * @param {Notification} notification
 * @param {any} entry
 */
function expectedOf({ kind }, { resourceData }) {
  switch (kind) {
    case 'roster':
      return { participants: resourceData ?? [] };
    case 'rosterDelta':
      return { participants: resourceData?.participants ?? [] };
    case 'contentSharing':
      return { sessions: resourceData === undefined ? [] : [resourceData].flat() };
    case 'participantLeft':
      return {};
    default:
      return { resourceData };
  }
}
