// @ts-check
/** Makes an explanation of the selected codes, like `src/codes/explanation.rs`. */

import { findDiagCodes } from './diag-code.js';
import { specific } from './select.js';
import { CONFIRMED, EXCLUDED, fit } from './situation.js';
import { sources } from './table.js';

/** @import { CodeEntry, CodeReference, ExplainedCause, Explanation, PhoneStatus, Situation } from '../../types/codes.js' */
/** @import { Selected } from './select.js' */
/** @import { CauseRow, EntryRow } from './table.js' */

/**
 * Explains the selected codes of a message, in a known situation.
 *
 * @param {Selected} selected
 * @param {unknown} message
 * @param {readonly Situation[]} known
 * @returns {Explanation}
 */
export function explain(selected, message, known) {
  const { by, wrapper, cause } = selected;
  const { basis, code, subcode, phone, isDiag } = by;
  const [, name, meaning, , , , certainty, source] = by.entry;
  const [, , , , retry, decision] = (cause ?? by).entry;
  const causes = sortedCauses((cause ?? by).entry, [...known, ...sidesOf((cause ?? by).phone)]);
  const { operator, developer, administrator, telephonyEngineer } = causes[0]?.actions ?? {};
  const diagCodes = otherDiagCodes(selected, message);
  return {
    basis,
    entry: keyOf(by.entry),
    name,
    meaning,
    likelyCause: causes[0]?.text ?? '',
    recommendedAction: operator ?? developer ?? administrator ?? telephonyEngineer ?? '',
    causes,
    retry,
    ...(decision && { decision: { cause: decision[0], retry: decision[1], isIncident: decision[2] } }),
    certainty,
    source: sources[source] ?? '',
    ...((code ?? subcode) !== undefined && {
      codes: { ...numbers(code, subcode), origin: isDiag ? 'diagCode' : 'own' },
    }),
    ...(wrapper && { wrapper: reference(wrapper.code, wrapper.subcode, wrapper.entry) }),
    ...(diagCodes.length > 0 && { diagCodes }),
    ...(phone && { phone }),
  };
}

/**
 * @param {PhoneStatus | undefined} phone
 * @returns {Situation[]}
 */
function sidesOf(phone) {
  return phone ? [phone.leg === 'inbound' ? 'fromTelephone' : 'toTelephone'] : [];
}

/**
 * Sorts the causes of an entry: those whose situation is known to be given in front, those of another situation left out.
 *
 * @param {EntryRow} entry
 * @param {readonly Situation[]} known
 */
function sortedCauses(entry, known) {
  const all = entry[3].map((row, index) => {
    const situations = /** @type {Situation[]} */ (row[5] ? row[5].split(' ') : []);
    const fits = fit(situations, known);
    return { fits, cause: causeOf(entry, row, index, situations, fits === CONFIRMED) };
  });
  const fitting = all.filter(({ fits }) => fits !== EXCLUDED);
  // Where all are of another situation, the knowledge of the situation is wrong.
  const causes = fitting.length > 0 ? fitting : all;
  return causes.sort((one, other) => one.fits - other.fits).map(({ cause }) => cause);
}

/**
 * @param {EntryRow} entry
 * @param {CauseRow} row
 * @param {number} index
 * @param {readonly Situation[]} situations
 * @param {boolean} confirmed
 * @returns {ExplainedCause}
 */
function causeOf(entry, row, index, situations, confirmed) {
  const [text, operator, developer, administrator, telephonyEngineer, , source] = row;
  return {
    entry: keyOf(entry),
    index,
    text,
    situations,
    confirmed,
    actions: {
      ...(operator && { operator }),
      ...(developer && { developer }),
      ...(administrator && { administrator }),
      ...(telephonyEngineer && { telephonyEngineer }),
    },
    ...(source && { source: sources[source - 1] ?? '' }),
  };
}

/**
 * Returns the DiagCodes of a message but the explained one.
 *
 * @param {Selected} selected
 * @param {unknown} message
 */
function otherDiagCodes({ by }, message) {
  /** @type {CodeReference[]} */
  const others = [];
  for (const { code, subcode } of findDiagCodes(message)) {
    const isExplained = subcode === by.subcode && (!by.isDiag || code === undefined || code === by.code);
    const isListed = others.some((other) => other.code === code && other.subcode === subcode);
    if (!isExplained && !isListed) others.push(reference(code, subcode, specific(code ?? by.code, subcode)?.entry));
  }
  return others;
}

/**
 * @param {number | undefined} code
 * @param {number | undefined} subcode
 * @param {EntryRow | undefined} entry
 * @returns {CodeReference}
 */
function reference(code, subcode, entry) {
  return {
    ...numbers(code, subcode),
    ...(entry && { entry: keyOf(entry), name: entry[1], meaning: entry[2] }),
  };
}

/**
 * @param {number | undefined} code
 * @param {number | undefined} subcode
 */
function numbers(code, subcode) {
  return { ...(code !== undefined && { code }), ...(subcode !== undefined && { subcode }) };
}

/** @param {EntryRow} entry */
function keyOf(entry) {
  return /** @type {CodeEntry} */ (entry[0].split(' ', 1)[0]);
}
