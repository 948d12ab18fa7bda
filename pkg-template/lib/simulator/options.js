// @ts-check
/** Reads the arguments of the simulator's public functions. */

import { canonicalGuid, isGuid } from '../guid.js';
import { membersOf } from '../members.js';
import { invalidOption, readList, readOptions } from '../options.js';
import { EXAMPLE_TENANT_ID, SIMULATED_APP_ID } from './access-tokens.js';
import { callees } from './callees.js';
import { createCallState, findSharedState } from './calls.js';
import { findProfile, profiles } from './profiles.js';
import { canSign } from './signing.js';

/** @import { SimulatorKey } from '../../types/simulator.js' */
/** @import { ListedCall } from './calls.js' */

const OPTIONS = [
  'profile',
  'callee',
  'seed',
  'transferSeed',
  'clock',
  'calls',
  'appId',
  'tenantId',
  'callbackUri',
  'timeScale',
  'key',
  'sign',
];

const CALL_TYPES = ['peerToPeer', 'group'];

/** With a larger scale, no test or demonstration would wait for the next delivery. */
const MAX_TIME_SCALE = 100;

/**
 * Reads the options of `createSimulator`, and adds the defaults.
 * @param {unknown} options
 * @throws {import('../../types/index.js').TransferError} `invalidOptions`
 */
export function readSimulatorOptions(options) {
  const given = readOptions('createSimulator', options, OPTIONS);
  const { profile: name = 'complete', seed = 0, transferSeed, clock = Date.now, key, sign = canSign() } = given;
  const { appId = SIMULATED_APP_ID, tenantId = EXAMPLE_TENANT_ID } = given;
  const { callbackUri = 'https://bot.example/api/webhook', timeScale = 1 } = given;

  const callee = given.callee ?? 'answers';
  if (!Object.hasOwn(callees, callee)) throw invalid('unknown callee', Object.keys(callees).join(', '));
  const profile = findProfile(name);
  if (!profile) throw invalid('unknown profile', profiles.map((known) => known.name).join(', '));
  if (!isSeed(seed)) throw invalid('invalid seed', 'a number or a string');
  if (transferSeed !== undefined && !isSeed(transferSeed)) {
    throw invalid('invalid transferSeed', 'a number or a string');
  }
  if (typeof clock !== 'function') throw invalid('invalid clock', 'a function that returns milliseconds since 1970');
  const callState = findSharedState(given.calls) ?? createCallState(readCalls('createSimulator', given.calls));
  if (typeof appId !== 'string' || appId === '') throw invalid('invalid appId', 'a string, the id of the app');
  if (!isGuid(tenantId)) throw invalid('invalid tenantId', 'a GUID, the id of the tenant');
  if (!isHttpUrl(callbackUri)) throw invalid('invalid callbackUri', 'an absolute URL with http or https');
  if (!(typeof timeScale === 'number' && timeScale >= 0 && timeScale <= MAX_TIME_SCALE)) {
    throw invalid('invalid timeScale', `a number from 0 to ${MAX_TIME_SCALE}`);
  }
  if (key !== undefined && !isKey(key)) throw invalid('invalid key', 'a resolved createSimulatorKey()');
  if (typeof sign !== 'boolean') throw invalid('invalid sign', 'true or false');
  if (sign && !canSign()) throw invalid('this host cannot sign', 'a secure context: https, or localhost');

  const app = { appId, tenantId: canonicalGuid(tenantId), callbackUri };
  return { ...app, profile, callee, seed, transferSeed, clock, callState, timeScale, key, sign };
}

/**
 * Reads a list of calls.
 * @param {string} functionName
 * @param {unknown} calls
 * @returns {ListedCall[] | undefined} `undefined` without a list
 * @throws {import('../../types/index.js').TransferError} `invalidOptions`
 */
export function readCalls(functionName, calls) {
  if (calls === undefined) return undefined;
  const read = readList(calls, readCall);
  if (read) return read;
  throw invalidOption(
    functionName,
    'invalid calls',
    "an array of GUIDs, or of objects such as { id, callType: 'group' }",
  );
}

/**
 * Reads the argument of `createIncomingCall`.
 * @param {unknown} call
 * @returns {ListedCall}
 * @throws {import('../../types/index.js').TransferError} `invalidOptions`
 */
export function readIncomingCall(call) {
  const read = readCall(membersOf(call, 'createIncomingCall: the call'));
  if (read) return read;
  const expected = "an object such as { id, callType: 'group' } whose id is a GUID";
  throw invalidOption('createIncomingCall', 'invalid call', expected);
}

/**
 * Checks the argument of `onDelivery`.
 * @param {unknown} listener
 * @throws {import('../../types/index.js').TransferError} `invalidOptions`
 */
export function assertListener(listener) {
  if (typeof listener !== 'function') {
    throw invalidOption('onDelivery', 'invalid listener', 'a function that takes a delivery');
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
 * @param {any} call a GUID, or an object
 * @returns {ListedCall | undefined}
 */
function readCall(call) {
  const { id, callType = 'peerToPeer', state = 'established' } = typeof call === 'string' ? { id: call } : (call ?? {});
  return isGuid(id) && CALL_TYPES.includes(callType) ? { id, callType, state } : undefined;
}

/**
 * @param {unknown} url
 * @returns {url is string}
 */
function isHttpUrl(url) {
  return typeof url === 'string' && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

/**
 * @param {unknown} key
 * @returns {key is SimulatorKey}
 */
function isKey(key) {
  return typeof key === 'object' && key !== null && 'kid' in key && 'jwks' in key && 'sign' in key;
}

/**
 * @param {string} problem
 * @param {string} expected
 */
function invalid(problem, expected) {
  return invalidOption('createSimulator', problem, expected);
}
