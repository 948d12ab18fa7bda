// @ts-check
/** The memory of the wasm module: writes bodies into it and reads records from it. `src/js/notifications/input.rs` is the other side. */

import { TransferError } from '../error.js';
import { notifications } from '../wasm/notifications.js';
import { MAX_BODY, MAX_RETAINED_BODY } from './layout.js';

/** @type {WebAssembly.Memory | undefined} */
let memory;
let bytes = new Uint8Array();
let numbers = new Uint32Array();
/** The index of the header in `numbers`. */
let header = 0;
/** The address of the buffer for a body, and its size, in bytes. */
let address = 0;
let size = 0;
/** Counts the bodies in the buffer. A body that was read need not be read again while it is the last one. */
let bodies = 0;
/** A view of the buffer: whatever a caller's array does, it cannot write outside of it. */
let target = new Uint8Array();

const encoder = new TextEncoder();
// A byte order mark is a unit of the text like any other: it counts in spans.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
/** @type {((this: Uint8Array, start: number, end: number) => string) | undefined} Node's: a quarter of the time of a decoder */
const latin1Slice = /** @type {any} */ (globalThis).Buffer?.prototype.latin1Slice;

/** Creates the views again after the memory grew, which detaches the old ones. */
function updateViews() {
  memory ??= /** @type {WebAssembly.Memory} */ (notifications.glue.moduleMemory());
  bytes = new Uint8Array(memory.buffer);
  numbers = new Uint32Array(memory.buffer);
  header = notifications.glue.headerPtr() >>> 2;
  target = bytes.subarray(address, address + size);
}

/** @param {number} length in bytes */
function ensureBuffer(length) {
  if (length > size) {
    address = notifications.glue.reserveBuffer(length);
    size = length;
    updateViews();
  } else if (bytes.length === 0) updateViews();
}

/**
 * Writes a body.
 * @param {Uint8Array} body
 * @param {number} length its length, which the array itself may misstate
 * @returns {number} its length in the memory
 */
export function writeBytes(body, length) {
  // Checked first: the memory would never shrink again.
  if (length > MAX_BODY) throw notifications.glue.tooLong();
  bodies += 1;
  ensureBuffer(length);
  try {
    target.set(body);
  } catch (cause) {
    throw new TransferError('invalidPayload', 'the bytes are unreadable: their buffer is detached', { cause });
  }
  return length;
}

/**
 * Writes a body.
 * @param {string} body
 * @returns {number} its length in the memory, in bytes
 */
export function writeText(body) {
  if (body.length > MAX_BODY) throw notifications.glue.tooLong();
  bodies += 1;
  // Enough for ASCII, like most bodies.
  const written = encodeInto(body, body.length) ?? encodeInto(body, Math.min(body.length * 3, MAX_BODY));
  if (written === undefined) throw notifications.glue.tooLong();
  return written;
}

/**
 * @param {string} body
 * @param {number} length
 */
function encodeInto(body, length) {
  ensureBuffer(length);
  const { read, written } = encoder.encodeInto(body, target);
  return read === body.length ? written : undefined;
}

/** Returns the number of the body in the buffer. */
export function bodyNumber() {
  return bodies;
}

/** Ends the use of a body, and frees the buffer of an unusually long one. */
export function release() {
  if (size <= MAX_RETAINED_BODY) return;
  notifications.glue.releaseBuffer();
  bodies += 1;
  size = 0;
  target = new Uint8Array();
}

/**
 * Returns the memory as numbers. A call into the module may replace it.
 * @returns {Uint32Array}
 */
export function view() {
  if (numbers.length === 0) updateViews();
  return numbers;
}

/** Returns the index of the first record in the numbers. */
export function recordsPlace() {
  return (numbers[header] ?? 0) >>> 2;
}

/** Returns the number of records. */
export function recordsCount() {
  return numbers[header + 1] ?? 0;
}

/** Returns the number of rejected entries. */
export function rejectionsCount() {
  return numbers[header + 3] ?? 0;
}

/**
 * Returns the text of the body that was read.
 * @param {number} length
 */
export function bodyText(length) {
  return decode(length);
}

/** Returns the text that the changes refer to. */
export function changesText() {
  return decode(numbers[header + 3] ?? 0);
}

/** @param {number} length */
function decode(length) {
  const start = numbers[header + 2] ?? 0;
  const isAscii = numbers[header + 4] === 1;
  if (isAscii && latin1Slice !== undefined) return latin1Slice.call(bytes, start, start + length);
  return decoder.decode(bytes.subarray(start, start + length));
}
