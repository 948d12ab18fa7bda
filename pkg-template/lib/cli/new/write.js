// @ts-check
/** Writes a starting project into a folder. */

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandError } from '../exit.js';
import { unusable } from '../input.js';

const TEMPLATES = fileURLToPath(new URL('templates', import.meta.url));
/** npm leaves files such as `.gitignore` out of a package, so that a template has an underscore instead of the dot. */
const HIDDEN = /(^|\/)_/;

/**
 * Writes the files of some layers.
 * @param {string} folder must be empty, or not exist
 * @param {{ layers: readonly string[], version: string }} project `version` is that of this package
 * @returns {string[]} the paths of the files
 * @throws {CommandError}
 */
export function writeProject(folder, { layers, version }) {
  assertEmpty(folder);
  const files = layers.flatMap(filesOf);
  const made = createFolder(folder);
  /** @type {string[]} */
  const written = [];
  try {
    for (const { path, text } of files) {
      const target = join(folder, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, path === 'package.json' ? manifestOf(text, folder, version) : text, { flag: 'wx' });
      written.push(path);
    }
  } catch (error) {
    // Half a project would be in the way of the next attempt.
    for (const path of new Set(written.map((path) => path.split('/')[0] ?? ''))) {
      rmSync(join(folder, path), { recursive: true, force: true });
    }
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
    throw unusable(folder, error, 'write');
  }
  return written.sort();
}

/** @param {string} folder */
function assertEmpty(folder) {
  if (!existsSync(folder)) return;
  /** @type {string[]} */
  let found;
  try {
    found = readdirSync(folder);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOTDIR') {
      throw new CommandError('folderUnusable', `${folder} is a file: expected a folder that is empty, or a new name`);
    }
    throw unusable(folder, error);
  }
  const [first] = found;
  if (first === undefined) return;
  throw new CommandError('folderNotEmpty', `${folder} is not empty: it contains ${first}. Nothing was written`, {
    hint: 'Name another folder: graph-call-transfer new PROJECT FOLDER',
  });
}

/**
 * @param {string} folder
 * @returns {string | undefined} the first folder that was created
 */
function createFolder(folder) {
  try {
    // One by one: where nothing can be created, the recursive form of Node never ends.
    return createMissing(resolve(folder));
  } catch (error) {
    throw unusable(folder, error, 'write');
  }
}

/**
 * @param {string} folder
 * @returns {string | undefined} the first folder that was created
 */
function createMissing(folder) {
  if (existsSync(folder)) return undefined;
  const first = createMissing(dirname(folder));
  mkdirSync(folder);
  return first ?? folder;
}

/**
 * Reads the files of a layer.
 * @param {string} layer
 */
function filesOf(layer) {
  const root = join(TEMPLATES, layer);
  return readdirSync(root, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile()) return [];
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const path = file.slice(root.length + 1).replaceAll(sep, '/');
    return [{ path: path.replace(HIDDEN, '$1.'), text: readFileSync(file, 'utf8') }];
  });
}

/**
 * Names the project after its folder, and requires this version of the package.
 * @param {string} text
 * @param {string} folder
 * @param {string} version
 */
function manifestOf(text, folder, version) {
  const manifest = JSON.parse(text);
  const name = packageNameOf(basename(resolve(folder)));
  const isTaken = name in { ...manifest.dependencies, ...manifest.devDependencies };
  if (name !== '' && !isTaken) manifest.name = name;
  manifest.dependencies['graph-call-transfer'] = `^${version}`;
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/**
 * Returns the name of a folder as npm allows it for a package; empty if nothing of it remains.
 * @param {string} name
 */
function packageNameOf(name) {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[._-]+|-+$/g, '')
    .slice(0, 214);
}
