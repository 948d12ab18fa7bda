// @ts-check
import { isGuid } from './guid.js';
import { invalidOption } from './invalid-option.js';
import { findProfile, profiles } from './profiles.js';
import { canSign } from './signing.js';
import { SIMULATED_APP } from './tokens.js';

/** @import { SimulatedCall, SimulatorKey, SimulatorOptions } from '../../types/simulator.js' */

const OPTIONS = ['profile', 'seed', 'courseSeed', 'clock', 'calls', 'appId', 'callbackUri', 'pace', 'key', 'sign'];

/** Where a delivery takes longer than this, nobody waits for it. */
const SLOWEST_PACE = 100;

/**
 * Checks what `createSimulator` was given, and completes it.
 *
 * @param {SimulatorOptions} options
 * @throws {import('../../types/index.js').TransferError} `invalidOptions`
 */
export function readOptions(options) {
  const unknown = Object.keys(options).find((name) => !OPTIONS.includes(name));
  if (unknown !== undefined) throw invalid(`unknown option "${unknown.slice(0, 60)}"`, OPTIONS.join(', '));

  const { profile: name = 'complete', seed = 0, courseSeed, clock = Date.now, calls, key } = options;
  const { appId = SIMULATED_APP, callbackUri = 'https://bot.example/api/webhook', pace = 1 } = options;
  const { sign = canSign() } = options;

  const profile = findProfile(name);
  if (!profile) throw invalid('unknown profile', profiles.map((known) => known.name).join(', '));
  if (!isSeed(seed)) throw invalid('bad seed', 'a number or a text');
  if (courseSeed !== undefined && !isSeed(courseSeed)) throw invalid('bad courseSeed', 'a number or a text');
  if (typeof clock !== 'function') throw invalid('bad clock', 'a function that returns milliseconds since 1970');
  if (calls !== undefined && !isListOfCalls(calls)) {
    throw invalid('bad calls', "an array of GUIDs, or of objects such as { id, callType: 'group' }");
  }
  if (typeof appId !== 'string' || appId === '') throw invalid('bad appId', "the app's id, a text");
  if (!isWebAddress(callbackUri)) throw invalid('bad callbackUri', 'an absolute URL with http or https');
  if (!(typeof pace === 'number' && pace >= 0 && pace <= SLOWEST_PACE)) {
    throw invalid('bad pace', `a number from 0 to ${SLOWEST_PACE}`);
  }
  if (key !== undefined && !isKey(key)) throw invalid('bad key', 'what createSimulatorKey() resolved to');
  if (typeof sign !== 'boolean') throw invalid('bad sign', 'true or false');
  if (sign && !canSign()) throw invalid('this host cannot sign', 'a secure context: https, or localhost');

  return { profile, seed, courseSeed, clock, calls, appId, callbackUri, pace, key, isSigning: sign };
}

/**
 * @param {unknown} call
 * @returns {asserts call is SimulatedCall}
 * @throws {import('../../types/index.js').TransferError} `invalidOptions`
 */
export function assertCall(call) {
  if (typeof call !== 'object' || !isListOfCalls([call])) {
    throw invalidOption('announce', 'bad call', "an object such as { id, callType: 'group' } with a GUID for its id");
  }
}

/**
 * @param {unknown} send
 * @throws {import('../../types/index.js').TransferError} `invalidOptions`
 */
export function assertListener(send) {
  if (typeof send !== 'function') {
    throw invalidOption('deliver', 'bad listener', 'a function that takes a delivery');
  }
}

/**
 * @param {unknown} seed
 * @returns {seed is number | string}
 */
function isSeed(seed) {
  return typeof seed === 'number' || typeof seed === 'string';
}

/**
 * @param {unknown} calls
 * @returns {calls is readonly (string | SimulatedCall)[]}
 */
function isListOfCalls(calls) {
  if (!Array.isArray(calls)) return false;
  return calls.every((call) => {
    const { id, callType } = typeof call === 'string' ? { id: call } : (call ?? {});
    return isGuid(id) && [undefined, 'peerToPeer', 'group'].includes(callType);
  });
}

/**
 * @param {unknown} text
 * @returns {boolean}
 */
function isWebAddress(text) {
  return typeof text === 'string' && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/**
 * @param {unknown} key
 * @returns {key is SimulatorKey}
 */
function isKey(key) {
  return typeof key === 'object' && key !== null && 'kid' in key && 'jwks' in key && 'sign' in key;
}

/**
 * @param {string} what
 * @param {string} expected
 */
function invalid(what, expected) {
  return invalidOption('createSimulator', what, expected);
}
