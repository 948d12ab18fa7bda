// @ts-check
import { stringify } from 'csv-stringify/sync';

/** @import { TransferRecord } from '../../protocol/history.js' */

/** The columns, each with its value. @type {readonly (readonly [name: string, read: (record: TransferRecord) => unknown])[]} */
const COLUMNS = [
  ['startedAt', ({ startedAt }) => formatTime(startedAt)],
  ['endedAt', ({ endedAt }) => formatTime(endedAt)],
  ['outcome', ({ outcome }) => outcome],
  ['callerName', ({ caller }) => caller?.displayName],
  ['callerKind', ({ caller }) => caller?.kind],
  ['callerId', ({ caller }) => caller?.id],
  ['targetName', ({ target }) => target?.displayName],
  ['targetKind', ({ target }) => target?.kind],
  ['targetId', ({ target }) => target?.id],
  ['scenario', ({ scenario }) => scenario],
  ['operator', ({ operator }) => operator?.name],
  ['operatorId', ({ operator }) => operator?.id],
  ['status', ({ status }) => status],
  ['code', ({ code }) => code],
  ['resultCode', ({ result }) => result?.code],
  ['resultSubcode', ({ result }) => result?.subcode],
  ['terminationReason', ({ terminationReason }) => terminationReason],
  ['cause', ({ cause }) => cause],
  ['phase', ({ phase }) => phase],
  ['certainty', ({ certainty }) => certainty],
  ['connectedTo', ({ connectedTo }) => connectedTo],
  ['retry', ({ retry }) => retry],
  ['incident', ({ isIncident }) => isIncident && 'yes'],
  ['stoppedWaiting', ({ stoppedWaiting }) => stoppedWaiting && 'yes'],
  ['profile', ({ profile }) => profile],
  ['version', ({ version }) => version],
  ['transferId', ({ transferId }) => transferId],
  ['callId', ({ callId }) => callId],
  ['replacesCallId', ({ replacesCallId }) => replacesCallId],
  ['kind', ({ kind }) => kind],
];

/**
 * Writes records as CSV (RFC 4180) for spreadsheets: with a byte order mark, and with an apostrophe before a value that a
 * spreadsheet would take for a formula. Names come from callers, who may choose them freely.
 *
 * @param {readonly TransferRecord[]} records
 * @returns {string}
 */
export function writeRecordsCsv(records) {
  const head = COLUMNS.map(([name]) => name);
  const rows = records.map((record) => COLUMNS.map(([, read]) => read(record)));
  return stringify([head, ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}

/** @param {number | undefined} time */
function formatTime(time) {
  return time === undefined ? undefined : new Date(time).toISOString();
}
