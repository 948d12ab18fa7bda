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

// What the array itself says of its length may be anything.
const byteLengthOf = /** @type {() => number} */ (
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), 'byteLength')?.get
);

/** Kept from one body to the next. @type {Written} */
const written = { length: 0, text: undefined };

/**
 * @param {unknown} payload
 * @returns {Written} good until the next body is written
 */
export function write(payload) {
  // In this order: a proxy that was revoked throws when it is asked for its prototype, and is no view.
  if (ArrayBuffer.isView(payload) && payload instanceof Uint8Array) {
    written.text = undefined;
    written.length = writeBytes(payload, byteLengthOf.call(payload));
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
  if (ArrayBuffer.isView(payload)) {
    return new Uint8Array(payload.buffer, payload.byteOffset, payload.byteLength);
  }
  try {
    // Not `instanceof`: it may be of another realm.
    const name = Object.prototype.toString.call(payload);
    if (name !== '[object ArrayBuffer]' && name !== '[object SharedArrayBuffer]') return undefined;
    return new Uint8Array(/** @type {ArrayBuffer} */ (payload));
  } catch {
    // Something that only calls itself so, or that lets nobody look at it.
    return undefined;
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
