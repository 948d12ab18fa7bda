// @ts-check
/** How much must be loaded before the console is seen. */

import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

const DIST = new URL('../../www/dist/', import.meta.url);
const MOST = 60 * 1024;

/** @param {URL} file */
const read = (file) => readFileSync(file, 'utf8');

/**
 * Lists the files that a file loads first: a page its scripts and styles, a script its static imports.
 *
 * @param {URL} file
 * @returns {URL[]}
 */
function asked(file) {
  const pattern = file.pathname.endsWith('.html')
    ? /<(?:script|link rel="(?:stylesheet|modulepreload)")[^>]* (?:src|href)="([^"]+)"/g
    : /(?:\bimport|\bfrom|@import)\s*["'](\.[^"']+)["']/g;
  return [...read(file).matchAll(pattern)].map(([, path = '']) => new URL(path, file));
}

test('the scripts and styles of the first paint are at most 60 KiB, gzipped', () => {
  const found = new Map();
  const open = asked(new URL('index.html', DIST));
  for (const file of open) {
    if (found.has(file.href)) continue;
    found.set(file.href, gzipSync(read(file)).length);
    open.push(...asked(file));
  }
  const kinds = [...found.keys()].map((name) => /\.\w+$/.exec(name)?.[0]);
  expect(kinds).toEqual(expect.arrayContaining(['.js', '.css']));
  const total = [...found.values()].reduce((sum, bytes) => sum + bytes, 0);
  const table = [...found].map(([name, bytes]) => `${name.split('/').at(-1)} ${bytes}`).join(', ');
  expect(total, `${total} bytes: ${table}`).toBeLessThanOrEqual(MOST);
});
