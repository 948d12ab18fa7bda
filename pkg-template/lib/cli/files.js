// @ts-check
/** Writes files whole: an interruption leaves the file as it was. */

import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { unusable } from './input.js';

/**
 * Writes a file beside the old one, and puts it in its place.
 * @param {string} path
 * @param {string} text
 */
export function replaceFile(path, text) {
  // A link remains a link.
  const target = existsSync(path) ? realpathSync(path) : path;
  const draft = join(dirname(target), `.${basename(target)}.${randomUUID().slice(0, 8)}`);
  try {
    writeFileSync(draft, text, { flag: 'wx' });
    const mode = statSync(target, { throwIfNoEntry: false })?.mode;
    if (mode !== undefined) chmodSync(draft, mode);
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw unusable(path, error, 'write');
  }
}
