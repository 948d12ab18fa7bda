// @ts-check
import { callKey } from 'graph-call-transfer/ids';
import { toPerson } from './person.js';
import { parsePhoneNumber } from './phone-number.js';
import { recognizeTyped } from './typed.js';

/** @import { PeopleNotice, Person } from '../protocol/people.js' */

/** @type {PeopleNotice} */
const COUNTRY_CODE_MISSING = {
  code: 'countryCodeMissing',
  message: 'The number has no country code.',
  hint: 'Add it, as in +44.',
};

/**
 * Reads a text that is itself a transfer target: an object id, or a telephone number.
 *
 * @param {string} text
 * @param {object} defaults
 * @param {string | undefined} defaults.region of telephone numbers without a country code, an ISO 3166-1 code
 * @param {string | undefined} defaults.tenantId of an object id
 * @returns {{ person?: Person, notice?: PeopleNotice }}
 */
export function readTyped(text, { region, tenantId }) {
  const form = recognizeTyped(text);
  if (form === 'objectId') {
    const id = callKey(text.trim());
    return { person: toPerson({ kind: 'user', id, ...(tenantId !== undefined && { tenantId }) }, 'typed') };
  }
  if (form !== 'phone') return {};
  const parsed = parsePhoneNumber(text, region);
  if ('number' in parsed) {
    return { person: toPerson({ kind: 'phone', id: parsed.number, phones: [parsed.number] }, 'typed') };
  }
  return parsed.problem === 'countryCodeMissing' ? { notice: COUNTRY_CODE_MISSING } : {};
}
