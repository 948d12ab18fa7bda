// @ts-check
import { fold, significantDigits, wordsOf } from '../people/text.js';
import { recognizeTyped } from '../people/typed.js';

/** @import { RecordedOutcome, RecordedParty, TransferFacts } from '../protocol/history.js' */

/**
 * The filters of a request; a record must match all of them.
 *
 * @typedef {object} RecordFilters
 * @property {string} [q] words in the names, numbers, ids and codes of a record
 * @property {string} [person] the name, the number or the id of the caller or the target
 * @property {string} [code] a status or a code, or a code and a subcode as `500/7000`
 * @property {string} [cause]
 * @property {string} [operator] the id or the name
 * @property {number} [from] in milliseconds since 1970
 * @property {number} [to] in milliseconds since 1970, exclusive
 * @property {readonly RecordedOutcome[]} [outcomes]
 */

/**
 * Filters records: those of the relay, and those of a browser.
 *
 * @template {TransferFacts} Facts
 * @param {readonly Facts[]} records
 * @param {RecordFilters} filters
 * @returns {{ matches: Facts[], counts: { [Outcome in RecordedOutcome]?: number } }} `counts` has the outcomes of the records
 *   that match all filters but `outcomes`
 */
export function filterRecords(records, { outcomes, ...filters }) {
  const candidates = records.filter((record) => matchesAll(record, filters));
  /** @type {{ [Outcome in RecordedOutcome]?: number }} */
  const counts = {};
  for (const { outcome } of candidates) counts[outcome] = (counts[outcome] ?? 0) + 1;
  const matches = outcomes ? candidates.filter(({ outcome }) => outcomes.includes(outcome)) : candidates;
  return { matches, counts };
}

/**
 * @param {TransferFacts} record
 * @param {Omit<RecordFilters, 'outcomes'>} filters
 */
function matchesAll(record, { q, person, code, cause, operator, from, to }) {
  const { startedAt } = record;
  if (cause !== undefined && record.cause !== cause) return false;
  if (from !== undefined && startedAt < from) return false;
  if (to !== undefined && startedAt >= to) return false;
  if (code !== undefined && !hasCode(record, code)) return false;
  if (person !== undefined && !isPartyOf(record, person)) return false;
  if (operator !== undefined && !isSentBy(record, operator)) return false;
  return q === undefined || matchesText(record, q);
}

/**
 * @param {TransferFacts} record
 * @param {string} text
 */
function hasCode({ status, code, result }, text) {
  const [first = '', second] = text.trim().toLowerCase().split('/');
  const numbers = [result?.code?.toString(), result?.subcode?.toString()];
  if (second !== undefined) return numbers[0] === first && numbers[1] === second;
  return [status?.toString(), code?.toLowerCase(), ...numbers].includes(first);
}

/**
 * @param {TransferFacts} record
 * @param {string} text
 */
function isPartyOf({ caller, target }, text) {
  return [caller, target].some((party) => party !== undefined && isParty(party, text));
}

/**
 * @param {RecordedParty} party
 * @param {string} text
 */
function isParty({ id = '', displayName = '' }, text) {
  if (includesText(displayName, text) || id.toLowerCase() === text.trim().toLowerCase()) return true;
  return recognizeTyped(text) === 'phone' && significantDigits(id).includes(significantDigits(text));
}

/**
 * @param {TransferFacts} record
 * @param {string} text
 */
function isSentBy({ operator }, text) {
  return operator !== undefined && (operator.id === text || includesText(operator.name ?? '', text));
}

/**
 * @param {string} name
 * @param {string} text
 */
function includesText(name, text) {
  const folded = fold(text).trim();
  return folded !== '' && fold(name).includes(folded);
}

/**
 * @param {TransferFacts} record
 * @param {string} text
 */
function matchesText(record, text) {
  if (isPartyOf(record, text) || hasCode(record, text)) return true;
  const { transferId, callId, replacesCallId, outcome, scenario, caller, target, operator, profile } = record;
  const { code, result, terminationReason, cause } = record;
  const searched = [transferId, callId, replacesCallId, outcome, scenario, caller?.displayName, target?.displayName]
    .concat(target?.id, caller?.id, operator?.name, profile, code, terminationReason, cause)
    .concat(result?.code?.toString(), result?.subcode?.toString())
    .map((part) => fold(part ?? ''));
  const words = wordsOf(fold(text));
  return words.length > 0 && words.every((word) => searched.some((part) => part.includes(word)));
}
