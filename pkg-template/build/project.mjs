// @ts-check
/** The folders of the project, the versions that its manifests name, and the way the crate is compiled. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the whole project. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** @param {string} path relative to the project */
export function inProject(path) {
  return join(root, path);
}

export const WASM_TARGET = 'wasm32-unknown-unknown';
/** Compiles the crate with vector instructions, which read texts sixteen bytes at a time. */
export const WASM_FLAGS = ['-Ctarget-feature=+simd128'];

/** Returns the version of the crate, which is the version of the package and the console too. */
export function crateVersion() {
  return fromCargoToml(/^version = "([^"]+)"/m, 'the version of the package');
}

/** Returns the version of wasm-bindgen. Its command refuses a module that was made with another version of the crate. */
export function wasmBindgenVersion() {
  return fromCargoToml(/^wasm-bindgen = "=([^"]+)"/m, 'wasm-bindgen, pinned as "=x.y.z"');
}

/**
 * @param {RegExp} pattern
 * @param {string} value
 */
function fromCargoToml(pattern, value) {
  const found = pattern.exec(readFileSync(inProject('Cargo.toml'), 'utf8'))?.[1];
  if (found === undefined) throw new Error(`Cargo.toml does not name ${value}`);
  return found;
}
