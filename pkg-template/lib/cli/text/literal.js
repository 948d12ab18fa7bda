// @ts-check
/** Reads an object as Python (`print(body)`) and Node (`console.log(body)`) write it. */

/** A string, a name or a word, a number, a mark, white space; what a date, a class or a cut part look like comes first. */
const TOKEN =
  /(?<space>\s+)|(?<date>\d{4}-\d\d-\d\dT[\d:.]+Z)|(?<cut>\[(?:Object|Array|Circular[^\]]*)(?:: null prototype)?\](?!\s*:))|[uUrR]?(?<string>'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)|(?<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)n?(?!\w)|(?<word>[A-Za-z_$@][\w$.@]*)|(?<mark>[{}[\]:,])/y;

const WORDS = /** @type {Readonly<Record<string, string>>} */ ({ True: 'true', False: 'false', None: 'null' });
const CONSTANTS = ['true', 'false', 'null'];
const MAX_LENGTH = 1024 * 1024;

/**
 * Reads an object in the notation of Python or JavaScript. A part that was cut off is `null`.
 * @param {string} text from its opening to its closing brace
 * @returns {Record<string, unknown> | undefined} nothing if it has another notation
 */
export function readLiteral(text) {
  if (text.length > MAX_LENGTH) return undefined;
  /** @type {string[]} */
  const json = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const found = TOKEN.exec(text);
    if (!found?.groups) return undefined;
    const { space, date, cut, string, number, word, mark } = found.groups;
    if (space !== undefined) continue;
    if (date !== undefined) json.push(JSON.stringify(date));
    else if (cut !== undefined) json.push('null');
    else if (string !== undefined) json.push(JSON.stringify(unquoted(string)));
    else if (number !== undefined) json.push(number);
    else if (word !== undefined) json.push(wordAsJson(word, text.slice(TOKEN.lastIndex, TOKEN.lastIndex + 24)));
    else {
      // A comma before a closing bracket is allowed there.
      if ((mark === '}' || mark === ']') && json.at(-1) === ',') json.pop();
      json.push(mark ?? '');
    }
  }
  try {
    return JSON.parse(json.join(''));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} word
 * @param {string} rest behind it
 */
function wordAsJson(word, rest) {
  if (/^\s*:/.test(rest)) return JSON.stringify(word);
  // Node writes the class of an object in front of it.
  if (/^\s*(?:\(\d+\)\s*)?[{[]/.test(rest)) return '';
  if (CONSTANTS.includes(word)) return word;
  return WORDS[word] ?? (word === 'undefined' || word === 'NaN' ? 'null' : JSON.stringify(word));
}

/** @type {Readonly<Record<string, string>>} */
const ESCAPED = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', 0: '\0' };

/** @param {string} string with its quotes */
function unquoted(string) {
  return string
    .slice(1, -1)
    .replace(/\\(?:u([\da-f]{4})|x([\da-f]{2})|([\s\S]))/gi, (_, unicode, byte, character) =>
      unicode || byte ? String.fromCharCode(Number.parseInt(unicode ?? byte, 16)) : (ESCAPED[character] ?? character),
    );
}
