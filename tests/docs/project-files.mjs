// @ts-check
/** The files of the project as Git sees them: what is tracked or new, and not ignored. */

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { inProject, root } from '../../pkg-template/build/project.mjs';

/** @returns {import('./links.mjs').Project} */
export function projectFiles() {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const files = listed.split('\0').filter((file) => file !== '' && existsSync(inProject(file)));
  return { files: new Set(files), read: (path) => readFileSync(inProject(path), 'utf8') };
}
