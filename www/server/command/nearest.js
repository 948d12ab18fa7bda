// @ts-check

/** How many letters may differ between what was written and what was meant. */
const TOLERANCE = 2;

/**
 * Finds what a person may have meant: a name that begins as theirs does, or is a slip or two away from it.
 *
 * @param {string} written
 * @param {readonly string[]} names
 * @returns {string | undefined}
 */
export function findNearest(written, names) {
  const slips = names.map((name) => ({ name, distance: name.startsWith(written) ? 1 : editDistance(written, name) }));
  slips.sort((one, other) => one.distance - other.distance);
  const [best] = slips;
  return best && best.distance <= TOLERANCE ? best.name : undefined;
}

/**
 * Levenshtein's distance, a row of the table at a time.
 *
 * @param {string} one
 * @param {string} other
 */
function editDistance(one, other) {
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...one].entries()) {
    const current = [row + 1];
    for (const [column, otherLetter] of [...other].entries()) {
      const replaced = (previous[column] ?? 0) + (letter === otherLetter ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
