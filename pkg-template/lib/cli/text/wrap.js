// @ts-check
/** Lays out text for a terminal. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sequences of a terminal are control characters
const ESCAPES = /\u001b\[\d+m/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A token: three parts in base64url, the first of which is a JSON object. */
const TOKENS = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;

/**
 * Replaces the tokens of a text: an argument in the wrong place does not reach the log of a build.
 * @param {string} text
 */
export function withoutTokens(text) {
  return text.replace(TOKENS, '[token]');
}

/**
 * Replaces the control characters of a foreign text, which could change what a terminal shows, and its tokens.
 * @param {string} text
 */
export function plain(text) {
  return withoutTokens(text).replace(CONTROLS, (character) => {
    if (character === '\n' || character === '\t' || character === '\r') return ' ';
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** Returns the number of columns of a text. @param {string} text */
export function widthOf(text) {
  return [...text.replace(ESCAPES, '')].length;
}

/**
 * Breaks a text into lines.
 * @param {string} text
 * @param {number} width
 * @returns {string[]} at least one line; a word that is wider than a line has its own
 */
export function wrap(text, width) {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? '';
    if (line === '') lines[lines.length - 1] = word;
    else if (widthOf(line) + 1 + widthOf(word) <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/**
 * Writes a label with a text beside it.
 * @param {string} label
 * @param {string} text
 * @param {{ indent: number, column: number, width: number }} layout `column` is where the text begins
 * @returns {string} with the end of its last line
 */
export function labelled(label, text, { indent, column, width }) {
  const start = ' '.repeat(indent) + label;
  const lines = wrap(text, Math.max(20, width - column));
  const isWide = widthOf(start) + 2 > column;
  const first = isWide ? `${start}\n${' '.repeat(column)}` : start + ' '.repeat(column - widthOf(start));
  return `${first}${lines.join(`\n${' '.repeat(column)}`)}\n`;
}
