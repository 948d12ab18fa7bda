// @ts-check
/** Hostile payloads: each is parsed or refused with a clear error, and does not affect the next one. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { bytesOf } from './support/bodies.mjs';
import { HOSTILE, raise, revoked, throwingProxy, thrown } from './support/hostile.mjs';
import { api } from './support/installed.mjs';
import { assertAsEver, BODY, OTHER_BODY } from './support/next.mjs';
import './support/settled.mjs';

class Bytes extends Uint8Array {}

/** @param {string} text */
const resizable = (text) => {
  const bytes = bytesOf(text);
  // Not in the types of ES2023.
  const buffer = Reflect.construct(ArrayBuffer, [bytes.length, { maxByteLength: 10_000 }]);
  new Uint8Array(buffer).set(bytes);
  return /** @type {ArrayBuffer & { resize(length: number): void }} */ (buffer);
};

/** @param {string} text */
const sharedBytes = (text) => {
  const bytes = new Uint8Array(new SharedArrayBuffer(bytesOf(text).length));
  bytes.set(bytesOf(text));
  return bytes;
};

/** False properties of a view. */
const LIES = {
  length: { value: 3 },
  byteLength: { value: 3 },
  byteOffset: { value: 1 },
  buffer: { get: raise },
  constructor: { get: raise },
  slice: { value: raise },
  subarray: { value: raise },
  toJSON: { value: raise },
  [Symbol.iterator]: { value: raise },
  [Symbol.toStringTag]: { value: 'Array' },
};

/** @type {[string, () => any][]} unusual, but valid bodies */
const BODIES = [
  ['a view that lies about itself', () => Object.defineProperties(bytesOf(BODY), LIES)],
  ['a view of a class of its own', () => new Bytes(bytesOf(BODY))],
  ['a view of a class of its own that lies', () => Object.defineProperties(new Bytes(bytesOf(BODY)), LIES)],
  ['a view without a prototype', () => Object.setPrototypeOf(bytesOf(BODY), null)],
  ['a Buffer that lies', () => Object.defineProperties(Buffer.from(BODY), LIES)],
  ['other numbers that call themselves bytes', () => Object.setPrototypeOf(wide(), Uint8Array.prototype)],
  ['other numbers that lie', () => Object.defineProperties(wide(), LIES)],
  ['a DataView that lies', () => Object.defineProperties(new DataView(bytesOf(BODY).buffer), LIES)],
  [
    'a buffer that lies about its length',
    () => Object.defineProperty(bytesOf(BODY).buffer, 'byteLength', { value: 3 }),
  ],
  ['a buffer without a prototype that says what it is', () => bare(bytesOf(BODY).buffer, 'ArrayBuffer')],
  ['shared bytes', () => sharedBytes(BODY)],
  ['a shared buffer', () => sharedBytes(BODY).buffer],
  ['a buffer that can grow', () => resizable(BODY)],
  ['a view of a buffer that can grow', () => new Uint8Array(resizable(BODY))],
  ['a view of a buffer that has grown', () => grown()],
  ['an object that cannot be changed', () => Object.freeze(JSON.parse(BODY))],
  ['an object without a prototype', () => Object.assign(Object.create(null), JSON.parse(BODY))],
  ['an object of another realm', () => runInNewContext(`(${BODY})`)],
  ['a proxy of an object', () => new Proxy(JSON.parse(BODY), {})],
  ['an object with toJSON', () => ({ toJSON: () => JSON.parse(BODY) })],
  ['an object that calls itself a buffer', () => ({ ...JSON.parse(BODY), [Symbol.toStringTag]: 'ArrayBuffer' })],
  ['an object that calls itself a view', () => ({ ...JSON.parse(BODY), [Symbol.toStringTag]: 'Uint8Array' })],
  ['an object with a getter', () => Object.defineProperty({}, 'value', { get: entries, enumerable: true })],
  [
    'an object with a function as value that JSON leaves out',
    () => ({ ...JSON.parse(BODY), f: () => {}, u: undefined, [Symbol('s')]: 1 }),
  ],
];

for (const [what, make] of BODIES) {
  test(`parseNotifications reads ${what} by its content`, () => {
    for (const before of [OTHER_BODY, bytesOf(OTHER_BODY)]) {
      api.parseNotifications(before);
      const batch = api.parseNotifications(make());
      assert.ok(batch.kind === 'graph', what);
      assert.deepEqual(batch.notifications[0]?.raw, JSON.parse(BODY).value[0]);
      assert.equal(new api.TransferTracker().apply(make())[0]?.phase, 'transferring');
    }
  });
}

