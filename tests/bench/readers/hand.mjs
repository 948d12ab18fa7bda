// @ts-check
/** The checks that a careful developer writes by hand. */

import { read as parse } from './json.mjs';

/** @param {Uint8Array} bytes */
export function read(bytes) {
  const body = parse(bytes);
  if (!isObject(body) || !Array.isArray(body.value)) throw new TypeError('expected commsNotifications');
  for (const entry of body.value) checkEntry(entry);
  return body;
}

/** @param {unknown} entry */
function checkEntry(entry) {
  if (!isObject(entry)) throw new TypeError('expected a notification');
  if (typeof entry.changeType !== 'string') throw new TypeError('changeType: expected a string');
  if (typeof entry.resourceUrl !== 'string') throw new TypeError('resourceUrl: expected a string');
  const call = entry.resourceData;
  if (call === undefined || call === null) return;
  if (!isObject(call)) throw new TypeError('resourceData: expected an object');
  if (!isOptional(call.state, 'string')) throw new TypeError('state: expected a string');
  if (!isOptional(call.terminationReason, 'string')) throw new TypeError('terminationReason: expected a string');
  if (!isOptional(call.replacesContext, 'string')) throw new TypeError('replacesContext: expected a string');
  const result = call.resultInfo;
  if (result === undefined || result === null) return;
  if (!isObject(result)) throw new TypeError('resultInfo: expected an object');
  if (!isOptional(result.code, 'number')) throw new TypeError('code: expected a number');
  if (!isOptional(result.subcode, 'number')) throw new TypeError('subcode: expected a number');
  if (!isOptional(result.message, 'string')) throw new TypeError('message: expected a string');
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} value
 * @param {'string' | 'number'} type
 */
function isOptional(value, type) {
  return value === undefined || value === null || typeof value === type;
}
