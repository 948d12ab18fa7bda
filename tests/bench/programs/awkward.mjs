// @ts-check
/** Passes the awkward notifications to one reader in a fresh process, and prints the results. */

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
  if (entries === undefined) return 'recognised';
  if (want === undefined) return 'accepted';
  const found = look(entries);
  if (found === want) return 'kept';
  if (String(found).toLowerCase() === String(want).toLowerCase()) return 'other form';
  return contains(result, sign ?? want) ? 'elsewhere' : 'lost';
}

/**
 * Whether a value contains another one at any depth.
 * @param {unknown} value
 * @param {unknown} wanted
 * @returns {boolean}
 */
function contains(value, wanted) {
  if (typeof value !== 'object' || value === null) return value === wanted;
  return Object.values(value).some((member) => contains(member, wanted));
}
