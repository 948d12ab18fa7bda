// @ts-check
/** The table of the counts. */

import { missedLines } from './lcov.mjs';

/** @typedef {import('./lcov.mjs').Counted} Counted */

/** Files that contain tests only. */
const TESTS = /(^|_|\/)tests\.rs$/;

/**
 * Returns the table by folders.
 * @param {readonly Counted[]} files
 * @returns {string}
 */
export function tableOf(files) {
  /** @type {Map<string, Counted[]>} */
  const folders = new Map();
  for (const file of codeOf(files)) {
    const [folder = ''] = file.path.includes('/') ? file.path.split('/') : ['(files)'];
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  const rows = [...folders].sort(([one], [other]) => (one < other ? -1 : 1));
  return [
    '| folder of src | files | lines | run | branches | taken |',
    '|---|---:|---:|---:|---:|---:|',
    ...[...rows, /** @type {const} */ (['all', codeOf(files)])].map(([folder, counted]) => rowOf(folder, counted)),
  ].join('\n');
}

/**
 * Returns the lines that no test runs, by file.
 * @param {readonly Counted[]} files
 * @param {string} part of their paths
 * @returns {string[]}
 */
export function missedIn(files, part) {
  return codeOf(files)
    .filter(({ path }) => path.includes(part))
    .map((file) => /** @type {const} */ ([file.path, missedLines(file)]))
    .filter(([, ranges]) => ranges.length > 0)
    .map(([path, ranges]) => `src/${path}: ${ranges.join(', ')}`);
}

/** @param {readonly Counted[]} files */
function codeOf(files) {
  return files.filter(({ path }) => !TESTS.test(path));
}

/**
 * @param {string} name
 * @param {readonly Counted[]} files
 */
function rowOf(name, files) {
  const [lines, branches] = [files.map((file) => file.lines), files.map((file) => file.branches)].map(shareOf);
  return `| ${name} | ${files.length} | ${lines} | ${branches} |`;
}

/** @param {readonly ReadonlyMap<unknown, boolean>[]} maps */
function shareOf(maps) {
  const all = maps.flatMap((map) => [...map.values()]);
  const share = all.length === 0 ? '–' : `${((100 * all.filter(Boolean).length) / all.length).toFixed(1)} %`;
  return `${all.length.toLocaleString('en')} | ${share}`;
}
