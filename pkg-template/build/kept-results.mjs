// @ts-check
/**
 * The results of long work, kept in the user's cache by the fingerprint of all that they depend on: a fresh clone, or a branch
 * that was built before, does not make them again.
 */

import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { inUserCache } from './user-cache.mjs';

const MAX_KEPT = 8;
/** How the names of unfinished copies begin. */
const MADE = '.made-';
const DAY_MS = 86_400_000;
/** With the times of the files: cargo compares them. */
const COPY = { recursive: true, preserveTimestamps: true };

/**
 * Copies a kept result into a folder.
 * @param {string} kind
 * @param {string} fingerprint
 * @param {string} folder that is replaced
 * @returns {boolean} whether there is one
 */
export function restoreResult(kind, fingerprint, folder) {
  const kept = join(inUserCache(kind), fingerprint);
  if (!existsSync(kept)) return false;
  rmSync(folder, { recursive: true, force: true });
  try {
    cpSync(kept, folder, COPY);
    utimesSync(kept, new Date(), new Date());
    return true;
  } catch {
    // Another process has just removed it, or the disk is full: half a result is none.
    rmSync(folder, { recursive: true, force: true });
    return false;
  }
}

/**
 * @typedef {object} KeepOptions
 * @property {number} [max] the number of results of this kind that are kept: those that were used last
 * @property {(path: string) => boolean} [filter] whether a file or folder belongs to the result
 */

/**
 * Keeps a result unless it is there, and removes those that were not used for the longest time.
 * @param {string} kind
 * @param {string} fingerprint
 * @param {string} folder
 * @param {KeepOptions} [options]
 */
export function keepResult(kind, fingerprint, folder, { max = MAX_KEPT, filter = () => true } = {}) {
  const cache = inUserCache(kind);
  if (existsSync(join(cache, fingerprint))) return;
  mkdirSync(cache, { recursive: true });
  // Complete when it gets its name: another process may look at the same time.
  const made = mkdtempSync(join(cache, MADE));
  try {
    cpSync(folder, made, { ...COPY, filter });
    // Its time can be that of the folder.
    utimesSync(made, new Date(), new Date());
    renameSync(made, join(cache, fingerprint));
  } catch {
    // Another process was faster, or the disk is full: then nothing is kept.
    rmSync(made, { recursive: true, force: true });
  }
  removeUnused(cache, max);
}

/**
 * @param {string} cache
 * @param {number} max
 */
function removeUnused(cache, max) {
  const names = readdirSync(cache).sort((one, other) => usedAt(join(cache, other)) - usedAt(join(cache, one)));
  const kept = names.filter((name) => !name.startsWith(MADE));
  // One that is new is being made by another process.
  const unfinished = names.filter((name) => name.startsWith(MADE) && usedAt(join(cache, name)) < Date.now() - DAY_MS);
  for (const name of [...kept.slice(max), ...unfinished]) removeResult(join(cache, name), cache);
}

/**
 * Removes a result as a whole: a process that copies it at the same time fails, instead of copying half of it.
 * @param {string} path
 * @param {string} cache
 */
function removeResult(path, cache) {
  const removed = mkdtempSync(join(cache, MADE));
  try {
    renameSync(path, join(removed, 'result'));
  } catch {
    // Another process removes it.
  }
  rmSync(removed, { recursive: true, force: true });
}

/** @param {string} path */
function usedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
