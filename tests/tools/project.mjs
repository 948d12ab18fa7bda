// @ts-check
/** Where things are, and which versions the project asks for. */

import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the whole project. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Tools built by cargo: outside the project, so that a second clone finds them, and global for nobody. */
export const toolsFolder = join(
  process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
  'graph-call-transfer',
  'tools',
);

/** @param {string} path relative to the project */
export function inProject(path) {
  return join(root, path);
}

/** The version of the crate, which is the version of everything here. */
export function crateVersion() {
  return fromCargoToml(/^version = "([^"]+)"/m, 'the version of the package');
}

/** The tools that cargo builds, with the version and the way that work. */
export function cargoTools() {
  return [
    {
      name: 'wasm-bindgen-cli',
      // The command refuses a module that was made with another version of the crate.
      version: fromCargoToml(/^wasm-bindgen = "=([^"]+)"/m, 'wasm-bindgen, pinned as "=x.y.z"'),
      // Its published lock file can name releases that were withdrawn, so cargo resolves anew.
      locked: false,
      minutes: 3,
    },
    { name: 'wasm-pack', version: '0.15.1', locked: true, minutes: 2 },
  ];
}

/** How the crate is compiled for wasm: with vectors, with which texts are read sixteen bytes at a time. */
export const wasmFlags = ['-Ctarget-feature=+simd128'];

/** @param {{ name: string, version: string }} tool */
export function toolFolder({ name, version }) {
  return join(toolsFolder, `${name}-${version}`);
}

/** Lets child processes find the project's own tools before any others. */
export function putToolsOnPath() {
  const folders = [...cargoTools().map((tool) => join(toolFolder(tool), 'bin')), inProject('node_modules/.bin')];
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folders.includes(folder));
  process.env.PATH = [...folders, ...path].join(delimiter);
}

/**
 * @param {RegExp} pattern
 * @param {string} what
 */
function fromCargoToml(pattern, what) {
  const found = pattern.exec(readFileSync(inProject('Cargo.toml'), 'utf8'))?.[1];
  if (found === undefined) throw new Error(`Cargo.toml does not name ${what}`);
  return found;
}
