// @ts-check
/** The facts in a body, in one form for all readers. */

import { entriesOf } from './entries.mjs';

/**
 * @typedef {object} Fact of one notification
 * @property {string} callId
 * @property {string} [state]
 * @property {number} [code]
 * @property {number} [subcode]
 * @property {number} [participants] their number
 */

/**
 * Converts the result of a reader.
 * @param {any} result
 * @returns {Fact[]}
 */
export function factsOf(result) {
  if (Array.isArray(result)) return result.map(fromChange);
  if (result.kind === 'CallTransferAccepted') return [fromEvent(result)];
  return (entriesOf(result) ?? []).map(fromEntry);
}

/** The phase of a transfer after each state, without other notifications. @type {Record<string, string>} */
const PHASES = { transferring: 'transferring', transferAccepted: 'transferAccepted', terminated: 'completed' };

/**
 * @param {import('graph-call-transfer').TransferChange} change
 */
function fromChange({ callId, phase, evidence: { state, result } }) {
  if (phase !== PHASES[state ?? '']) throw new Error(`${callId} is ${phase} after ${state}`);
  return fact({ callId, state, code: result?.code, subcode: result?.subcode });
}

/** @param {import('./entries.mjs').Entry} entry */
function fromEntry({ resource = '', state, code, subcode, participants }) {
  return fact({ callId: /\/calls\/([^/]+)/.exec(resource)?.[1], state, code, subcode, participants });
}

/** @param {any} event of Azure Communication Services */
function fromEvent({ callConnectionId, resultInformation: { code, subCode } }) {
  return fact({ callId: callConnectionId, code, subcode: subCode });
}

/**
 * @param {object} members some may be undefined
 * @returns {Fact}
 */
function fact(members) {
  return JSON.parse(JSON.stringify(members));
}
