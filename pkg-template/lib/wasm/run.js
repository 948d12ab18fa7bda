// @ts-check
/** The calls of public functions into a wasm module. */

import { awaitFromCaller, fromCaller } from '../caller.js';

/** @import { WasmModule } from './module.js' */

/**
 * Runs the work of a public function, if the module is loaded.
 * @template Result
 * @param {WasmModule<any>} module
 * @param {(...args: any[]) => unknown} called
 * @param {() => Result} work
 * @returns {Result}
 */
export function atOnce(module, called, work) {
  return fromCaller(called, () => {
    module.ensure();
    return work();
  });
}

/**
 * Runs the work of a public function that returns a promise, after the module is loaded.
 * @template Result
 * @param {WasmModule<any>} module
 * @param {(...args: any[]) => unknown} called
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export function soon(module, called, work) {
  return awaitFromCaller(called, () => module.whenReady(work));
}

/**
 * Runs the work of a public function that returns a promise, if the module is loaded.
 * @template Result
 * @param {WasmModule<any>} module
 * @param {(...args: any[]) => unknown} called
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export function later(module, called, work) {
  return awaitFromCaller(called, () => {
    module.ensure();
    return work();
  });
}
