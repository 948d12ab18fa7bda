// @ts-check
/** Takes a body in every form in which a host has it, and writes it into the memory of the module. */

import { transferError } from '../error.js';
import { writeBytes, writeText } from '../records/memory.js';
import { sourceOf } from './batch.js';

/**
 * A body that was written.
 * @typedef {object} Written
 * @property {number} length in bytes
 * @property {string | undefined} text the body, where it came as text
 */

const TYPED_ARRAY = Object.getPrototypeOf(Uint8Array.prototype);

// What an array itself says of its kind, length and place may be anything; and it may be of another realm.
const nameOf = getter(TYPED_ARRAY, Symbol.toStringTag);
const byteLengthOf = getter(TYPED_ARRAY, 'byteLength');
const placeIn = (/** @type {object} */ prototype) => ({
  buffer: getter(prototype, 'buffer'),
  byteOffset: getter(prototype, 'byteOffset'),
  byteLength: getter(prototype, 'byteLength'),
});
const placeOfArray = placeIn(TYPED_ARRAY);
const placeOfDataView = placeIn(DataView.prototype);

/** Kept from one body to the next. @type {Written} */
const written = { length: 0, text: undefined };

/**
 * @param {unknown} payload
 * @returns {Written} good until the next body is written
 */
export function write(payload) {
  if (ArrayBuffer.isView(payload) && nameOf.call(payload) === 'Uint8Array') {
    written.text = undefined;
    written.length = writeBytes(/** @type {Uint8Array} */ (payload), byteLengthOf.call(payload));
  } else {
    writeOther(payload);
  }
  return written;
}

/** @param {unknown} payload */
function writeOther(payload) {
  const bytes = typeof payload === 'object' && payload !== null ? bytesOf(payload) : undefined;
  if (bytes !== undefined) {
    written.text = undefined;
    written.length = writeBytes(bytes, bytes.length);
    return;
  }
  // What runs in here is the caller's, and may come back to this module: nothing of this body is set before.
  const text = typeof payload === 'string' ? payload : textOf(payload);
  written.text = text;
  written.length = writeText(text);
}

/**
 * @param {object} payload
 * @returns {Uint8Array | undefined}
 */
function bytesOf(payload) {
  const isView = ArrayBuffer.isView(payload);
  if (!isView && !isBuffer(payload)) return undefined;
  try {
    if (!isView) return new Uint8Array(/** @type {ArrayBuffer} */ (payload));
    const { buffer, byteOffset, byteLength } = nameOf.call(payload) === undefined ? placeOfDataView : placeOfArray;
    return new Uint8Array(buffer.call(payload), byteOffset.call(payload), byteLength.call(payload));
  } catch (cause) {
    throw transferError('invalidPayload', 'the bytes could not be read', { cause });
  }
}

/** @param {object} payload */
function isBuffer(payload) {
  try {
    // The cheap question first; the answer may be a lie.
    const name = Object.prototype.toString.call(payload);
    if (name === '[object ArrayBuffer]') getter(ArrayBuffer.prototype, 'byteLength').call(payload);
    else if (name === '[object SharedArrayBuffer]') getter(SharedArrayBuffer.prototype, 'byteLength').call(payload);
    else return false;
    return true;
  } catch {
    // Something that only calls itself so, or that lets nobody look at it.
    return false;
  }
}

/**
 * @param {unknown} payload
 * @returns {string}
 */
function textOf(payload) {
  if (typeof payload !== 'object' || payload === null) {
    const found = payload === null ? 'null' : typeof payload;
    throw transferError('invalidPayload', `expected bytes, text or an object, found ${found}`, {
      hint: 'Give the body of the request as it came, before anything parses it.',
    });
  }
  const source = sourceOf(payload);
  if (source !== undefined) return source;
  try {
    const text = JSON.stringify(payload);
    if (typeof text === 'string') return text;
  } catch (cause) {
    throw transferError('invalidPayload', 'the object could not be read', { cause });
  }
  throw transferError('invalidPayload', 'the object has no JSON form');
}

/**
 * @param {object} prototype
 * @param {string | symbol} name
 * @returns {() => any}
 */
function getter(prototype, name) {
  return /** @type {() => any} */ (Object.getOwnPropertyDescriptor(prototype, name)?.get);
}
