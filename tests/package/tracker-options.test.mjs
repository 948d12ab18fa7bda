// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stepsOf } from './support/bodies.mjs';
import { raise, revoked, throwingProxy } from './support/hostile.mjs';
import { api } from './support/installed.mjs';
import './support/settled.mjs';

/** @type {[string, any, RegExp][]} */
const WRONG_OPTIONS = [
  ['null', null, /expected an object, found null/],
  ['a number', 7, /expected an object, found number/],
  ['no capacity', { capacity: 0 }, /invalid capacity; expected a whole number/],
  ['a negative capacity', { capacity: -1 }, /capacity/],
  ['half a transfer', { capacity: 1.5 }, /capacity/],
  ['too many', { capacity: 10_000_001 }, /to 10,000,000/],
  ['NaN', { capacity: Number.NaN }, /capacity/],
  ['text', { capacity: '5' }, /capacity/],
  ['null as capacity', { capacity: null }, /capacity/],
  ['another name', { size: 5 }, /unknown option "size"; expected capacity/],
  ['a long name', { ['x'.repeat(10_000)]: 5 }, /unknown option "x{60}"/],
  ['a getter that throws', Object.defineProperty({}, 'capacity', { get: raise, enumerable: true }), /unreadable/],
  ['a proxy that throws', throwingProxy(), /unreadable/],
  ['a revoked proxy', revoked(), /unreadable/],
];

test('constructor and restore refuse invalid options', () => {
  const snapshot = new api.TransferTracker().snapshot();
  for (const [what, options, message] of WRONG_OPTIONS) {
    for (const make of [() => new api.TransferTracker(options), () => api.TransferTracker.restore(snapshot, options)]) {
      const error = thrownBy(make);
      assert.deepEqual(
        [error.code, message.test(error.message)],
        ['invalidOptions', true],
        `${what}: ${error.message}`,
      );
    }
  }
  for (const options of [undefined, {}, { capacity: 1 }, { capacity: 10_000_000 }, { capacity: undefined }]) {
    assert.equal(new api.TransferTracker(/** @type {any} */ (options)).size, 0);
  }
});

test('tracker drops ended transfers first, the oldest first', () => {
  const tracker = new api.TransferTracker({ capacity: 2 });
  tracker.expect({ callId: 'a' });
  tracker.expect({ callId: 'b' });
  tracker.apply(stepsOf('b').completed);
  tracker.expect({ callId: 'c' });
  assert.deepEqual(
    ['a', 'b', 'c'].map((id) => tracker.status(id)?.phase),
    ['requested', undefined, 'requested'],
  );
  tracker.expect({ callId: 'd' });
  assert.deepEqual(
    ['a', 'c', 'd'].map((id) => tracker.status(id)?.phase),
    [undefined, 'requested', 'requested'],
  );
  assert.equal(tracker.size, 2);
});

/**
 * @param {() => unknown} call
 * @returns {import('graph-call-transfer').TransferError}
 */
function thrownBy(call) {
  try {
    call();
  } catch (error) {
    assert.ok(api.isTransferError(error), String(error));
    return error;
  }
  return assert.fail('nothing was thrown');
}
