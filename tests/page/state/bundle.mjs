// @ts-check
/** Brings modules of the page to Node: those that only know data need no browser, only to be bundled. */

import { mkdtempSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { inProject } from '../../tools/project.mjs';

/**
 * @param {string[]} modules below `www/page/state`, without the ending
 * @returns {Promise<any>} everything that they export
 */
export async function load(...modules) {
  // Inside the project, so that the package is found: here it is the one for Node.
  const outdir = mkdtempSync(inProject('node_modules/.page-state-'));
  after(() => rmSync(outdir, { recursive: true }));
  await build({
    entryPoints: modules.map((module) => inProject(`www/page/state/${module}.ts`)),
    ...{ bundle: true, splitting: true, format: 'esm', platform: 'node', outdir, logLevel: 'error' },
    outExtension: { '.js': '.mjs' },
    entryNames: '[name]',
    external: ['graph-call-transfer'],
    // As Vite has it where it builds.
    define: { 'import.meta.env.DEV': 'false' },
  });
  const files = modules.map((module) => pathToFileURL(join(outdir, `${basename(module)}.mjs`)).href);
  return Object.assign({}, ...(await Promise.all(files.map((file) => import(file)))));
}
