// @ts-check
/** Pairs the braces of a text. */

/** A pair of braces with those inside it. @typedef {{ start: number, end: number, inner: Braces[] }} Braces */

/** In Python and JavaScript, a string in single quotes begins where a value or a name may begin. */
const BEFORE_STRING = /[{[(,:=]\s*$/;

/**
 * Pairs the braces outside strings, in one pass. A brace that is never closed contains nothing.
 * @param {string} text
 * @returns {Braces[]}
 */
export function bracesIn(text) {
  /** @type {Braces[]} */
  const outer = [];
  /** @type {Braces[]} */
  const open = [];
  const tokens = /[{}"'\n]/g;
  for (let found = tokens.exec(text); found; found = tokens.exec(text)) {
    const { 0: character, index } = found;
    if (character === '{') open.push({ start: index, end: -1, inner: [] });
    else if (character === '"' && open.length > 0) tokens.lastIndex = endOfString(text, index, '"');
    else if (character === "'" && open.length > 0 && BEFORE_STRING.test(text.slice(Math.max(0, index - 8), index)))
      tokens.lastIndex = endOfString(text, index, "'");
    else if (character === '}') {
      const closed = open.pop();
      if (!closed) continue;
      closed.end = tokens.lastIndex;
      (open.at(-1)?.inner ?? outer).push(closed);
    }
  }
  return open.length === 0
    ? outer
    : [...outer, ...open.flatMap(({ inner }) => inner)].sort((a, b) => a.start - b.start);
}

/**
 * Returns the place behind a string. It ends with its line at the latest: JSON has no longer ones.
 *
 * Inside of an escaped text, its quotes have backslashes: one in a text, three in a text in a text. Such a string ends at a
 * quote of the same level.
 *
 * @param {string} text
 * @param {number} start
 * @param {'"' | "'"} quote
 */
function endOfString(text, start, quote) {
  const level = levelOf(backslashesBefore(text, start));
  const [ownCount, cycle] = [2 ** level - 1, 2 ** (level + 1)];
  const ends = quote === '"' ? /["\n]/g : /['\n]/g;
  ends.lastIndex = start + 1;
  for (let found = ends.exec(text); found; found = ends.exec(text)) {
    if (found[0] === '\n' || backslashesBefore(text, found.index) % cycle === ownCount) return ends.lastIndex;
  }
  return text.length;
}

/**
 * @param {string} text
 * @param {number} at
 */
function backslashesBefore(text, at) {
  let count = 0;
  while (text[at - count - 1] === '\\') count += 1;
  return count;
}

/** Returns how often a text was escaped whose quotes have so many backslashes. @param {number} backslashes */
export function levelOf(backslashes) {
  let level = 0;
  for (let rest = backslashes; rest % 2 === 1; rest = (rest - 1) / 2) level += 1;
  return level;
}
