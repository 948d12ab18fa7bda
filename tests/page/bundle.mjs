// @ts-check
/** Loads modules of the page in Node: its models and stores need no browser, only to be bundled. */

import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { inProject } from '../../pkg-template/build/project.mjs';

/**
 * @param {string[]} modules below `www/page`, without the ending
 * @returns {Promise<any>} everything that they export
 */
export function load(...modules) {
  return loadUntil(after, modules);
}

/**
 * Loads modules until the caller cleans up.
 * @param {(cleanup: () => void) => void} whenDone
 * @param {readonly string[]} modules
 * @returns {Promise<any>}
 */
export async function loadUntil(whenDone, modules) {
  // Inside the project, so that the package is found: here it is the one for Node.
  const outdir = mkdtempSync(inProject('node_modules/.page-state-'));
  whenDone(() => rmSync(outdir, { recursive: true }));
  await build({
    entryPoints: modules.map((module) => inProject(`www/page/${module}.ts`)),
    ...{ bundle: true, splitting: true, format: 'esm', platform: 'node', outdir, logLevel: 'error' },
    outExtension: { '.js': '.mjs' },
    entryNames: '[dir]/[name]',
    outbase: inProject('www/page'),
    external: ['graph-call-transfer'],
    // As Vite has it where it builds.
    define: { 'import.meta.env.DEV': 'false' },
  });
  const files = modules.map((module) => pathToFileURL(join(outdir, `${module}.mjs`)).href);
  return Object.assign({}, ...(await Promise.all(files.map((file) => import(file)))));
}
