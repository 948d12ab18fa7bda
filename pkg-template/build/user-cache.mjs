// @ts-check
/** The user's cache: outside the project, so that a second clone finds what is in it. */

import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Returns the path of a folder in the cache.
 * @param {string} name
 */
export function inUserCache(name) {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'graph-call-transfer', name);
}
