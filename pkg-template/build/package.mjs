// @ts-check
/** Builds the npm package into `pkg/`: the crate as wasm, its glue, the JS around it, the types. */

import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { bundleForNode } from './bundle.mjs';
import { checkManifest, checkNames } from './check-package.mjs';
import { buildCrate, CODE_BOOK, CRATE } from './crate.mjs';
import { forCommonJs } from './declarations.mjs';
import { DIST, GLUE, LIB, TYPES } from './entries.mjs';
import { writeHostEntries } from './host-entries.mjs';
import { writeManifest } from './manifest.mjs';
import { ALL_MODULES, MODULES, wasmFile } from './modules.mjs';
import { inProject } from './project.mjs';
import { printSizes } from './sizes.mjs';
import { fingerprint, whenChanged } from './stamp.mjs';
import { step } from './steps.mjs';

const PACKAGE_DOCS = ['pkg-template/README.md', 'CHANGELOG.md', 'LICENSE-APACHE', 'LICENSE-MIT'];

/** Builds the package, as far as its sources have changed. */
export async function buildPackage() {
  const crate = await buildCrate();
  const all = fingerprint(['pkg-template', ...PACKAGE_DOCS], [crate]);
  const built = await whenChanged({ file: 'pkg/.stamp', result: 'pkg/dist', fingerprint: all }, assemble);
  if (!built) await step('package', (line) => line.upToDate('unchanged'));
}

async function assemble() {
  await step('package', async () => {
    rmSync(DIST, { recursive: true, force: true });
    for (const file of ALL_MODULES.flatMap(({ name }) => [`${name}.js`, wasmFile(name)])) {
      cpSync(join(CRATE, file), join(DIST, GLUE, file));
    }
    copyLibrary();
    cpSync(CODE_BOOK, join(DIST, 'codes/table.js'));
    await bundleForNode(MODULES.map(({ name }) => ({ name, wasm: readFileSync(join(CRATE, wasmFile(name))) })));
    writeHostEntries();
    writeTypes();
    writeManifest();
    for (const file of PACKAGE_DOCS) cpSync(inProject(file), inProject(`pkg/${basename(file)}`));
    rmSync(inProject('pkg/docs'), { recursive: true, force: true });
    cpSync(inProject('pkg-template/docs'), inProject('pkg/docs'), { recursive: true });
    await checkNames();
    checkManifest();
    rmSync(inProject('pkg/dist'), { recursive: true, force: true });
    renameSync(DIST, inProject('pkg/dist'));
  });
  await printSizes();
}

/** Ships the JS for the web as it is written: bundlers do better with it, and subpaths share one instance. */
function copyLibrary() {
  const isShipped = (/** @type {string} */ path) =>
    !path.endsWith('.d.ts') && path !== join(LIB, 'wasm/embedding-host.js');
  cpSync(LIB, DIST, { recursive: true, filter: isShipped });
}

function writeTypes() {
  for (const file of readdirSync(TYPES)) {
    const text = readFileSync(join(TYPES, file), 'utf8');
    mkdirSync(join(DIST, 'types'), { recursive: true });
    writeFileSync(join(DIST, 'types', file), text);
    writeFileSync(join(DIST, 'types', file.replace(/\.d\.ts$/, '.d.cts')), forCommonJs(text));
  }
}
