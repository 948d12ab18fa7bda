// @ts-check
import { isSupportedCountry, parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js/min';

/** @import { CountryCode } from 'libphonenumber-js/min' */

/**
 * A parsed telephone number.
 *
 * @typedef {object} ParsedNumber
 * @property {string} number in E.164 format, as Graph takes it
 * @property {string} text the number as people write it, with its country code
 * @property {string} [region] the ISO 3166-1 code of its region, where the number has only one
 */

/**
 * The reason why a text is not a telephone number that can be dialled from anywhere.
 *
 * @typedef {'empty' | 'countryCodeMissing' | 'tooShort' | 'tooLong' | 'extension' | 'invalid'} NumberProblem
 */

/** @type {Readonly<Record<string, NumberProblem>>} */
const PROBLEMS = {
  INVALID_COUNTRY: 'countryCodeMissing',
  TOO_SHORT: 'tooShort',
  TOO_LONG: 'tooLong',
};

/**
 * Parses a telephone number as people write it: with a plus sign, with the international prefix, or, if the region is known, in
 * its national format.
 *
 * @param {string} text
 * @param {string} [region] the ISO 3166-1 code of the region of numbers without a country code
 * @returns {ParsedNumber | { problem: NumberProblem }}
 */
export function parsePhoneNumber(text, region) {
  // The library knows neither full-width signs nor the scheme of a link.
  const typed = text.normalize('NFKC').trim().replace(/^tel:/i, '');
  if (typed === '') return { problem: 'empty' };
  const parsed = parse(typed, region);
  // 00 is the international prefix of most countries. Where it is not, the library knows only the country's own.
  return 'problem' in parsed && /^00/.test(typed) ? parse(`+${typed.slice(2)}`, region) : parsed;
}

/**
 * @param {string} text
 * @param {string | undefined} region
 * @returns {ParsedNumber | { problem: NumberProblem }}
 */
function parse(text, region) {
  const options = {
    extract: false,
    ...(region !== undefined && { defaultCountry: /** @type {CountryCode} */ (region) }),
  };
  const problem = validatePhoneNumberLength(text, options);
  // The library reports a country code that does not exist as a missing one.
  if (problem === 'INVALID_COUNTRY' && text.startsWith('+')) return { problem: 'invalid' };
  if (problem !== undefined) return { problem: PROBLEMS[problem] ?? 'invalid' };
  const parsed = parsePhoneNumberFromString(text, options);
  if (parsed === undefined) return { problem: 'invalid' };
  if (parsed.ext !== undefined) return { problem: 'extension' };
  return {
    number: parsed.number,
    text: parsed.formatInternational(),
    ...(parsed.country !== undefined && { region: parsed.country }),
  };
}

/**
 * Returns whether the numbers of a region can be parsed.
 *
 * @param {string} region an ISO 3166-1 code, in capitals
 */
export function isPhoneRegion(region) {
  return isSupportedCountry(region);
}
