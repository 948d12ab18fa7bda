// @ts-check
/** How a string is written in each language. */

/** @import { Quotes } from './language.js' */

const CONTROL_ESCAPES = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Between single quotes Bash gives a meaning to no character.
 * @type {Quotes}
 */
export const bashQuotes = { delimiter: "'", escapes: { "'": String.raw`'\''` } };

/**
 * JSON, which C#, Go, Java and Python share.
 * @type {Quotes}
 */
export const doubleQuotes = {
  delimiter: '"',
  escapes: { '"': '\\"', '\\': '\\\\', ...CONTROL_ESCAPES },
  unicode: ['\\u', ''],
};

/**
 * JavaScript.
 * @type {Quotes}
 */
export const singleQuotes = {
  delimiter: "'",
  escapes: { "'": "\\'", '\\': '\\\\', ...CONTROL_ESCAPES },
  unicode: ['\\u', ''],
};

/**
 * PHP, which replaces variables between double quotes.
 * @type {Quotes}
 */
export const phpQuotes = {
  delimiter: '"',
  escapes: { '"': '\\"', '\\': '\\\\', $: '\\$', ...CONTROL_ESCAPES },
  unicode: ['\\u{', '}'],
};

/** Characters that a reader cannot see, or that change how the rest of a line looks: ranges that include both ends. */
const INVISIBLE = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x61c, 0x61c],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xfeff, 0xfeff],
];

/**
 * Writes a string with its quotes.
 *
 * @param {string} text
 * @param {Quotes} quotes
 */
export function quote(text, { delimiter, escapes, unicode }) {
  let out = delimiter;
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (Object.hasOwn(escapes, character)) out += escapes[character];
    else if (unicode && isInvisible(code)) out += unicode[0] + code.toString(16).padStart(4, '0') + unicode[1];
    else out += character;
  }
  return out + delimiter;
}

/** @param {number} code */
function isInvisible(code) {
  return INVISIBLE.some(([first = 0, last = 0]) => first <= code && code <= last);
}
