// @ts-check
/** What a body says, whichever reader read it. */

import { entriesOf } from './entries.mjs';

/**
 * @typedef {object} Fact of one notification
 * @property {string} callId
 * @property {string} [state]
 * @property {number} [code]
 * @property {number} [subcode]
 * @property {number} [participants] how many
 */

/**
 * @param {any} result what a reader returned
 * @returns {Fact[]}
 */
export function factsOf(result) {
  if (Array.isArray(result)) return result.map(ofChange);
  if (result.kind === 'CallTransferAccepted') return [ofEvent(result)];
  return (entriesOf(result) ?? []).map(ofEntry);
}

/** What a state means for a transfer of which nothing else was told. @type {Record<string, string>} */
const PHASES = { transferring: 'transferring', transferAccepted: 'transferAccepted', terminated: 'completed' };

/**
 * @param {import('graph-call-transfer').TransferChange} change
 */
function ofChange({ callId, phase, because: { state, result } }) {
  if (phase !== PHASES[state ?? '']) throw new Error(`${callId} is ${phase} after ${state}`);
  return fact({ callId, state, code: result?.code, subcode: result?.subcode });
}

/** @param {import('./entries.mjs').Entry} entry */
function ofEntry({ resource = '', state, code, subcode, participants }) {
  return fact({ callId: /\/calls\/([^/]+)/.exec(resource)?.[1], state, code, subcode, participants });
}

/** @param {any} event of Azure Communication Services */
function ofEvent({ callConnectionId, resultInformation: { code, subCode } }) {
  return fact({ callId: callConnectionId, code, subcode: subCode });
}

/**
 * @param {object} members of which some are undefined
 * @returns {Fact}
 */
function fact(members) {
  return JSON.parse(JSON.stringify(members));
}
