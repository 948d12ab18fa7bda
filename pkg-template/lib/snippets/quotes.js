// @ts-check
import { tables } from './table.js';

/** @import { Quotes } from './table.js' */

/**
 * Writes a text with its quotes.
 *
 * @param {string} text
 * @param {Quotes} quotes
 */
export function quote(text, { delimiter, escapes, unicode }) {
  let out = delimiter;
  for (const character of text) {
    const known = escapes.find(([escaped]) => escaped === character);
    if (known) out += known[1];
    else if (unicode && isHidden(character)) out += unicode[0] + digits(character) + unicode[1];
    else out += character;
  }
  return out + delimiter;
}

/** @param {string} character */
function isHidden(character) {
  const code = character.charCodeAt(0);
  return tables.hidden.some(([first, last]) => first <= code && code <= last);
}

/** @param {string} character */
function digits(character) {
  return character.charCodeAt(0).toString(16).padStart(4, '0');
}
