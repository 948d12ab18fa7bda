// @ts-check
/** Builds the npm package into `pkg/`: the crate as wasm, the glue for the web and for Node, the JS around it, the types. */

import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { exportedValues, forCommonJs } from '../tests/tools/declarations.mjs';
import { crateVersion, inProject, putToolsOnPath, wasmFlags } from '../tests/tools/project.mjs';
import { run } from '../tests/tools/run.mjs';
import { fingerprint, whenChanged } from '../tests/tools/stamp.mjs';
import { StepFailed, step } from '../tests/tools/steps.mjs';

const LIB = inProject('pkg-template/lib');
const TYPES = inProject('pkg-template/types');
/** What is made of the crate: kept, because it takes the longest and changes the least. */
const CRATE = inProject('pkg/.crate');
/** Write the code book and the rules of the snippets, which are not in the wasm, as JS: an example of the crate for each folder. */
const TABLES = { codes: 'write-codes', snippets: 'write-snippets' };
const WRITERS = Object.values(TABLES).map((name) => `tests/tools/${name.replace('-', '_')}.rs`);
/** Made here and moved to `pkg/dist` when whole, so that nobody meets half a package. */
const DIST = inProject('pkg/.dist');
const WASM = 'graph_call_transfer_bg.wasm';
const PAPERS = ['pkg-template/README.md', 'CHANGELOG.md', 'LICENSE-APACHE', 'LICENSE-MIT'];

/**
 * What can be imported: the file for the web, the source of the file for Node, the file for Node without its extension,
 * and the declarations, whose values are the list of names that all of them export.
 */
const ENTRIES = [
  { web: 'web.js', source: 'node.js', node: 'node', types: 'index.d.ts' },
  { web: 'simulator/index.js', source: 'simulator/index.js', node: 'simulator/node', types: 'simulator.d.ts' },
  { web: 'webhook/index.js', source: 'webhook/index.js', node: 'webhook/node', types: 'webhook.d.ts' },
  { web: 'codes/index.js', source: 'codes/index.js', node: 'codes/node', types: 'codes.d.ts' },
  { web: 'snippets/index.js', source: 'snippets/index.js', node: 'snippets/node', types: 'snippets.d.ts' },
];

/** Named one by one: with `--all-features` wasm-opt writes instructions that Node 20 refuses. */
const WASM_FEATURES = [
  '--enable-bulk-memory',
  '--enable-multivalue',
  '--enable-mutable-globals',
  '--enable-nontrapping-float-to-int',
  '--enable-reference-types',
  '--enable-sign-ext',
  '--enable-simd',
];

/** Builds the package, as far as what it is made of has changed. */
export async function buildPackage() {
  const rust = await run('rustc', ['--version']);
  const sources = ['src', ...WRITERS, 'Cargo.toml', 'Cargo.lock', 'package-lock.json', 'pkg-template/build.mjs'];
  const crate = fingerprint(sources, [rust, ...wasmFlags]);
  await whenChanged({ file: 'pkg/.crate/stamp', result: 'pkg/.crate', fingerprint: crate }, buildCrate);
  const all = fingerprint(['pkg-template', 'tests/tools/declarations.mjs', ...PAPERS], [crate]);
  const built = await whenChanged({ file: 'pkg/.stamp', result: 'pkg/dist', fingerprint: all }, assemble);
  if (!built) await step('package', (line) => line.upToDate('unchanged'));
}

async function buildCrate() {
  rmSync(CRATE, { recursive: true, force: true });
  mkdirSync(CRATE, { recursive: true });
  await step('wasm and glue for the web', () => makeGlue('web', 'glue.js'));
  await step('glue for Node', () => makeGlue('nodejs', 'glue.cjs'));
  await step('wasm-opt', optimize);
  await step('tables', async () => {
    for (const [folder, writer] of Object.entries(TABLES)) {
      await run('cargo', ['run', '--example', writer, '--', join(CRATE, `${folder}.js`)]);
    }
  });
}

