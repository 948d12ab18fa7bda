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

/** The number of results of one kind that are kept: those that were used last. */
const MAX_KEPT = 8;

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
  cpSync(kept, folder, { recursive: true });
  utimesSync(kept, new Date(), new Date());
  return true;
}

/**
 * Keeps a result, and removes those that were not used for the longest time.
 * @param {string} kind
 * @param {string} fingerprint
 * @param {string} folder
 */
export function keepResult(kind, fingerprint, folder) {
  const cache = inUserCache(kind);
  mkdirSync(cache, { recursive: true });
  // Complete when it gets its name: another process may look at the same time.
  const made = mkdtempSync(join(cache, '.made-'));
  cpSync(folder, made, { recursive: true });
  try {
    renameSync(made, join(cache, fingerprint));
  } catch {
    // Another process was faster.
    rmSync(made, { recursive: true });
  }
  const names = readdirSync(cache).sort((one, other) => usedAt(join(cache, other)) - usedAt(join(cache, one)));
  for (const name of names.slice(MAX_KEPT)) rmSync(join(cache, name), { recursive: true, force: true });
}

/** @param {string} path */
function usedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
