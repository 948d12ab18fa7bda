// @ts-check
/**
 * Checks with repairs. The modules of requests and of new calls read well-formed JSON in Graph's form; what is broken or foreign,
 * the module of tools checks again, with a fix for each fault. A program that never needs that does not load it.
 */

/** @import { WasmModule } from './module.js' */

/** The module of tools, where a program contains it. @type {WasmModule<any> | undefined} */
let tools;

/**
 * Makes the repairs of the module of tools known.
 * @param {WasmModule<any>} module
 */
export function provideRepairs(module) {
  tools = module;
}

/**
 * Runs a check, and repeats it with repairs if it needs them and they are at hand.
 * @template Functions
 * @template Result
 * @param {WasmModule<any> & { glue: Functions }} module
 * @param {(glue: Functions, isFinal: boolean) => Result | undefined} check returns `undefined` where it needs repairs and is not final
 * @returns {Result}
 */
export function withRepairs(module, check) {
  const isFinal = tools === undefined || !tools.canStart;
  const result = check(module.glue, isFinal);
  if (result !== undefined || tools === undefined) return /** @type {Result} */ (result);
  tools.ensure();
  return /** @type {Result} */ (check(tools.glue, true));
}