async function assemble() {
  await step('package', async () => {
    rmSync(DIST, { recursive: true, force: true });
    for (const file of ['glue.js', 'glue.cjs', WASM]) cpSync(join(CRATE, file), join(DIST, file));
    copyLibrary();
    for (const folder of Object.keys(TABLES)) cpSync(join(CRATE, `${folder}.js`), join(DIST, folder, 'table.js'));
    await bundleForNode();
    writeTypes();
    writeManifest();
    for (const paper of PAPERS) cpSync(inProject(paper), inProject(`pkg/${basename(paper)}`));
    await checkNames();
    checkManifest();
    rmSync(inProject('pkg/dist'), { recursive: true, force: true });
    renameSync(DIST, inProject('pkg/dist'));
  });
  printSizes();
}

/** Keeps the folders of this machine out of the wasm file, where the messages of panics name source files. */
function withoutPaths() {
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), '.cargo');
  return [`--remap-path-prefix=${cargoHome}=cargo`, `--remap-path-prefix=${inProject('.')}=.`];
}

/**
 * Compiles the crate and writes its glue for one host. The wasm file is the same for each; that it is, is checked.
 * @param {'web' | 'nodejs'} target
 * @param {string} glue the file's name in the package
 */
async function makeGlue(target, glue) {
  const made = join(CRATE, target);
  await run(
    'wasm-pack',
    ['build', '--release', '--target', target, '--out-dir', made]
      .concat('--mode', 'no-install', '--no-pack', '--no-opt', '--no-typescript')
      // Otherwise it writes a .gitignore of "*" there, and npm packs nothing.
      .concat('--no-gitignore'),
    {
      env: { CARGO_ENCODED_RUSTFLAGS: [...wasmFlags, ...withoutPaths()].join('\x1f') },
      advice: 'The crate could not be built; the compiler says why above.',
    },
  );
  const files = readdirSync(made).sort();
  if (files.join() !== `graph_call_transfer.js,${WASM}`) {
    throw new StepFailed(`wasm-pack made other files than the package knows how to ship: ${files.join(', ')}`);
  }
  const wasm = readFileSync(join(made, WASM));
  if (target === 'web') writeFileSync(join(CRATE, WASM), wasm);
  else if (!wasm.equals(readFileSync(join(CRATE, WASM)))) {
    throw new StepFailed('The wasm files for the web and for Node differ: one file can no longer serve both.');
  }
  renameSync(join(made, 'graph_call_transfer.js'), join(CRATE, glue));
  rmSync(made, { recursive: true });
}

async function optimize() {
  const file = join(CRATE, WASM);
  // Functions with one caller stay where the compiler left them: that is smaller, and as fast.
  await run('wasm-opt', ['-O3', '--one-caller-inline-max-function-size', '1', ...WASM_FEATURES, file, '-o', file]);
}

/** The JS for the web is shipped as it is written: bundlers do better with it, and subpaths share one instance. */
function copyLibrary() {
  const isShipped = (/** @type {string} */ path) => !path.endsWith('.d.ts') && path !== join(LIB, 'node.js');
  cpSync(LIB, DIST, { recursive: true, filter: isShipped });
}

/** Node gets CommonJS, which `import` and `require` can share: with both forms there would be two instances. */
async function bundleForNode() {
  const { build: bundle } = await import('esbuild');
  for (const { source, node, types } of ENTRIES) {
    await bundle({
      entryPoints: [join(LIB, source)],
      outfile: join(DIST, `${node}.cjs`),
      bundle: true,
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      packages: 'external',
      logLevel: 'silent',
      plugins: [generatedTable, source === 'node.js' ? generatedGlue : mainEntry],
    });
    const names = exportedValues(readFileSync(join(TYPES, types), 'utf8')).join(', ');
    // By name: "export *" of a CommonJS module would add a default.
    writeFileSync(join(DIST, `${node}.js`), `export { ${names} } from './${basename(node)}.cjs';\n`);
  }
}

/** @type {import('esbuild').Plugin} */
const generatedGlue = {
  name: 'generated-glue',
  setup({ onResolve }) {
    onResolve({ filter: /\/glue\.js$/ }, () => ({ path: './glue.cjs', external: true }));
  },
};

/** @type {import('esbuild').Plugin} */
const generatedTable = {
  name: 'generated-table',
  setup({ onResolve }) {
    onResolve({ filter: /\/table\.js$/ }, ({ resolveDir }) => ({ path: join(DIST, basename(resolveDir), 'table.js') }));
  },
};