/** @type {[string, () => any, ((cause: unknown) => boolean)?][]} a value that is not a body, and a check of the cause */
const NO_BODIES = [
  ['undefined', () => undefined],
  ['null', () => null],
  ['true', () => true],
  ['a number', () => 7],
  ['a BigInt', () => 7n],
  ['a symbol', () => Symbol('payload')],
  ['a function', () => () => {}],
  ['a revoked proxy', () => revoked(), isTypeError],
  ['a revoked proxy of bytes', () => revoked(new Uint8Array(2)), isTypeError],
  ['a proxy that throws', () => throwingProxy(), isThrown],
  ['a getter that throws', () => Object.defineProperty({}, 'value', { get: raise, enumerable: true }), isThrown],
  ['a toJSON that throws', () => ({ toJSON: raise }), isThrown],
  ['a toJSON that gives nothing', () => ({ toJSON: () => undefined })],
  [
    'a name that throws',
    () => ({
      get [Symbol.toStringTag]() {
        return raise();
      },
      toJSON: raise,
    }),
    isThrown,
  ],
  ['a cycle', () => cycle(), isTypeError],
  ['a BigInt inside', () => ({ value: [7n] }), isTypeError],
  ['detached bytes', () => detach(bytesOf(BODY)), isTypeError],
  ['detached numbers', () => detach(wide()), isTypeError],
  ['a detached DataView', () => detach(new DataView(bytesOf(BODY).buffer)), isTypeError],
  ['a detached buffer', () => detach(bytesOf(BODY)).buffer, isTypeError],
  ['bytes whose buffer has shrunk', () => shrunk(), isTypeError],
];

for (const [what, make, isCause] of NO_BODIES) {
  test(`parseNotifications refuses ${what} with invalidPayload, and reveals nothing of the body before`, () => {
    const tracker = new api.TransferTracker();
    for (const take of [api.parseNotifications, (/** @type {any} */ payload) => tracker.apply(payload)]) {
      api.parseNotifications(bytesOf(BODY));
      const error = thrownBy(() => take(make()));
      assert.equal(error.code, 'invalidPayload');
      assert.match(error.message, /^\S.{15,}/);
      assert.equal(Object.hasOwn(error, 'cause'), isCause !== undefined, String(error.cause));
      if (isCause) assert.ok(isCause(error.cause), String(error.cause));
    }
    assert.equal(tracker.size, 0);
    assertAsEver();
  });
}

test('parseNotifications returns a batch or throws an error of the package for any value', () => {
  const tracker = new api.TransferTracker();
  for (const [what, make] of HOSTILE) {
    for (const take of [api.parseNotifications, (/** @type {any} */ payload) => tracker.apply(payload)]) {
      try {
        take(/** @type {any} */ (make()));
      } catch (error) {
        assert.ok(api.isTransferError(error) && error instanceof Error, `${what}: ${error}`);
        assert.match(error.code, /^(invalidPayload|limitExceeded)$/, what);
      }
    }
  }
  assert.equal(tracker.size, 0);
  assertAsEver();
});

/** Returns the body as numbers of two bytes. */
function wide() {
  const bytes = bytesOf(BODY.padEnd(BODY.length + (bytesOf(BODY).length % 2)));
  return new Uint16Array(bytes.buffer);
}

function entries() {
  return JSON.parse(BODY).value;
}

function cycle() {
  const value = JSON.parse(BODY);
  value.value.push(value);
  return value;
}

/**
 * @template {ArrayBufferView} View
 * @param {View} view
 */
function detach(view) {
  structuredClone(view.buffer, { transfer: [/** @type {ArrayBuffer} */ (view.buffer)] });
  return view;
}

/** @param {ArrayBufferLike} buffer @param {string} name */
function bare(buffer, name) {
  return Object.setPrototypeOf(buffer, { [Symbol.toStringTag]: name });
}

function grown() {
  const buffer = resizable(BODY);
  const view = new Uint8Array(buffer);
  const { byteLength } = buffer;
  buffer.resize(byteLength + 100);
  view.fill(0x20, byteLength);
  return view;
}

function shrunk() {
  const buffer = resizable(BODY);
  const view = new Uint8Array(buffer, 10, 20);
  buffer.resize(15);
  return view;
}

/** @param {unknown} cause */
function isTypeError(cause) {
  return cause instanceof TypeError;
}

/** @param {unknown} cause */
function isThrown(cause) {
  return cause === thrown;
}

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
