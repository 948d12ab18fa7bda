// @ts-check
/** Writes a body of any form into the memory of the module. */

import { hasAtMost } from '../bounded-value.js';
import { TransferError } from '../error.js';
import { MAX_BODY } from '../records/layout.js';
import { writeBytes, writeText } from '../records/memory.js';
import { notifications } from '../wasm/notifications.js';
import { lengthInBuffer, sourceOf } from './batch.js';

/**
 * A body in the memory.
 * @typedef {object} Written
 * @property {number} length in bytes
 * @property {string | undefined} text the body, if it was passed as text
 * @property {boolean} isRead whether it is in the memory since it was read, and need not be read again
 */

/** A value takes two characters or more. */
const MAX_VALUES = MAX_BODY / 2;

const TYPED_ARRAY = Object.getPrototypeOf(Uint8Array.prototype);

// The members of an array may be overridden, and it may be from another realm: only these getters are reliable.
const tagOf = getter(TYPED_ARRAY, Symbol.toStringTag);
const byteLengthOf = getter(TYPED_ARRAY, 'byteLength');
const gettersOf = (/** @type {object} */ prototype) => ({
  buffer: getter(prototype, 'buffer'),
  byteOffset: getter(prototype, 'byteOffset'),
  byteLength: getter(prototype, 'byteLength'),
});
const arrayGetters = gettersOf(TYPED_ARRAY);
const dataViewGetters = gettersOf(DataView.prototype);

/** Reused for every body. @type {Written} */
const written = { length: 0, text: undefined, isRead: false };

/**
 * Writes a body.
 * @param {unknown} payload
 * @returns {Written} valid until the next call
 */
export function writePayload(payload) {
  written.isRead = false;
  if (ArrayBuffer.isView(payload) && tagOf.call(payload) === 'Uint8Array') {
    written.text = undefined;
    written.length = writeBytes(/** @type {Uint8Array} */ (payload), byteLengthOf.call(payload));
  } else {
    writeOther(payload);
  }
  return written;
}

/** @param {unknown} payload */
function writeOther(payload) {
  const length = typeof payload === 'object' && payload !== null ? lengthInBuffer(payload) : undefined;
  if (length !== undefined) {
    written.length = length;
    written.isRead = true;
    return;
  }
  const bytes = typeof payload === 'object' && payload !== null ? bytesOf(payload) : undefined;
  if (bytes !== undefined) {
    written.text = undefined;
    written.length = writeBytes(bytes, bytes.length);
    return;
  }
  // This runs the caller's code, which may call this module: it must not find this body half written.
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
    const { buffer, byteOffset, byteLength } = tagOf.call(payload) === undefined ? dataViewGetters : arrayGetters;
    return new Uint8Array(buffer.call(payload), byteOffset.call(payload), byteLength.call(payload));
  } catch (cause) {
    throw new TransferError('invalidPayload', 'the bytes are unreadable', { cause });
  }
}

/** @param {object} payload */
function isBuffer(payload) {
  try {
    // The cheap check first. The tag may be overridden, so the getter confirms it.
    const name = Object.prototype.toString.call(payload);
    if (name === '[object ArrayBuffer]') getter(ArrayBuffer.prototype, 'byteLength').call(payload);
    else if (name === '[object SharedArrayBuffer]') getter(SharedArrayBuffer.prototype, 'byteLength').call(payload);
    else return false;
    return true;
  } catch {
    // An object with a false tag, or one that throws.
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
    throw new TransferError('invalidPayload', `payload: expected bytes, text or an object, found ${found}`, {
      hint: 'Pass the body of the request as received, before anything parses it.',
    });
  }
  const source = sourceOf(payload);
  if (source !== undefined) return source;
  if (!hasAtMost(payload, MAX_VALUES)) throw notifications.glue.tooLong();
  try {
    const text = JSON.stringify(payload);
    if (typeof text === 'string') return text;
  } catch (cause) {
    throw new TransferError('invalidPayload', 'payload: the object is unreadable', { cause });
  }
  throw new TransferError('invalidPayload', 'payload: the object has no JSON form');
}

/**
 * @param {object} prototype
 * @param {string | symbol} name
 * @returns {() => any}
 */
function getter(prototype, name) {
  return /** @type {() => any} */ (Object.getOwnPropertyDescriptor(prototype, name)?.get);
}