/** @type {import('esbuild').Plugin} */
const mainEntry = {
  name: 'main-entry',
  setup({ onResolve }) {
    onResolve({ filter: /\/api\.js$/ }, () => ({ path: '../node.cjs', external: true }));
    onResolve({ filter: /\/(glue|instance|ready)\.js$/ }, ({ path }) => ({
      errors: [{ text: `${path} belongs to the main entry, of which there must be one instance: import api.js` }],
    }));
  },
};

function writeTypes() {
  for (const file of readdirSync(TYPES)) {
    const text = readFileSync(join(TYPES, file), 'utf8');
    mkdirSync(join(DIST, 'types'), { recursive: true });
    writeFileSync(join(DIST, 'types', file), text);
    writeFileSync(join(DIST, 'types', file.replace(/\.d\.ts$/, '.d.cts')), forCommonJs(text));
  }
}

function writeManifest() {
  const template = JSON.parse(readFileSync(inProject('pkg-template/package.json'), 'utf8'));
  const manifest = { ...template, version: crateVersion() };
  writeFileSync(inProject('pkg/package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Every file of an entry exports what the declarations promise, no more and no less. */
async function checkNames() {
  for (const { web, node, types } of ENTRIES) {
    const promised = exportedValues(readFileSync(join(TYPES, types), 'utf8'));
    for (const file of [web, `${node}.js`, `${node}.cjs`]) {
      const exported = await exportedNames(join(DIST, file));
      const missing = promised.filter((name) => !exported.includes(name));
      const unknown = exported.filter((name) => !promised.includes(name));
      if (missing.length + unknown.length === 0) continue;
      const difference = [...missing.map((name) => `lacks ${name}`), ...unknown.map((name) => `has ${name} besides`)];
      throw new StepFailed(`${file} and types/${types} differ: the file ${difference.join(', ')}.`);
    }
  }
}

/**
 * @param {string} file
 * @returns {Promise<string[]>} the names that `import` finds; asked in a process of its own, which forgets the module
 */
async function exportedNames(file) {
  const ask = 'import(process.argv[1]).then((found) => console.log(JSON.stringify(Object.keys(found))))';
  const answer = await run(process.execPath, ['--eval', ask, pathToFileURL(file).href]);
  // What Node adds to every CommonJS module.
  return JSON.parse(answer).filter((/** @type {string} */ name) => name !== 'default' && name !== 'module.exports');
}

function checkManifest() {
  const manifest = readFileSync(inProject('pkg/package.json'), 'utf8');
  const named = [...manifest.matchAll(/"\.\/dist\/([^"*]+)"/g)].map((match) => match[1] ?? '');
  const there = new Set(readdirSync(DIST, { recursive: true }).map(String));
  const absent = named.filter((file) => !there.has(file));
  if (absent.length > 0) throw new StepFailed(`pkg-template/package.json names files that are not built: ${absent}`);
}

function printSizes() {
  const wasm = readFileSync(inProject(`pkg/dist/${WASM}`));
  const js = readdirSync(inProject('pkg/dist'), { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.js') && !/^(codes|snippets|simulator|webhook|types|guid\.js|node\.js)/.test(file))
    .map((file) => readFileSync(inProject(`pkg/dist/${file}`)));
  const sizes = [
    ['wasm', [wasm]],
    ['JS for the web', js],
    ['together', [wasm, ...js]],
  ];
  for (const [name, files] of /** @type {[string, Buffer[]][]} */ (sizes)) {
    const sum = (/** @type {(file: Buffer) => Buffer} */ pack) =>
      kib(files.reduce((all, file) => all + pack(file).length, 0));
    console.log(`    ${name}: ${sum((file) => file)}, gzip ${sum(gzipSync)}, brotli ${sum(brotliCompressSync)}`);
  }
}

/** @param {number} bytes */
function kib(bytes) {
  return `${(bytes / 1024).toFixed(1)} KiB`;
}

if (process.argv[1] === import.meta.filename) {
  putToolsOnPath();
  await buildPackage();
}
