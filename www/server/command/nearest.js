// @ts-check
import { distance } from 'fastest-levenshtein';

/** The maximum number of letters in which a name may differ from the given one. */
const MAX_DISTANCE = 2;

/**
 * Finds the name that a misspelled one most likely means: one with the given beginning, or with at most two other letters.
 *
 * @param {string} given
 * @param {readonly string[]} names
 * @returns {string | undefined}
 */
export function findNearest(given, names) {
  const candidates = names.map((name) => ({ name, letters: name.startsWith(given) ? 1 : distance(given, name) }));
  candidates.sort((one, other) => one.letters - other.letters);
  const [best] = candidates;
  return best && best.letters <= MAX_DISTANCE ? best.name : undefined;
}
