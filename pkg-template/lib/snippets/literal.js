// @ts-check
import { doubleQuotes, quote, singleQuotes } from './quotes.js';

const INDENT = '  ';

/**
 * Writes a value as indented JSON.
 *
 * @param {unknown} value
 */
export function writeJson(value) {
  const text = (/** @type {string} */ plain) => quote(plain, doubleQuotes);
  return write(value, { text, name: text, last: '' }, '\n');
}

/**
 * Writes a value as JavaScript.
 *
 * @param {unknown} value
 */
export function writeJavaScript(value) {
  const text = (/** @type {string} */ plain) => quote(plain, singleQuotes);
  const name = (/** @type {string} */ plain) => {
    // Without the brackets it would set the prototype, and would not be sent.
    if (plain === '__proto__') return `[${text(plain)}]`;
    return /^[A-Za-z_$][\w$]*$/.test(plain) ? plain : text(plain);
  };
  return write(value, { text, name, last: ',' }, '\n');
}

/**
 * @typedef {object} Notation
 * @property {(plain: string) => string} text
 * @property {(plain: string) => string} name
 * @property {string} last the text behind the last item
 */

/**
 * @param {unknown} value
 * @param {Notation} notation
 * @param {string} line a line break with the indentation behind it
 * @returns {string}
 */
function write(value, notation, line) {
  if (typeof value === 'string') return notation.text(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = line + INDENT;
  if (Array.isArray(value)) {
    const items = value.map((item) => write(item, notation, inner));
    return block('[]', items, notation, line);
  }
  const members = Object.entries(value).map(
    ([name, member]) => `${notation.name(name)}: ${write(member, notation, inner)}`,
  );
  return block('{}', members, notation, line);
}

/**
 * @param {string} brackets
 * @param {string[]} items
 * @param {Notation} notation
 * @param {string} line
 */
function block(brackets, items, { last }, line) {
  if (items.length === 0) return brackets;
  return `${brackets[0]}${line}${INDENT}${items.join(`,${line}${INDENT}`)}${last}${line}${brackets[1]}`;
}
