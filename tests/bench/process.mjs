// @ts-check
/** Measurements in processes of their own, so that the engine's state after one case does not affect the next. */

import { inProject } from '../../pkg-template/build/project.mjs';
import { run } from '../../pkg-template/build/run.mjs';

/**
 * Imports a case in a fresh process and runs it once.
 * @param {string} name of a file in `cases`
 * @returns {Promise<{ ms: number, body: unknown }>} the time of both together, and the body that the case built or parsed
 */
export function once(name) {
  return inFreshProcess('once', { name });
}

/**
 * @typedef {object} Repetition
 * @property {number} warmUpMs
 * @property {number} batchMs the least time of one batch of calls
 * @property {number} batches the number of timed batches
 */

/**
 * Runs a case repeatedly in a fresh process.
 * @param {string} name of a file in `cases`
 * @param {Repetition} repetition
 * @returns {Promise<{ us: number }>} the time of one call, the median of the batches
 */
export function repeated(name, repetition) {
  return inFreshProcess('repeat', { name, ...repetition });
}

/**
 * @typedef {object} Reading
 * @property {string} reader of a file in `readers`
 * @property {import('./bodies.mjs').BodyName} body
 * @property {'bytes' | 'text'} form of the body
 */

/**
 * Parses bodies repeatedly in a fresh process.
 * @param {Reading} reading
 * @param {Repetition} repetition
 * @returns {Promise<{ us: number }>} the time of one body, the median of the batches
 */
export function readOften(reading, repetition) {
  return inFreshProcess('read', { reading, ...repetition });
}

/**
 * Parses bodies twice in a fresh process.
 * @param {Reading} reading
 * @returns {Promise<import('./facts.mjs').Fact[][][]>} for both turns, the facts in each body
 */
export function readTwice(reading) {
  return inFreshProcess('facts', { reading });
}

/**
 * Passes the awkward notifications to a reader, in a fresh process.
 * @param {string} reader of a file in `readers`
 * @returns {Promise<import('./awkward-bodies.mjs').Finding[]>}
 */
export function readAwkward(reader) {
  return inFreshProcess('awkward', { reader });
}

/**
 * @typedef {object} Usage of memory in bytes, after a garbage collection
 * @property {number} wasm the memory of the module
 * @property {number} heap the memory of JavaScript
 */

/** @typedef {Record<'before' | 'after', Usage>} Passed */

/**
 * @typedef {object} Tracked
 * @property {Usage} before
 * @property {Usage} after notifications of all calls
 * @property {{ few: number, lastOfMany: number, allOfMany: number }} us for one notification: `few` with few calls tracked;
 *   `lastOfMany` with many tracked, for as few calls, the last ones; `allOfMany` with many tracked, for all of them
 */

/**
 * Passes notifications through one instance.
 * @param {number} count
 * @returns {Promise<Passed>}
 */
export function passNotifications(count) {
  return inFreshProcess('pass', { count }, ['--expose-gc']);
}

/**
 * Tracks calls.
 * @param {number} count
 * @param {number} few a smaller number, to compare with
 * @returns {Promise<Tracked>}
 */
export function trackCalls(count, few) {
  return inFreshProcess('track', { count, few }, ['--expose-gc']);
}

/**
 * @param {string} program
 * @param {object} settings
 * @param {readonly string[]} [switches] of Node
 */
async function inFreshProcess(program, settings, switches = []) {
  const file = inProject(`tests/bench/programs/${program}.mjs`);
  // The output is one line of JSON, without warnings.
  const env = { NODE_NO_WARNINGS: '1' };
  return JSON.parse(await run(process.execPath, [...switches, file, JSON.stringify(settings)], { env }));
}
