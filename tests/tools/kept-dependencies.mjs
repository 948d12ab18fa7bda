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
/** Hundreds of megabytes each, and they change with the lock file or the compiler. */
const MAX_KEPT = 2;

const TARGET = inProject('target');
/** The folders of cargo with compiled parts. The others have the programs, and what is only of use while the same sources are compiled again. */
const PARTS = ['.fingerprint', 'build', 'deps'];
const PROFILES = ['debug', join(WASM_TARGET, 'debug')];

/** Puts them into the folder that cargo writes, if this clone has none. */
export async function restoreDependencies() {
  if (existsSync(TARGET)) return;
  const current = await currentFingerprint();
  await step('dependencies of the crate', (line) =>
    line.upToDate(restoreResult(KEPT, current, TARGET) ? 'compiled before, from the cache' : 'are compiled below'),
  );
}

/** Keeps them, unless that was done before. */
export async function keepDependencies() {
  const own = await namesOfWorkspace();
  keepResult(KEPT, await currentFingerprint(), TARGET, {
    max: MAX_KEPT,
    filter: (path) => isDependency(relative(TARGET, path), own),
  });
}

/**
 * Whether a file of cargo's folder belongs to a dependency, or is a folder on the way to one.
 * @param {string} path relative to that folder
 * @param {ReadonlySet<string>} own the names of the project's own packages and targets, with underscores
 */
export function isDependency(path, own) {
  const profile = PROFILES.find((profile) => path === profile || path.startsWith(profile + sep));
  if (profile === undefined) return path === '' || PROFILES.some((profile) => profile.startsWith(path + sep));
  const [part, entry] = path.slice(profile.length + 1).split(sep);
  if (part === undefined || part === '') return true;
  return PARTS.includes(part) && (entry === undefined || !own.has(crateOf(entry)));
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
