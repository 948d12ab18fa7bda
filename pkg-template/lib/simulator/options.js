// @ts-check
import { createCallDirectory } from './calls.js';
import { createGuidSource, isGuid } from './guid.js';
import { findProfile, profiles } from './profiles.js';

/** @import { SimulatedCall, SimulatorOptions } from '../../types/simulator.js' */
/** @import { TransferError } from '../../types/error.js' */

const OPTIONS = ['profile', 'seed', 'clock', 'calls'];

/**
 * Checks what `createSimulator` was given, and makes the parts of a simulator from it.
 *
 * @param {SimulatorOptions} options
 * @throws {TransferError} `invalidOptions`
 */
export function readOptions(options) {
  const unknown = Object.keys(options).find((name) => !OPTIONS.includes(name));
  if (unknown !== undefined) throw invalidOption(`unknown option "${unknown}"`, OPTIONS.join(', '));

  const { profile: name = 'accept', seed = 0, clock = Date.now, calls } = options;

  const profile = findProfile(name);
  if (!profile) throw invalidOption('unknown profile', profiles.map((known) => known.name).join(', '));
  if (typeof seed !== 'number' && typeof seed !== 'string') throw invalidOption('bad seed', 'a number or a text');
  if (typeof clock !== 'function') throw invalidOption('bad clock', 'a function that returns milliseconds since 1970');
  if (calls !== undefined && !isListOfCalls(calls)) {
    throw invalidOption('bad calls', "an array of GUIDs, or of objects such as { id, callType: 'group' }");
  }

  return { profile, clock, nextGuid: createGuidSource(seed), findCall: createCallDirectory(calls) };
}

/**
 * @param {unknown} calls
 * @returns {calls is readonly (string | SimulatedCall)[]}
 */
function isListOfCalls(calls) {
  return Array.isArray(calls) && calls.every((call) => isGuid(typeof call === 'string' ? call : call?.id));
}

/**
 * @param {string} what
 * @param {string} expected
 * @returns {TransferError}
 */
function invalidOption(what, expected) {
  const error = new Error(`createSimulator: ${what}; expected ${expected}`);
  return Object.assign(error, {
    name: /** @type {const} */ ('TransferError'),
    code: /** @type {const} */ ('invalidOptions'),
  });
}
