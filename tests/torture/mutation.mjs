// @ts-check
/** Changes an example: the parts of its syntax, or single characters. */

/** @import { Random } from './random.mjs' */

const PIECES = [
  ...['null', 'true', '0', '-0', '01', '1.', '.5', '1e999', '1E+1', '-', '9007199254740993', 'NaN', 'undefined'],
  ...['""', '"__proto__"', '"constructor"', '"value"', '"resourceUrl"', '"state"', '"toString"', '"length"'],
  ...['"\\ud800"', '"\\u0000"', '"\\u12"', '"\\x"', '"\u0000"', '"\u2028"', '"é😀"', '\ufeff', '\u00a0', '\u000b'],
  ...['"', "'", '\\', '{', '}', '[', ']', ',', ':', '{}', '[]', '[1,]', '{"a":1,}', '/**/', '//\n', '\n', '\t', '\r'],
  ...['"\\/"', '"\\b\\f\\n\\r\\t\\"\\\\"', '"\\uD83D\\uDE00"', '"\\udc00"', '"a" "b"', '1 2'],
];

/**
 * Returns a changed example.
 * @param {Random} random
 * @param {readonly string[]} examples
 */
export function mutated(random, examples) {
  const parts = partsOf(random.oneOf(examples));
  // Some stay as they are: an attack that breaks everything at the first byte reaches nothing behind it.
  for (let changes = random.below(4); changes > 0; changes -= 1) change(random, parts, examples);
  const text = parts.join('').slice(0, 20_000);
  return random.onceIn(3) ? withOtherCharacters(random, text) : text;
}

/** @param {string} text texts in quotes, words and numbers, white space, and single signs */
function partsOf(text) {
  return text.match(/"(?:[^"\\]|\\.)*"|[\w.+-]+|\s+|./gs) ?? [];
}

/**
 * @param {Random} random
 * @param {string[]} parts
 * @param {readonly string[]} examples
 */
function change(random, parts, examples) {
  const at = random.below(parts.length + 1);
  const length = 1 + random.below(12);
  switch (random.below(8)) {
    case 0:
      parts.splice(at, length);
      break;
    case 1:
      parts.splice(random.below(parts.length + 1), 0, ...parts.slice(at, at + length));
      break;
    case 2:
      parts.splice(
        at,
        0,
        parts
          .slice(at, at + length)
          .join('')
          .repeat(1 + random.below(20))
          .slice(0, 10_000),
      );
      break;
    case 3: {
      const others = partsOf(random.oneOf(examples));
      const from = random.below(others.length + 1);
      parts.splice(at, 0, ...others.slice(from, from + length));
      break;
    }
    case 4:
      parts.splice(at, 0, random.oneOf(['[', '{"a":', ' ', '9', '\\\\', 'é']).repeat(1 + random.below(90)));
      break;
    case 5:
      parts.splice(at, 0, random.oneOf(PIECES));
      break;
    default:
      parts.splice(at, 1, random.oneOf(PIECES));
  }
}

/**
 * @param {Random} random
 * @param {string} text
 */
function withOtherCharacters(random, text) {
  const at = random.below(text.length + 1);
  const inserted = String.fromCharCode(random.below(0x180));
  return random.oneOf([
    text.slice(0, at),
    text.slice(at),
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + inserted + text.slice(at),
    text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << random.below(7))) + text.slice(at + 1),
  ]);
}
