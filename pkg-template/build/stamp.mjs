// @ts-check
/** Work that is skipped while the files that it depends on are unchanged. */

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inProject } from './project.mjs';

const GENERATED = new Set(['node_modules', 'dist', 'test-results']);

/**
 * Returns one hash of the content of files and folders.
 * @param {readonly string[]} paths relative to the project; a missing one counts too
 * @param {readonly string[]} [facts] other values that the work depends on, such as versions
 */
export function fingerprint(paths, facts = []) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesIn)) {
    const content = existsSync(inProject(file)) ? readFileSync(inProject(file)) : undefined;
    hash.update(`${file}\0${content?.length ?? 'absent'}\0`).update(content ?? '');
  }
  return hash.update(facts.join('\0')).digest('hex');
}

/**
 * @typedef {object} Stamp
 * @property {string} file contains the fingerprint of the work that succeeded last; relative to the project
 * @property {string} result the path of what the work makes, relative to the project
 * @property {string} fingerprint
 */

/**
 * Does `work` unless it has succeeded for the same fingerprint and its result still exists.
 * @param {Stamp} stamp
 * @param {() => Promise<void>} work
 * @returns {Promise<boolean>} whether the work was done now
 */
export async function whenChanged(stamp, work) {
  const file = inProject(stamp.file);
  const done = existsSync(file) && readFileSync(file, 'utf8') === stamp.fingerprint;
  if (done && existsSync(inProject(stamp.result))) return false;
  // Before the work, so that no stamp outlives a failure.
  rmSync(file, { force: true });
  await work();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, stamp.fingerprint);
  return true;
}

/**
 * @param {string} path
 * @returns {string[]} the file itself, or the files of the folder in a stable order
 */
function filesIn(path) {
  if (!existsSync(inProject(path)) || !statSync(inProject(path)).isDirectory()) return [path];
  return readdirSync(inProject(path), { withFileTypes: true })
    .filter((entry) => !GENERATED.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(path, entry.name)) : [join(path, entry.name)]));
}
