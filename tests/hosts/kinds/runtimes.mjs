// @ts-check
/** Deno and Bun: as runtimes, and as bundlers. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { assertPrinted } from '../outcome.mjs';
import { runElsewhere } from './bundlers.mjs';

/** @typedef {import('../host.d.ts').Host} Host */
/** @typedef {import('../host.d.ts').Place} Place */

/** @type {readonly Host[]} */
export const runtimeHosts = [
  {
    name: 'deno',
    title: 'Deno',
    project: 'deno',
    async check(place) {
      assertPrinted(await place.run(deno(place), ['run', '--cached-only', 'print.js'], quietDeno(place)));
    },
  },
  {
    name: 'deno-bundle',
    title: 'Deno, bundle',
    project: 'deno',
    nightly: true,
    async check(place) {
      const args = ['bundle', '--platform', 'deno', '--output', 'dist/print.js', 'print.js'];
      await place.run(deno(place), args, quietDeno(place));
      assertPrinted(await place.run(deno(place), ['run', 'dist/print.js'], quietDeno(place)));
    },
  },
  {
    name: 'bun',
    title: 'Bun',
    project: 'bun',
    async check(place) {
      assertPrinted(await place.run(bun(place), ['run', 'print.js']));
    },
  },
  {
    name: 'bun-build',
    title: 'Bun, bundle for Bun',
    project: 'bun',
    async check(place) {
      await place.run(bun(place), ['build', '--target=bun', '--outdir=dist', 'print.js']);
      await runElsewhere(place.at('dist'), 'print.js', bun(place));
    },
  },
  {
    name: 'bun-compile',
    title: 'Bun, one executable',
    project: 'bun',
    nightly: true,
    async check(place) {
      await place.run(bun(place), ['build', '--compile', '--outfile=dist/job', 'print.js']);
      assertPrinted(await place.run(place.at('dist', 'job'), [], { cwd: '/' }));
    },
  },
];

/** @param {Place} place */
function deno(place) {
  return binary(place, [
    ['@deno', `linux-${process.arch}-glibc`, 'deno'],
    ['@deno', `${process.platform}-${process.arch}`, 'deno'],
    ['deno', 'bin.cjs'],
  ]);
}

/** @param {Place} place */
function bun(place) {
  return binary(place, [['@oven', `bun-${process.platform}-${process.arch}`, 'bin', 'bun']]);
}

/**
 * Finds the program in the package of this platform, which contains it.
 * @param {Place} place
 * @param {string[][]} paths
 */
function binary(place, paths) {
  const found = paths.map((path) => place.installed(...path)).find((path) => existsSync(path));
  if (found === undefined)
    throw new Error(`there is no program for this platform in ${join(place.project, 'node_modules')}`);
  return found;
}

/** @param {Place} place */
function quietDeno(place) {
  return { env: { DENO_DIR: join(place.project, '.deno'), DENO_NO_UPDATE_CHECK: '1' } };
}
