// @ts-check
/** Small changes of JavaScript as esbuild writes it, without white space. */

/** What a person could have written by mistake, by what is written. @type {Readonly<Record<string, readonly string[]>>} */
const CHANGES = {
  '===': ['!=='],
  '!==': ['==='],
  '==': ['!='],
  '!=': ['=='],
  '<=': ['<', '>'],
  '>=': ['>', '<'],
  '<': ['<=', '>='],
  '>': ['>=', '<='],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '!': [''],
  'throw ': ['void '],
  '.some(': ['.every('],
  '.every(': ['.some('],
  '.min(': ['.max('],
  '.max(': ['.min('],
  true: ['false'],
  false: ['true'],
};

/** A text, a regular expression, a sign that is no operator of the table, or something that has changes. */
const TOKEN =
  /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|=>|\*\*|\+\+|--|[+\-*]=|\?\?=|===|!==|==|!=|<=|>=|&&|\|\||\?\?|[<>+\-*!]|\bthrow |\.(?:some|every|min|max)\(|\b(?:true|false)\b/gs;

/** How much of the neighbouring text names a mutant. */
const CONTEXT = 24;

/**
 * Returns the names of the functions of a source.
 * @param {string} source
 */
export function functionsIn(source) {
  return [...source.matchAll(/^(?:export )?(?:async )?function (\w+)/gm)].map(([, name = '']) => name);
}

/**
 * Returns the mutants of one function, each with one change.
 * @param {string} text of the whole file
 * @param {string} name of the function
 * @returns {{ description: string, mutated: string }[]}
 */
export function mutantsOf(text, name) {
  const { start, end } = bodyOf(text, name);
  return [...text.slice(start, end).matchAll(TOKEN)].flatMap(({ 0: found, index }) => {
    const [from, to] = [start + index, start + index + found.length];
    return (CHANGES[found] ?? []).map((change) => ({
      description: `${name}: ${shown(text, from - CONTEXT, from)}⟦${found}→${change}⟧${shown(text, to, to + CONTEXT)}`,
      mutated: text.slice(0, from) + change + text.slice(to),
    }));
  });
}

/**
 * Returns a part of the text without the breaks of lines, whose places depend on what is before it.
 * @param {string} text
 * @param {number} from
 * @param {number} to
 */
function shown(text, from, to) {
  return text.slice(from, to).replaceAll('\n', '');
}

/**
 * Finds the body of a function. No text in the functions of the webhook contains a single brace.
 * @param {string} text
 * @param {string} name
 */
function bodyOf(text, name) {
  const begin = text.search(new RegExp(`\\bfunction ${name}\\(`));
  if (begin === -1) throw new Error(`the package contains no function ${name}`);
  const start = text.indexOf('){', begin) + 1;
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return { start, end: at };
  }
  throw new Error(`the function ${name} has no end`);
}
