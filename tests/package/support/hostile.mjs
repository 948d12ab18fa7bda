// @ts-check
/** Values that no honest caller hands in. */

import { createContext, runInContext } from 'node:vm';

/** The error that all of them throw. */
export const thrown = new Error('thrown by a hostile value');

/** @returns {never} */
export function raise() {
  throw thrown;
}

/** An object or function of which nothing can be asked. */
export function revoked(target = {}) {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

/** An object all of whose internal methods throw. */
export function throwingProxy(target = {}) {
  return new Proxy(target, new Proxy({}, { get: () => raise }));
}

/** A promise that `Promise.resolve` and `await` choke on. */
export function treacherousPromise(/** @type {unknown} */ value = undefined) {
  return Object.defineProperty(Promise.resolve(value), 'constructor', { get: raise });
}

export function cyclic() {
  /** @type {{ self?: object }} */
  const value = {};
  value.self = value;
  return value;
}

/** Arrays in arrays: `JSON.stringify` itself gives up at many levels. */
export function deep(levels = 100_000) {
  /** @type {unknown[]} */
  let value = [];
  for (let level = 1; level < levels; level += 1) value = [value];
  return value;
}

/** Bytes whose memory has gone elsewhere. */
export function detached(text = '{}') {
  const bytes = new TextEncoder().encode(text);
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  return bytes;
}

/** Bytes that another thread may change. */
export function shared(text = '{}') {
  const bytes = new Uint8Array(new SharedArrayBuffer(text.length));
  bytes.set(new TextEncoder().encode(text));
  return bytes;
}

// Made once, because they are large and nobody changes them.
const deepest = deep();
const longText = 'x'.repeat(1_000_000);
const longOddText = '\ud83d\ude00'.repeat(250_000);
const otherRealm = createContext();

/**
 * Every kind of value that is wrong wherever it is handed in, with a name for the test.
 *
 * @type {readonly (readonly [string, () => unknown])[]}
 */
export const HOSTILE = [
  ['undefined', () => undefined],
  ['null', () => null],
  ['true', () => true],
  ['a number', () => 7],
  ['NaN', () => Number.NaN],
  ['a BigInt', () => 7n],
  ['a symbol', () => Symbol('hostile')],
  ['a function', () => () => {}],
  ['a class', () => class {}],
  ['an empty object', () => ({})],
  ['an object without prototype', () => Object.create(null)],
  ['an array', () => [1, 2]],
  ['a date', () => new Date(Number.NaN)],
  ['a String object', () => Object('text')],
  ['an Error', () => new Error('hostile')],
  ['a promise', () => Promise.resolve()],
  ['a treacherous promise', () => treacherousPromise()],
  ['a throwing getter', () => Object.defineProperty({}, 'callId', { get: raise, enumerable: true })],
  ['a throwing toJSON', () => ({ toJSON: raise })],
  ['a toJSON that gives undefined', () => ({ toJSON: () => undefined })],
  ['a throwing toString', () => ({ toString: raise, valueOf: raise, [Symbol.toPrimitive]: raise })],
  ['a revoked proxy', () => revoked()],
  ['a revoked proxy of a function', () => revoked(() => {})],
  ['a revoked proxy of an array', () => revoked([])],
  ['a proxy that throws', () => throwingProxy()],
  ['a proxy of bytes', () => new Proxy(new Uint8Array(2), {})],
  ['a cycle', cyclic],
  ['an object of BigInts', () => ({ callId: 7n })],
  ['nesting without end', () => deepest],
  ['an object of another realm', () => runInContext('({ callId: 1, target: [] })', otherRealm)],
  ['detached bytes', () => detached()],
  ['a detached buffer', () => detached().buffer],
  ['shared bytes', () => shared()],
  ['a shared buffer', () => shared().buffer],
  ['bytes that are none', () => Object.create(Uint8Array.prototype)],
  ['a buffer that is none', () => Object.create(ArrayBuffer.prototype)],
  ['bytes that are no UTF-8', () => Uint8Array.of(0x7b, 0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80)],
  ['a text with half a surrogate pair', () => 'a\ud800b'],
  ['a text of control characters', () => '\0\x01\r\n\t\x7f\u2028'],
  ['a text of 1 MB', () => longText],
  ['a text of 1 MB of odd characters', () => longOddText],
];
