// @ts-check
/** Finds the JSON objects in any text: a body, JSON Lines, or a log with bodies in its lines. */

import { bracesIn, levelOf } from './braces.js';
import { readLiteral } from './literal.js';

/** @import { Braces } from './braces.js' */

/**
 * A JSON object in a text.
 *
 * @typedef {object} FoundObject
 * @property {any} value
 * @property {number} start where it begins in the text
 * @property {number} end where the text behind it begins
 * @property {number} line on which it begins, from 1
 */

const BEGINS_OBJECT = /^\{\s*(?:["}]|$)/;
/** An object in a text, such as `"{\"value\":…`. */
const BEGINS_ESCAPED = /^\{(?:\s|\\[rnt])*(\\+)"/;
const BEGINS_LITERAL = /^\{\s*(?:['\w$@]|$)/;
/** An object in a field of CSV, whose quotes are doubled. */
const BEGINS_FIELD = /^\{\s*""(?=[\w@$])/;
/** An object in a page, or in a log that is shown as one. */
const BEGINS_MARKUP = /^\{\s*&(?:quot|#0*34|#x0*22);/i;
/** An object of several lines, each with something in front of it. */
const BEGINS_PREFIXED = /^\{[ \t\r]*\n/;

/** Braces that are not JSON can contain some that are; deeper ones are not looked for. */
const MAX_LEVELS = 6;
const MAX_PREFIX = 200;

/**
 * @param {string} text
 * @returns {FoundObject[]} in the order of the text; none is inside another
 */
export function objectsIn(text) {
  const lineAt = lineCounter(text);
  return bracesIn(text)
    .flatMap((braces) => parse(text, braces, MAX_LEVELS))
    .map(({ value, start, end }) => ({ value, start, end, line: lineAt(start) }));
}

/**
 * @param {string} text
 * @param {Braces} braces
 * @param {number} levels
 * @returns {{ value: any, start: number, end: number }[]}
 */
function parse(text, { start, end, inner }, levels) {
  const value = read(text, start, end);
  if (value !== undefined) return [{ value, start, end }];
  return levels > 0 ? inner.flatMap((braces) => parse(text, braces, levels - 1)) : [];
}

/**
 * Reads an object: as JSON, otherwise in the forms that logs have.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @returns {any}
 */
function read(text, start, end) {
  const whole = text.slice(start, end);
  const head = whole.slice(0, 64);
  // An exception of the parser costs more than a look at the begin.
  const value = BEGINS_OBJECT.test(head) ? parseJson(whole) : undefined;
  if (value !== undefined) return value;
  const [, backslashes] = BEGINS_ESCAPED.exec(head) ?? [];
  if (backslashes !== undefined) return parseJson(unescaped(whole, levelOf(backslashes.length)));
  if (BEGINS_FIELD.test(head)) return parseJson(whole.replaceAll('""', '"'));
  if (BEGINS_MARKUP.test(head)) return parseJson(withoutReferences(whole));
  const stripped = BEGINS_PREFIXED.test(head) ? withoutPrefix(text, start, end) : undefined;
  const unprefixed = stripped === undefined ? undefined : parseJson(stripped);
  if (unprefixed !== undefined) return unprefixed;
  return BEGINS_LITERAL.test(head) ? readLiteral(stripped ?? whole) : undefined;
}

/** @param {string | undefined} text */
function parseJson(text) {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Removes the escapes of a text that was written as a JSON text.
 * @param {string} text
 * @param {number} level how often
 * @returns {string | undefined}
 */
function unescaped(text, level) {
  let plain = text;
  for (let count = 0; count < level; count += 1) {
    const inner = parseJson(`"${plain}"`);
    if (typeof inner !== 'string') return undefined;
    plain = inner;
  }
  return plain;
}

/** @type {Readonly<Record<string, string>>} */
const REFERENCES = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' };

/**
 * Replaces the character references of HTML.
 * @param {string} text
 */
function withoutReferences(text) {
  return text.replace(/&(?:(quot|apos|lt|gt|amp)|#(\d{1,6})|#x([\da-f]{1,5}));/gi, (_, name, decimal, hexadecimal) => {
    if (name !== undefined) return REFERENCES[name.toLowerCase()] ?? '';
    const point = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
  });
}

/**
 * Removes what stands in front of each line, as of the first one: a service's name, or a time.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @returns {string | undefined} nothing if a line has something else in front
 */
function withoutPrefix(text, start, end) {
  const prefix = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (prefix.trim() === '' || prefix.length > MAX_PREFIX) return undefined;
  const form = prefix.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\d/g, '\\d');
  const pattern = new RegExp(`^${form}`);
  const [first = '', ...lines] = text.slice(start, end).split('\n');
  if (!lines.every((line) => pattern.test(line))) return undefined;
  return [first, ...lines.map((line) => line.slice(prefix.length))].join('\n');
}

/**
 * Returns a function that counts lines, for places that only grow.
 * @param {string} text
 */
export function lineCounter(text) {
  let line = 1;
  let next = text.indexOf('\n');
  return (/** @type {number} */ at) => {
    while (next >= 0 && next < at) {
      line += 1;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}
