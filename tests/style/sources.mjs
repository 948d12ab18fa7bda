// @ts-check
/** Finds the files that people write: what git knows, without data and generated files. */

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @typedef {'rust' | 'javascript' | 'markdown'} Language */
/** @typedef {{ file: string, language: Language, text: string }} Source */

const root = fileURLToPath(new URL('../..', import.meta.url));

/** @type {[RegExp, Language][]} */
const LANGUAGES = [
  [/\.rs$/, 'rust'],
  [/\.(ts|tsx|js|mjs|cjs|mts|cts)$/, 'javascript'],
  [/\.md$/, 'markdown'],
];

/** Data, what generators write, and this folder, which has to name the words that it forbids. */
const LEFT_OUT = /^tests\/(fixtures|style)\/|^tests\/package\/golden\/|^CHANGELOG\.md$/;

/**
 * Returns the sources of the project.
 * @returns {Source[]}
 */
export function sourcesOf() {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed
    .split('\n')
    .filter((file) => file !== '' && !LEFT_OUT.test(file) && existsSync(root + file))
    .flatMap((file) => {
      const language = LANGUAGES.find(([pattern]) => pattern.test(file))?.[1];
      return language ? [{ file, language, text: readFileSync(root + file, 'utf8') }] : [];
    });
}
