// @ts-check
import { parseTree } from 'jsonc-parser';
import { COLUMNS } from './columns.js';

/** @import { Node, ParseError } from 'jsonc-parser' */
/** @import { Row, RowProblem } from './columns.js' */

/**
 * Reads the rows of a JSON file: an array of objects whose members have the names of the columns.
 *
 * @param {string} text
 * @returns {{ rows: Row[], problems: RowProblem[] }}
 */
export function readJsonRows(text) {
  const lineOf = createLineCounter(text);
  /** @type {ParseError[]} */
  const errors = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [error] = errors;
  if (error) return { rows: [], problems: [{ line: lineOf(error.offset), message: 'the JSON is invalid here' }] };
  if (root?.type !== 'array') return { rows: [], problems: [{ line: 1, message: 'expected an array of objects' }] };

  /** @type {RowProblem[]} */
  const problems = [];
  const rows = (root.children ?? []).map((node) => {
    const line = lineOf(node.offset);
    if (node.type !== 'object') problems.push({ line, message: `expected an object, found ${node.type}` });
    return { line, members: readMembers(node, lineOf, problems) };
  });
  return { rows, problems };
}

/**
 * @param {Node} node
 * @param {(offset: number) => number} lineOf
 * @param {RowProblem[]} problems
 * @returns {Row['members']}
 */
function readMembers({ type, children = [] }, lineOf, problems) {
  /** @type {Record<string, string>} */
  const members = {};
  for (const { children: pair = [], offset } of type === 'object' ? children : []) {
    const [name, value] = pair;
    const column = COLUMNS.find((known) => known === name?.value);
    const line = lineOf(offset);
    if (column === undefined) {
      problems.push({ line, message: `a member is unknown: expected only ${COLUMNS.join(', ')}` });
    } else if (value?.type !== 'string') {
      problems.push({ line, message: `"${column}" is invalid: expected a string, found ${value?.type ?? 'nothing'}` });
    } else if (value.value.trim() !== '') {
      members[column] = value.value.trim();
    }
  }
  return members;
}

/**
 * Creates a function that returns the line of an offset, from 1.
 *
 * @param {string} text
 */
function createLineCounter(text) {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
  return (/** @type {number} */ offset) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}
