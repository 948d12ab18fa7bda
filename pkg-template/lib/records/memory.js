// @ts-check
/** The memory of the wasm module: bodies are written into it, records are read from it. `src/js/input.rs` is the other side. */

import { transferError } from '../error.js';
import * as glue from '../glue.js';
import { KEPT_BODY, LONGEST_BODY } from './layout.js';

/** @type {WebAssembly.Memory | undefined} */
let memory;
let bytes = new Uint8Array();
let numbers = new Uint32Array();
/** Where the head is, in numbers. */
let head = 0;
/** Where a body is written to, in bytes, and how long it may be. */
let place = 0;
let room = 0;
/** The room alone: whatever a caller's array does, nothing is written beside it. */
let target = new Uint8Array();

const encoder = new TextEncoder();
// A byte order mark is a unit of the text like any other: places are counted with it.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
/** @type {((this: Uint8Array, start: number, end: number) => string) | undefined} Node's: a quarter of the time of a decoder */
const latin1Slice = /** @type {any} */ (globalThis).Buffer?.prototype.latin1Slice;

/** Makes the views anew after the memory grew, which takes the old ones away. */
function look() {
  memory ??= /** @type {WebAssembly.Memory} */ (glue.moduleMemory());
  bytes = new Uint8Array(memory.buffer);
  numbers = new Uint32Array(memory.buffer);
  head = glue.headPlace() >>> 2;
  target = bytes.subarray(place, place + room);
}

/** @param {number} length in bytes */
function ensureRoom(length) {
  if (length > room) {
    place = glue.makeRoom(length);
    room = length;
    look();
  } else if (bytes.length === 0) look();
}

/**
 * Writes a body.
 * @param {Uint8Array} body
 * @param {number} length its true length
 * @returns {number} its length in the memory
 */
export function writeBytes(body, length) {
  // No room is made for what is refused: the memory would keep it.
  if (length > LONGEST_BODY) throw glue.tooLong();
  ensureRoom(length);
  try {
    target.set(body);
  } catch (cause) {
    throw transferError('invalidPayload', 'the bytes could not be read: their memory has gone elsewhere', { cause });
  }
  return length;
}

/**
 * Writes a body.
 * @param {string} body
 * @returns {number} its length in the memory, in bytes
 */
export function writeText(body) {
  if (body.length > LONGEST_BODY) throw glue.tooLong();
  // Enough for ASCII, and most bodies are.
  const written = encodeInto(body, body.length) ?? encodeInto(body, Math.min(body.length * 3, LONGEST_BODY));
  if (written === undefined) throw glue.tooLong();
  return written;
}

/**
 * @param {string} body
 * @param {number} length
 */
function encodeInto(body, length) {
  ensureRoom(length);
  const { read, written } = encoder.encodeInto(body, target);
  return read === body.length ? written : undefined;
}

/** Ends the use of a body, so that one that was unusually long costs no memory for ever. */
export function release() {
  if (room <= KEPT_BODY) return;
  glue.giveBack();
  room = 0;
  target = new Uint8Array();
}

/**
 * The numbers of the memory, as they are after a call.
 * @returns {Uint32Array}
 */
export function view() {
  if (numbers.length === 0) look();
  return numbers;
}

/** Where the records are, in numbers. */
export function recordsPlace() {
  return (numbers[head] ?? 0) >>> 2;
}

/** How many records there are. */
export function recordsCount() {
  return numbers[head + 1] ?? 0;
}

/** How many entries were rejected. */
export function rejectionsCount() {
  return numbers[head + 3] ?? 0;
}

/**
 * The body that was read, as text.
 * @param {number} length
 */
export function bodyText(length) {
  return decode(length);
}

/** The texts of the changes, as one. */
export function changesText() {
  return decode(numbers[head + 3] ?? 0);
}

/** @param {number} length */
function decode(length) {
  const start = numbers[head + 2] ?? 0;
  const isAscii = numbers[head + 4] === 1;
  if (isAscii && latin1Slice !== undefined) return latin1Slice.call(bytes, start, start + length);
  return decoder.decode(bytes.subarray(start, start + length));
}
