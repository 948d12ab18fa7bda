// @ts-check
/** Reads which JavaScript and TypeScript files import which, types and comments of types included. */

import { posix } from 'node:path';

const IMPORT = /\bfrom\s+['"](\.[^'"]+)['"]|\bimport\s*\(?\s*['"](\.[^'"]+)['"]/g;

/**
 * Returns the files that each file imports, as paths relative to the project.
 * @param {readonly import('./sources.mjs').Source[]} sources
 * @returns {Map<string, Set<string>>}
 */
export function importsOf(sources) {
  const scripts = sources.filter(({ language }) => language === 'javascript');
  const files = new Set(scripts.map(({ file }) => file));
  return new Map(
    scripts.map(({ file, text }) => {
      const named = [...text.matchAll(IMPORT)].map(({ 1: from, 2: called }) =>
        resolve(posix.join(posix.dirname(file), from ?? called ?? ''), files),
      );
      return [file, new Set(named.flatMap((found) => (found !== undefined && found !== file ? [found] : [])))];
    }),
  );
}

/**
 * Finds the file that an import names: the file itself, its TypeScript source, or its declarations.
 * @param {string} path
 * @param {ReadonlySet<string>} files
 */
function resolve(path, files) {
  const stem = path.replace(/\.(js|mjs|cjs)$/, '');
  const extension = { '.mjs': 'mts', '.cjs': 'cts' }[posix.extname(path)] ?? 'ts';
  return [path, `${stem}.${extension}`, `${stem}.tsx`, `${stem}.d.${extension}`].find((name) => files.has(name));
}
