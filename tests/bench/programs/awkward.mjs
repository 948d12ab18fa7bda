// @ts-check
/** Gives one reader the awkward notifications in a fresh process: prints what it makes of each. */

import { AWKWARD } from '../awkward-bodies.mjs';
import { entriesOf } from '../entries.mjs';

/** @import { Awkward, Finding } from '../awkward-bodies.mjs' */

const { reader } = JSON.parse(process.argv[2] ?? '');
const { read } = await import(`../readers/${reader}.mjs`);
const encoder = new TextEncoder();

console.log(JSON.stringify(AWKWARD.map(find)));

/**
 * @param {Awkward} awkward
 * @returns {Finding}
 */
function find({ text, want, sign, look }) {
  let result;
  try {
    result = read(encoder.encode(text));
  } catch {
    return 'refused';
  }
  const entries = entriesOf(result);
  if (entries === undefined) return 'told apart';
  if (want === undefined) return 'accepted';
  const found = look(entries);
  if (found === want) return 'kept';
  if (String(found).toLowerCase() === String(want).toLowerCase()) return 'other form';
  return holds(result, sign ?? want) ? 'elsewhere' : 'lost';
}

/**
 * @param {unknown} value
 * @param {unknown} wanted
 * @returns {boolean} whether it is somewhere in the value
 */
function holds(value, wanted) {
  if (typeof value !== 'object' || value === null) return value === wanted;
  return Object.values(value).some((member) => holds(member, wanted));
}
