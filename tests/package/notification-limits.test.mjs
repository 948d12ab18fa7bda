// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf, bytesOf, envelope } from './support/bodies.mjs';
import { api } from './support/installed.mjs';
import './support/settled.mjs';
import { CALL_ID } from './support/transfers.mjs';

const KIB = 1024;
const MIB = 1024 * KIB;
const LONGEST = 4 * MIB;

/** @type {[string, (length: number) => string][]} bodies of any length in bytes */
const BODIES = [
  ['ASCII', (length) => filled(length, 'x')],
  ['two bytes for a unit', (length) => filled(length, 'é')],
  ['three bytes for a unit', (length) => filled(length, '€')],
  ['four bytes for two units', (length) => filled(length, '😀')],
];

for (const [what, bodyOfLength] of BODIES) {
  test(`parseNotifications reads bodies of ${what} up to 4 MiB, and the bodies after them`, () => {
    for (const [length, isRead] of /** @type {const} */ ([
      [KIB, true],
      [64 * KIB + 1, true],
      [MIB - 1, true],
      [MIB, true],
      [MIB + 1, true],
      [LONGEST - 1, true],
      [LONGEST, true],
      [LONGEST + 1, false],
      [3 * LONGEST, false],
    ])) {
      const text = bodyOfLength(length);
      const bytes = bytesOf(text);
      assert.equal(bytes.length, length);
      for (const payload of [text, bytes, bytes.buffer, JSON.parse(text)]) {
        // An object is written without spaces.
        if (isRead) assertFilled(payload, text);
        else assertBeyond(payload);
      }
      assertSmall();
    }
  });
}

test('parseNotifications reads 10,000 notifications, and refuses one more', () => {
  const entry = { resourceUrl: `/communications/calls/${CALL_ID}`, é: '😀' };
  const batch = api.parseNotifications(envelope(Array(10_000).fill(entry)));
  assert.ok(batch.kind === 'graph');
  assert.equal(batch.notifications.length, 10_000);
  for (const [index, notification] of batch.notifications.entries()) {
    assert.deepEqual([notification.index, notification.callId], [index, CALL_ID]);
  }
  assert.deepEqual(batch.notifications[9999]?.raw, entry);
  assertBeyond(envelope(Array(10_001).fill(entry)));
  assertSmall();
});

test('parseNotifications returns 10,000 rejected entries, each with its index', () => {
  const batch = api.parseNotifications(envelope(Array.from({ length: 10_000 }, (_, index) => `é${index}`)));
  assert.ok(batch.kind === 'graph');
  assert.equal(batch.rejected.length, 10_000);
  for (const [index, { raw, path }] of batch.rejected.entries()) {
    assert.deepEqual([raw, path], [`é${index}`, `/value/${index}`]);
  }
});

test('parseNotifications reads 64 levels of nesting', () => {
  const nested = (/** @type {number} */ levels) => `{"value":[${'['.repeat(levels)}1${']'.repeat(levels)}]}`;
  assert.equal(api.parseNotifications(nested(62)).kind, 'graph');
  assertBeyond(nested(63));
  assertBeyond(nested(1_000_000));
  assertSmall();
});

test('batches remain valid when the memory of the module grows', () => {
  const before = api.parseNotifications(bodyOf({ state: 'transferring', é: 1 }));
  // Each makes the memory of the module grow, without reading a body.
  const tracker = new api.TransferTracker({ capacity: 200_000 });
  for (let round = 0; round < 8; round += 1) {
    for (let call = 0; call < 5000; call += 1) tracker.expect({ callId: `${round}-${call}-${'x'.repeat(200)}` });
    const changes = tracker.apply(bodyOf({ state: 'transferring' }, { callId: `call ${round}` }));
    assert.deepEqual(
      changes.map(({ callId, phase }) => [callId, phase]),
      [[`call ${round}`, 'transferring']],
    );
    assertSmall();
    assert.equal(tracker.snapshot().split('\n').length, tracker.size + 2);
    assertSmall();
  }
  tracker.free();
  assert.ok(before.kind === 'graph');
  assert.deepEqual(before.notifications[0]?.raw, JSON.parse(bodyOf({ state: 'transferring', é: 1 })).value[0]);
});

test('apply returns all changes of a large body', () => {
  const calls = Array.from({ length: 10_000 }, (_, index) => `${index % 2 === 0 ? 'é😀' : 'call'} ${index}`);
  const entries = calls.map((callId) => ({
    resourceUrl: `/communications/calls/${callId}`,
    changeType: 'deleted',
    resourceData: { state: 'terminated', terminationReason: 'AppTransferred', resultInfo: { message: `é ${callId}` } },
  }));
  const tracker = new api.TransferTracker();
  const changes = tracker.apply(envelope(entries));
  assert.equal(changes.length, 10_000);
  for (const [index, { callId, phase, evidence }] of changes.entries()) {
    assert.deepEqual([callId, phase, evidence.result?.message], [calls[index], 'completed', `é ${calls[index]}`]);
  }
  assert.deepEqual(tracker.apply(envelope(entries)), []);
  assert.equal(tracker.apply(bodyOf({ state: 'transferring' })).length, 1);
});

/**
 * Returns a body of this length in bytes with one notification.
 * @param {number} length
 * @param {string} letter
 */
function filled(length, letter) {
  const entry = (/** @type {string} */ text) => bodyOf({ state: 'transferring', text });
  const left = length - entry('').length;
  const size = bytesOf(letter).length;
  return entry(letter.repeat(Math.floor(left / size)) + 'y'.repeat(left % size));
}

/**
 * @param {any} payload
 * @param {string} text
 */
function assertFilled(payload, text) {
  const batch = api.parseNotifications(payload);
  assert.ok(batch.kind === 'graph');
  assert.equal(batch.notifications.length, 1);
  // Not deepEqual, which would print a difference of 4 MiB.
  assert.ok(JSON.stringify(batch.notifications[0]) === text.slice('{"value":['.length, -2));
  const tracker = new api.TransferTracker();
  assert.equal(tracker.apply(payload)[0]?.phase, 'transferring');
  tracker.free();
}

/** @param {any} payload */
function assertBeyond(payload) {
  const beyond = { name: 'TransferError', code: 'limitExceeded', message: /longer than|more than|deeper than|at most/ };
  assert.throws(() => api.parseNotifications(payload), beyond);
  const tracker = new api.TransferTracker();
  assert.throws(() => tracker.apply(payload), beyond);
  assert.equal(tracker.size, 0);
  tracker.free();
}

function assertSmall() {
  for (const payload of [bodyOf({ state: 'é😀' }), bytesOf(bodyOf({ state: 'é😀' }))]) {
    const batch = api.parseNotifications(payload);
    assert.ok(batch.kind === 'graph' && batch.notifications[0]?.kind === 'call');
    assert.deepEqual([batch.notifications[0].callId, batch.notifications[0].state], [CALL_ID, 'é😀']);
  }
}
