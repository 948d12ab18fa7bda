// @ts-check
/** Compiles the crate to WebAssembly with its glue, and writes its code book as JavaScript: the part of the package that Rust makes. */

import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { showProgress } from './cargo-progress.mjs';
import { keepResult, restoreResult } from './kept-results.mjs';
import { ALL_MODULES, wasmFile } from './modules.mjs';
import { inProject, WASM_FLAGS, WASM_TARGET } from './project.mjs';
import { run } from './run.mjs';
import { fingerprint, whenChanged } from './stamp.mjs';
import { StepFailed, step } from './steps.mjs';
import { together } from './together.mjs';
import { trapPanics } from './traps.mjs';

/** Kept between builds, because it takes the longest and changes the least. */
export const CRATE = inProject('pkg/.crate');

/** The code book, which the wasm modules leave out and the package ships as JavaScript. */
export const CODE_BOOK = join(CRATE, 'codes.js');

/** The name of its folder in the user's cache. */
const KEPT = 'crates';

const SOURCES = [
  'src',
  'pkg-template/build/write_codes.rs',
  'pkg-template/crates',
  'Cargo.toml',
  'Cargo.lock',
  'package-lock.json',
  'pkg-template/build/cargo-tools.mjs',
  'pkg-template/build/crate.mjs',
  'pkg-template/build/modules.mjs',
  'pkg-template/build/traps.mjs',
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

/** The levels of wasm-opt by profile. Functions with one caller stay where the compiler left them: compressed, that is smaller, and it is as fast. */
const WASM_LEVELS = {
  release: ['-O3', '--one-caller-inline-max-function-size', '1'],
  small: ['-Oz', '--one-caller-inline-max-function-size', '20'],
};
const PROFILES = /** @type {const} */ (['release', 'small']);

/**
 * Builds the crate's part of the package, unless its sources are unchanged.
 * @returns {Promise<string>} the fingerprint of that part
 */
export async function buildCrate() {
  const stamp = { file: 'pkg/.crate/stamp', result: 'pkg/.crate', fingerprint: await crateFingerprint() };
  await whenChanged(stamp, async () => {
    if (restoreResult(KEPT, stamp.fingerprint, CRATE)) {
      await step('wasm modules', (line) => line.upToDate('built before, from the cache'));
      return;
    }
    rmSync(CRATE, { recursive: true, force: true });
    mkdirSync(CRATE, { recursive: true });
    await together([...PROFILES.map(buildModules), step('code book', writeCodeBook)]);
    keepResult(KEPT, stamp.fingerprint, CRATE);
  });
  return stamp.fingerprint;
}

/**
 * Compiles the crate before wasm-pack is there to ask for it: a bare machine compiles both at the same time.
 * wasm-pack then finds everything compiled, because cargo is called as wasm-pack calls it.
 * @param {import('./steps.mjs').Line} line
 */
export async function compileCrate(line) {
  const progress = showProgress(line);
  const env = { ...progress.env, ...compilerFlags() };
  const compileModules = async (/** @type {string} */ profile) => {
    for (const module of modulesOf(profile)) {
      const args = ['build', '--lib', '--profile', profile, '--target', WASM_TARGET, ...chosen(module)];
      await run('cargo', args, { ...progress, cwd: folderOf(module), env });
    }
  };
  await Promise.all([...PROFILES.map(compileModules), run('cargo', ['build', '--examples'])]);
  line.note('compiled');
}

async function crateFingerprint() {
  return fingerprint(SOURCES, [await run('rustc', ['--version']), ...WASM_FLAGS]);
}

/**
 * Builds the modules of a profile, one after another: cargo has one lock for each profile.
 * @param {string} profile
 */
async function buildModules(profile) {
  for (const module of modulesOf(profile)) {
    await step(`wasm module ${module.name}`, async (line) => {
      line.note('glue');
      await makeGlue(module);
      line.note('wasm-opt');
      await trapPanics(join(CRATE, wasmFile(module.name)));
      await optimize(module);
      line.note('');
    });
  }
}

/** @param {string} profile */
function modulesOf(profile) {
  return ALL_MODULES.filter((module) => module.profile === profile);
}

/**
 * Returns the options of cargo that choose a module.
 * @param {import('./modules.mjs').CrateModule} module
 */
function chosen({ features }) {
  return features === undefined ? [] : ['--no-default-features', '--features', features.join()];
}

/**
 * Returns the folder of the crate of a module.
 * @param {import('./modules.mjs').CrateModule} module
 */
function folderOf({ crate = '.' }) {
  return inProject(crate);
}

async function writeCodeBook() {
  await run('cargo', ['run', '--example', 'write-codes', '--', CODE_BOOK]);
}

/**
 * Compiles a module and writes its glue. That for the web serves every host: it can be given the bytes.
 * @param {import('./modules.mjs').CrateModule} module
 */
async function makeGlue(module) {
  const { name, profile } = module;
  const made = join(CRATE, `made-${name}`);
  await run(
    'wasm-pack',
    ['build', folderOf(module), '--profile', profile, '--target', 'web', '--out-dir', made, '--out-name', name]
      .concat('--mode', 'no-install', '--no-pack', '--no-opt', '--no-typescript')
      // Otherwise it writes a .gitignore of "*" there, and npm packs nothing.
      .concat('--no-gitignore', '--', ...chosen(module)),
    { env: compilerFlags(), advice: 'The crate could not be built; the compiler gives the reason above.' },
  );
  const files = readdirSync(made).sort();
  const madeWasm = `${name}_bg.wasm`;
  if (files.join() !== `${name}.js,${madeWasm}`) {
    throw new StepFailed(`expected wasm-pack to make a .js and a .wasm file, found ${files.join(', ')}`);
  }
  renameSync(join(made, madeWasm), join(CRATE, wasmFile(name)));
  const glue = readFileSync(join(made, `${name}.js`), 'utf8');
  writeFileSync(join(CRATE, `${name}.js`), glue.replaceAll(madeWasm, wasmFile(name)));
  rmSync(made, { recursive: true });
}

function compilerFlags() {
  return { CARGO_ENCODED_RUSTFLAGS: [...WASM_FLAGS, ...withoutPaths()].join('\x1f') };
}

/** Keeps the folders of this machine out of the wasm file, where the messages of panics name source files. */
function withoutPaths() {
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), '.cargo');
  return [`--remap-path-prefix=${cargoHome}=cargo`, `--remap-path-prefix=${inProject('.')}=.`];
}

/** @param {import('./modules.mjs').CrateModule} module */
async function optimize({ name, profile }) {
  const file = join(CRATE, wasmFile(name));
  await run('wasm-opt', [...WASM_LEVELS[profile], ...WASM_FEATURES, file, '-o', file]);
}
