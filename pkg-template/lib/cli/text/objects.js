// @ts-check
/** Finds the JSON objects in any text: a body, JSON Lines, or a log with bodies in its lines. */

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

/** A pair of braces with those inside it. @typedef {{ start: number, end: number, inner: Braces[] }} Braces */

/** Braces that are not JSON can contain some that are; deeper ones are not looked for. */
const MAX_LEVELS = 6;

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
  // An exception of the parser costs more than a look at the begin.
  if (BEGINS_OBJECT.test(text.slice(start, start + 64))) {
    try {
      return [{ value: JSON.parse(text.slice(start, end)), start, end }];
    } catch {}
  }
  return levels > 0 ? inner.flatMap((braces) => parse(text, braces, levels - 1)) : [];
}

/**
 * Pairs the braces outside strings, in one pass. A brace that is never closed contains nothing.
 * @param {string} text
 * @returns {Braces[]}
 */
function bracesIn(text) {
  /** @type {Braces[]} */
  const outer = [];
  /** @type {Braces[]} */
  const open = [];
  const tokens = /[{}"\n]/g;
  for (let found = tokens.exec(text); found; found = tokens.exec(text)) {
    const [character] = found;
    if (character === '{') open.push({ start: found.index, end: -1, inner: [] });
    else if (character === '"' && open.length > 0) tokens.lastIndex = endOfString(text, found.index);
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
 * @param {string} text
 * @param {number} start
 */
function endOfString(text, start) {
  const ends = /["\n\\]/g;
  ends.lastIndex = start + 1;
  for (let found = ends.exec(text); found; found = ends.exec(text)) {
    if (found[0] !== '\\') return ends.lastIndex;
    ends.lastIndex += 1;
  }
  return text.length;
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
