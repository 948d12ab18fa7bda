// @ts-check
/** Reads counts in the format of lcov. */

/**
 * @typedef {object} Counted the counts of one file
 * @property {string} path
 * @property {ReadonlyMap<number, boolean>} lines whether each line that has code was run
 * @property {ReadonlyMap<string, boolean>} branches whether each side of a condition was taken
 */

/**
 * Reads the files below a folder. Instances of one generic function count as one.
 * @param {string} text
 * @param {string} folder ends with a slash
 * @returns {Counted[]} with paths relative to the folder
 */
export function readCounts(text, folder) {
  return text
    .split('end_of_record')
    .map(readFile)
    .filter(({ path }) => path.startsWith(folder))
    .map((counted) => ({ ...counted, path: counted.path.slice(folder.length) }));
}

/**
 * @param {string} record
 * @returns {Counted}
 */
function readFile(record) {
  let path = '';
  /** @type {Map<number, boolean>} */
  const lines = new Map();
  /** @type {Map<string, boolean>} */
  const branches = new Map();
  for (const row of record.split('\n')) {
    const [kind = '', rest = ''] = split(row, ':');
    if (kind === 'SF') path = rest;
    else if (kind === 'DA') {
      const [line = '', count] = rest.split(',');
      lines.set(Number(line), (lines.get(Number(line)) ?? false) || count !== '0');
    } else if (kind === 'BRDA') {
      const [side = '', count] = split(rest, ',', rest.lastIndexOf(','));
      branches.set(side, (branches.get(side) ?? false) || (count !== '0' && count !== '-'));
    }
  }
  return { path, lines, branches };
}

/**
 * @param {string} text
 * @param {string} separator
 * @param {number} [at]
 */
function split(text, separator, at = text.indexOf(separator)) {
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

/**
 * Returns the lines that were not run, as ranges.
 * @param {Counted} counted
 */
export function missedLines({ lines }) {
  /** @type {[first: number, last: number][]} */
  const ranges = [];
  let follows = false;
  for (const [line, isRun] of [...lines].sort(([one], [other]) => one - other)) {
    const range = ranges.at(-1);
    if (!isRun && follows && range) range[1] = line;
    else if (!isRun) ranges.push([line, line]);
    follows = !isRun;
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`));
}
