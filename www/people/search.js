// @ts-check
import { personKey } from './person.js';
import { fold, significantDigits, wordsOf } from './text.js';
import { recognizeTyped } from './typed.js';

/** @import { Person } from '../protocol/people.js' */

/** The rank of a match; a lower one is better. A person without a match has none. */
const RANKS = /** @type {const} */ ({
  exact: 0,
  nameStart: 1,
  words: 2,
  mailStart: 3,
  number: 4,
  role: 5,
  within: 6,
  /** The directory found it by a rule of its own. */
  trusted: 7,
});

/** The directories whose own search decides whether a person matches. */
const TRUSTED_SOURCES = ['graph', 'typed'];

/**
 * Returns the people that match a search text, the best match first: by name in any order of its words, mail address, telephone
 * number, object id, title or department. Of several records of one target the first is returned; an earlier transfer to it
 * precedes equal matches. An empty text matches the targets of earlier transfers only, the last one first.
 *
 * @param {readonly Person[]} people
 * @param {string} text
 * @param {number} limit
 * @returns {Person[]}
 */
export function rankPeople(people, text, limit) {
  const query = createQuery(text);
  const found = [];
  for (const person of mergeRecords(people)) {
    const rank = query === undefined ? rankOfRecent(person) : rankOf(person, query);
    if (rank !== undefined) found.push({ person, rank });
  }
  found.sort((one, other) => one.rank - other.rank || compareEqualMatches(one.person, other.person));
  return found.slice(0, limit).map(({ person }) => person);
}

/**
 * Joins the records of each target: the members of the first, and the last time at which any of them was used.
 *
 * @param {readonly Person[]} people
 * @returns {Iterable<Person>}
 */
function mergeRecords(people) {
  /** @type {Map<string, Person>} */
  const merged = new Map();
  for (const person of people) {
    const key = personKey(person);
    const known = merged.get(key);
    const lastUsedAt = Math.max(known?.lastUsedAt ?? 0, person.lastUsedAt ?? 0);
    merged.set(key, { ...(known ?? person), ...(lastUsedAt > 0 && { lastUsedAt }) });
  }
  return merged.values();
}

/**
 * @typedef {object} Query
 * @property {string} text
 * @property {readonly string[]} words
 * @property {string} digits of a telephone number, without prefixes; empty for another text
 */

/**
 * @param {string} text
 * @returns {Query | undefined} `undefined` for an empty text
 */
function createQuery(text) {
  const form = recognizeTyped(text);
  if (form === 'empty') return undefined;
  const folded = fold(text).trim();
  return { text: folded, words: wordsOf(folded), digits: form === 'phone' ? significantDigits(text) : '' };
}

/** @param {Person} person */
function rankOfRecent({ lastUsedAt }) {
  return lastUsedAt === undefined ? undefined : RANKS.exact;
}

/**
 * @param {Person} person
 * @param {Query} query
 * @returns {number | undefined}
 */
function rankOf({ id, displayName = '', mail = '', title = '', department = '', phones = [], source }, query) {
  const name = fold(displayName);
  const address = fold(mail);
  const { text, words, digits } = query;
  if (text === '') return undefined;
  if ([name, address, fold(id)].includes(text)) return RANKS.exact;
  if (digits !== '' && phones.some((phone) => significantDigits(phone) === digits)) return RANKS.exact;
  if (name.startsWith(text)) return RANKS.nameStart;
  if (startEach(words, wordsOf(name))) return RANKS.words;
  if (address.startsWith(text)) return RANKS.mailStart;
  if (digits !== '' && [...phones, id].some((phone) => significantDigits(phone).includes(digits))) return RANKS.number;
  if (startEach(words, wordsOf(`${name} ${fold(title)} ${fold(department)}`))) return RANKS.role;
  if (name.includes(text) || address.includes(text)) return RANKS.within;
  return TRUSTED_SOURCES.includes(source) ? RANKS.trusted : undefined;
}

/**
 * @param {readonly string[]} starts
 * @param {readonly string[]} words
 * @returns {boolean} whether each of the starts begins one of the words
 */
function startEach(starts, words) {
  return starts.length > 0 && starts.every((start) => words.some((word) => word.startsWith(start)));
}

/**
 * @param {Person} one
 * @param {Person} other
 */
function compareEqualMatches(one, other) {
  const used = (other.lastUsedAt ?? 0) - (one.lastUsedAt ?? 0);
  return used || (one.displayName ?? one.id).localeCompare(other.displayName ?? other.id);
}
