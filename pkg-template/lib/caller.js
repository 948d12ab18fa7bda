// @ts-check
/** Errors whose stack begins where the caller called a public function, not inside this package. */

import { TransferError } from './error.js';
import { isErrorNamed } from './named-error.js';

/** @import { TransferError as TransferErrorType } from '../types/index.js' */
/** @import { WebhookError } from '../types/webhook.js' */

/** @typedef {(...args: any[]) => unknown} PublicFunction */

/**
 * Returns what a public function throws at once. The function must be running.
 * @param {PublicFunction} called
 * @param {unknown} thrown
 * @returns {unknown}
 */
export function atCaller(called, thrown) {
  const error = ofClass(thrown);
  // Firefox before 138 has no such function: there the stack begins inside the package.
  if (isOurs(error)) Error.captureStackTrace?.(error, called);
  return error;
}

/**
 * Remembers where a public function was called, for what it rejects with later. The function must be running.
 * @param {PublicFunction} called
 * @returns {(thrown: unknown) => unknown} returns what the function rejects with
 */
function rememberCaller(called) {
  /** @type {{ stack?: unknown }} */
  const place = {};
  Error.captureStackTrace?.(place, called);
  return (thrown) => {
    const error = ofClass(thrown);
    if (isOurs(error)) setFrames(error, place.stack);
    return error;
  };
}

/**
 * Runs the work of a public function, and throws its errors at the caller.
 * @template Result
 * @param {PublicFunction} called
 * @param {() => Result} work
 * @returns {Result}
 */
export function fromCaller(called, work) {
  try {
    return work();
  } catch (thrown) {
    throw atCaller(called, thrown);
  }
}

/**
 * Runs the work of a public function that returns a promise, and rejects with its errors at the caller.
 * @template Result
 * @param {PublicFunction} called
 * @param {() => Result | Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function awaitFromCaller(called, work) {
  const errorOf = rememberCaller(called);
  try {
    return await work();
  } catch (thrown) {
    throw errorOf(thrown);
  }
}

/**
 * Makes methods throw their errors at the caller.
 * @param {object} prototype
 * @param {readonly string[]} names of methods that are not called often: each call takes longer
 */
export function throwAtCaller(prototype, names) {
  for (const name of names) {
    const { value: method, ...descriptor } = /** @type {PropertyDescriptor} */ (
      Object.getOwnPropertyDescriptor(prototype, name)
    );
    // A method, which has no `prototype`, with the name of the original one.
    const { [name]: value } = {
      /** @this {unknown} @param {unknown[]} args */
      [name](...args) {
        return fromCaller(/** @type {PublicFunction} */ (value), () => method.apply(this, args));
      },
    };
    Object.defineProperty(value, 'length', { value: method.length, configurable: true });
    Object.defineProperty(prototype, name, { ...descriptor, value });
  }
}

/**
 * Returns an error of the wasm module, or its trap, as an object of the class.
 * @param {unknown} thrown
 */
function ofClass(thrown) {
  if (thrown instanceof WebAssembly.RuntimeError) return trapped(thrown);
  if (thrown instanceof TransferError || !isErrorNamed(thrown, 'TransferError')) return thrown;
  const error = /** @type {TransferErrorType} */ (thrown);
  return new TransferError(error.code, error.message, error);
}

/**
 * Returns the error of a module that must not be used again: a trap leaves its memory half-written.
 * @param {Error} cause
 */
function trapped(cause) {
  return new TransferError('internal', 'The wasm module stopped: a fault of graph-call-transfer.', {
    hint: 'Start the process, the worker or the page again; restore a tracker from its last snapshot. Please report the fault with its cause.',
    cause,
  });
}

/**
 * @param {unknown} error
 * @returns {error is TransferErrorType | WebhookError}
 */
function isOurs(error) {
  return error instanceof TransferError || isErrorNamed(error, 'WebhookError');
}

/**
 * @param {Error} error
 * @param {unknown} stack
 */
function setFrames(error, stack) {
  const frames = typeof stack === 'string' ? stack.indexOf('\n    at ') : -1;
  if (frames === -1) return;
  const value = `${error.name}: ${error.message}${/** @type {string} */ (stack).slice(frames)}`;
  Object.defineProperty(error, 'stack', { value, writable: true, configurable: true });
}
