// @ts-check
/** Measurements in processes of their own, so that what one case did to the engine is not felt by the next. */

import { inProject } from '../tools/project.mjs';
import { run } from '../tools/run.mjs';

/**
 * Imports a case in a fresh process and runs it once.
 * @param {string} name of a file in `cases`
 * @returns {Promise<{ ms: number, body: unknown }>} the time of both together, and the body that the case made or read
 */
export function once(name) {
  return inFreshProcess('once', { name });
}

/**
 * @typedef {object} Repetition
 * @property {number} warmUpMs
 * @property {number} batchMs how long one batch of calls takes at least
 * @property {number} batches how many batches are timed
 */

/**
 * Runs a case over and over in a fresh process.
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
 * @property {'bytes' | 'text'} form in which the body is given
 */

/**
 * Reads bodies over and over in a fresh process.
 * @param {Reading} reading
 * @param {Repetition} repetition
 * @returns {Promise<{ us: number }>} the time of one body, the median of the batches
 */
export function readOften(reading, repetition) {
  return inFreshProcess('read', { reading, ...repetition });
}

/**
 * Reads bodies twice in a fresh process.
 * @param {Reading} reading
 * @returns {Promise<import('./facts.mjs').Fact[][][]>} of both turns, what each body was found to say
 */
export function readTwice(reading) {
  return inFreshProcess('tell', { reading });
}

/**
 * Gives a reader the awkward notifications, in a fresh process.
 * @param {string} reader of a file in `readers`
 * @returns {Promise<import('./awkward-bodies.mjs').Finding[]>} what it makes of each
 */
export function readAwkward(reader) {
  return inFreshProcess('awkward', { reader });
}

/**
 * Lets so many notifications go through one instance.
 * @param {number} count
 * @returns {Promise<import('./memory.mjs').Memory['passed']>}
 */
export function through(count) {
  return inFreshProcess('through', { count }, ['--expose-gc']);
}

/**
 * Tracks so many calls.
 * @param {number} count
 * @param {number} few to compare with
 * @returns {Promise<import('./memory.mjs').Tracked>}
 */
export function tracked(count, few) {
  return inFreshProcess('track', { count, few }, ['--expose-gc']);
}

/**
 * @param {string} program
 * @param {object} settings
 * @param {readonly string[]} [switches] of Node
 */
async function inFreshProcess(program, settings, switches = []) {
  const file = inProject(`tests/bench/programs/${program}.mjs`);
  // The output is one line of JSON: no warnings between.
  const env = { NODE_NO_WARNINGS: '1' };
  return JSON.parse(await run(process.execPath, [...switches, file, JSON.stringify(settings)], { env }));
}
