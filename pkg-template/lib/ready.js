// @ts-check
/** Knows whether the wasm module is there, so that a call before `init()` is told so in words. */

import { transferError } from './error.js';

let ready = false;

export function isReady() {
  return ready;
}

export function setReady() {
  ready = true;
}

/** @throws {import('../types/index.js').TransferError} `notInitialized` */
export function assertReady() {
  if (!ready) throw notInitialized('graph-call-transfer is not initialized: call "await init()" first.');
}

/**
 * @param {string} message
 * @param {{ hint?: string, cause?: unknown }} [more] what to do, and what the host said
 */
export function notInitialized(message, more) {
  return transferError('notInitialized', message, more);
}
