// @ts-check
/** The package as users install it: packed, and installed without a network into a separate folder. */

import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../../../pkg-template/build/project.mjs';
import { run } from '../../../pkg-template/build/run.mjs';
import { fingerprint } from '../../../pkg-template/build/stamp.mjs';

/** @typedef {typeof import('graph-call-transfer')} Api */
/** @typedef {{ path: string, size: number }} PackedFile */

const PREFIX = 'graph-call-transfer-installed-';
const QUIET = ['--loglevel=error', '--no-audit', '--no-fund', '--ignore-scripts'];

/** The folder in which the package is installed, with a copy of `tests/package/consumers`. */
export const folder = await findOrInstall();

/** The folder of the installed package. */
export const packageFolder = join(folder, 'node_modules', 'graph-call-transfer');

/** Resolves like a CommonJS file in the folder. */
export const requireInstalled = createRequire(join(folder, 'consumer.cjs'));

/** @type {Api} */
export const api = requireInstalled('graph-call-transfer');

/** @type {[{ filename: string, files: PackedFile[] }]} the output of `npm pack` */
const [packed] = JSON.parse(readFileSync(join(folder, 'packed.json'), 'utf8'));

/** The file to publish. */
export const tarball = join(folder, packed.filename);

/** Its files. */
export const packedFiles = packed.files;

/** The test files of one run have the same parent process, and share one installation. */
async function findOrInstall() {
  if (!existsSync(inProject('pkg/.stamp'))) throw new Error('There is no package to test. Build it: npm run build');
  const shared = folderOf(process.ppid);
  if (!existsSync(shared)) await install(shared);
  return shared;
}

/**
 * Returns the folder that the test files share whose parent is this process.
 * @param {number} parent
 */
export function folderOf(parent) {
  const content = fingerprint(['pkg/.stamp', 'tests/package/consumers']);
  return join(tmpdir(), `${PREFIX}${parent}-${content.slice(0, 12)}`);
}

/** @param {string} shared */
async function install(shared) {
  removeLeftovers();
  const made = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const env = { npm_config_cache: join(made, 'cache'), npm_config_offline: 'true' };
  const output = await run('npm', ['pack', '--json', `--pack-destination=${made}`, ...QUIET], {
    cwd: inProject('pkg'),
    env,
  });
  writeFileSync(join(made, 'packed.json'), output);
  writeFileSync(join(made, 'package.json'), '{ "name": "consumer", "private": true }');
  await run('npm', ['install', `./${JSON.parse(output)[0].filename}`, ...QUIET], { cwd: made, env });
  // The peer dependency of the webhook, copied from the project.
  cpSync(inProject('node_modules/jose'), join(made, 'node_modules', 'jose'), { recursive: true });
  cpSync(inProject('tests/package/consumers'), made, { recursive: true });
  try {
    renameSync(made, shared);
  } catch (error) {
    // Another file of the same run was faster.
    if (!existsSync(shared)) throw error;
    rmSync(made, { recursive: true });
  }
}

/** Removes the folders of earlier runs: no file knows whether it is the last one of its run. */
function removeLeftovers() {
  for (const name of readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX))) {
    const owner = Number.parseInt(name.slice(PREFIX.length), 10);
    if (!isRunning(owner)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
