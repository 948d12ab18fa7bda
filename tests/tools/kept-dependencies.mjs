// @ts-check
/**
 * The compiled dependencies of the crate, kept in the user's cache: a fresh clone compiles only what is in it.
 *
 * Cargo itself decides what it uses of them: it compares compiler, flags, features and versions with what it finds, and compiles
 * again what does not fit. Nothing that this project's own sources were made into is kept.
 */

import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { keepResult, restoreResult } from '../../pkg-template/build/kept-results.mjs';
import { inProject, WASM_TARGET } from '../../pkg-template/build/project.mjs';
import { run } from '../../pkg-template/build/run.mjs';
import { fingerprint } from '../../pkg-template/build/stamp.mjs';
import { step } from '../../pkg-template/build/steps.mjs';

/** The name of their folder in the user's cache. */
const KEPT = 'dependencies';
/** The folders of cargo that are kept: those of the tests, for this machine and for wasm. */
const PROFILES = ['debug', join(WASM_TARGET, 'debug')];
/** Twice all of them: they have hundreds of megabytes, and change with the lock file or the compiler. */
const MAX_KEPT = 2 * PROFILES.length;

const TARGET = inProject('target');
/** The folders of a profile with compiled parts. The others have the programs, and what is only of use while the same sources are compiled again. */
const PARTS = ['.fingerprint', 'build', 'deps'];

/**
 * Puts them where cargo looks for them, unless it has compiled something there already.
 * @param {string} [target] the folder that cargo writes
 */
export async function restoreDependencies(target = TARGET) {
  const missing = PROFILES.filter((profile) => !existsSync(join(target, profile)));
  if (missing.length === 0) return;
  const current = await currentFingerprint();
  await step('dependencies of the crate', (line) => {
    const restored = missing.filter((profile) => restoreResult(KEPT, nameOf(profile, current), join(target, profile)));
    line.upToDate(restored.length > 0 ? 'compiled before, from the cache' : 'are compiled below');
  });
}

/**
 * Keeps them, unless that was done before.
 * @param {string} [target] the folder that cargo wrote
 */
export async function keepDependencies(target = TARGET) {
  const own = await namesOfWorkspace();
  const current = await currentFingerprint();
  for (const profile of PROFILES) {
    const folder = join(target, profile);
    keepResult(KEPT, nameOf(profile, current), folder, {
      max: MAX_KEPT,
      filter: (path) => isDependency(relative(folder, path), own),
    });
  }
}

/**
 * Whether a file in the folder of a profile belongs to a dependency, or is a folder on the way to one.
 * @param {string} path relative to the folder
 * @param {ReadonlySet<string>} own the names of the project's own packages and targets, with underscores
 */
export function isDependency(path, own) {
  const [part, entry] = path.split(sep);
  if (part === undefined || part === '') return true;
  return PARTS.includes(part) && (entry === undefined || !own.has(crateOf(entry)));
}

/**
 * Returns the name under which the folder of a profile is kept.
 * @param {string} profile
 * @param {string} fingerprint
 */
function nameOf(profile, fingerprint) {
  return `${fingerprint}-${profile.replaceAll(sep, '-')}`;
}

/**
 * Returns the name of the crate that a file or folder is named after, such as `libserde_core-<hash>.rmeta` or `serde-core-<hash>`.
 * @param {string} entry
 */
function crateOf(entry) {
  const name = entry.replace(/(?:-[0-9a-f]{16})?(?:\..*)?$/, '').replaceAll('-', '_');
  return /\.(?:rlib|rmeta|so|dylib)$/.test(entry) ? name.replace(/^lib/, '') : name;
}

async function currentFingerprint() {
  const compiler = await run('rustc', ['--version', '--verbose']);
  return fingerprint(['Cargo.lock', 'Cargo.toml'], [compiler]);
}

/** @returns {Promise<Set<string>>} */
async function namesOfWorkspace() {
  const output = await run('cargo', ['metadata', '--no-deps', '--format-version', '1'], { onlyStdout: true });
  /** @type {{ packages: { name: string, targets: { name: string }[] }[] }} */
  const { packages } = JSON.parse(output);
  const names = packages.flatMap(({ name, targets }) => [name, ...targets.map((target) => target.name)]);
  return new Set(names.map((name) => name.replaceAll('-', '_')));
}
