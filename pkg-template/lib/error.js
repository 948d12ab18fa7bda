// @ts-check
/** Errors that JavaScript's half raises, in the form of those that Rust's half makes. */

/** @import { TransferError, TransferErrorCode } from '../types/index.js' */

/**
 * @param {TransferErrorCode} code
 * @param {string} message
 * @param {{ hint?: string, cause?: unknown }} [more] what to do, and what the host or the caller's code said
 * @returns {TransferError}
 */
export function transferError(code, message, { hint, cause } = {}) {
  const error = new Error(message, cause === undefined ? undefined : { cause });
  const told = hint === undefined ? {} : { hint };
  return Object.assign(error, /** @type {const} */ ({ name: 'TransferError', code }), told);
}
