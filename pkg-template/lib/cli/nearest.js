// @ts-check
/**
 * Finds a misspelled name. The relay imports this file too, by its path: it is no interface of the package, which has no dependencies.
 */

/** The largest number of letters in which a name may differ from the given one. */
const MAX_DISTANCE = 2;

/**
 * Finds the name that a misspelled one probably means.
 * @param {string} given
 * @param {readonly string[]} names
 */
export function findNearest(given, names) {
  const begun = names.find((name) => given.length >= 2 && name.startsWith(given));
  if (begun !== undefined) return begun;
  const [best] = names
    .map((name) => ({ name, distance: distance(given.toLowerCase(), name.toLowerCase()) }))
    .sort((one, other) => one.distance - other.distance);
  return best !== undefined && best.distance <= MAX_DISTANCE && best.distance < given.length ? best.name : undefined;
}

/**
 * Counts the letters to insert, to remove or to replace (Levenshtein).
 * @param {string} one
 * @param {string} other
 */
function distance(one, other) {
  if (Math.abs(one.length - other.length) > MAX_DISTANCE) return MAX_DISTANCE + 1;
  let row = [...other, ''].map((_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    let diagonal = index;
    const next = [index + 1];
    for (const [column, otherLetter] of [...other].entries()) {
      const above = row[column + 1] ?? 0;
      next.push(Math.min(above + 1, (next[column] ?? 0) + 1, diagonal + (letter === otherLetter ? 0 : 1)));
      diagonal = above;
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
