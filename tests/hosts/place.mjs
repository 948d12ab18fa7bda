// @ts-check
/** The folder in which a host does its job: its packages in the pinned versions, the packed package, the program, its own files. */

import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../../pkg-template/build/project.mjs';
import { run } from '../../pkg-template/build/run.mjs';
import { fingerprint } from '../../pkg-template/build/stamp.mjs';
import { StepFailed } from '../../pkg-template/build/steps.mjs';

/** @typedef {import('./host.d.ts').Host} Host */
/** @typedef {import('./host.d.ts').Place} Place */

/** Outside of the project: the packages of all hosts together have more than a gigabyte. */
const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'graph-call-transfer-hosts');
const QUIET = ['--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];

/** @type {Record<string, Record<string, string>>} */
const versions = JSON.parse(readFileSync(inProject('tests/hosts/versions.json'), 'utf8'));

/** The installations in progress, by project: hosts of one project share it. @type {Map<string, Promise<string>>} */
const installations = new Map();

/** A project that cannot be installed: the table shows it apart from a host that fails. */
export class NotInstalled extends Error {}

/**
 * Packs the package as it is published.
 * @returns {Promise<string>} the path of the tarball
 */
export async function packPackage() {
  if (!existsSync(inProject('pkg/.stamp'))) throw new StepFailed('There is no package to try. Build it: npm run build');
  const folder = join(CACHE, 'packed');
  mkdirSync(folder, { recursive: true });
  const args = ['pack', '--json', `--pack-destination=${folder}`, '--loglevel=error'];
  const [packed] = JSON.parse(await run('npm', args, { cwd: inProject('pkg'), onlyStdout: true }));
  return join(folder, packed.filename);
}

/**
 * Prepares the folder of a host.
 * @param {Host} host
 * @param {string} tarball
 * @returns {Promise<Place>}
 * @throws {NotInstalled} when its packages cannot be installed
 */
export async function preparePlace(host, tarball) {
  const project = await install(host.project);
  await unpack(tarball, project);
  const folder = join(project, 'work', host.name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  cpSync(inProject('tests/hosts/program'), folder, { recursive: true });
  const own = inProject(`tests/hosts/projects/${host.files ?? host.name}`);
  if (existsSync(own)) cpSync(own, folder, { recursive: true });
  return {
    folder,
    project,
    tarball,
    at: (...path) => join(folder, ...path),
    installed: (...path) => join(project, 'node_modules', ...path),
    write: (path, text) => {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    edit: (path, change) => {
      writeFileSync(join(folder, path), change(readFileSync(join(folder, path), 'utf8')));
    },
    run: (tool, args, options = {}) => run(tool, args, { cwd: folder, ...options }),
    bin: (name, args, options = {}) =>
      run(join(project, 'node_modules', '.bin', name), args, { cwd: folder, ...options }),
  };
}

/** @param {string} name of a project in `versions.json` */
function install(name) {
  const known = installations.get(name);
  if (known) return known;
  const installing = installOnce(name);
  installations.set(name, installing);
  return installing;
}

/** @param {string} name */
async function installOnce(name) {
  const dependencies = Object.fromEntries(
    Object.entries(versions[name] ?? {}).map(([id, version]) => [id, version.replace('{platform}', platform())]),
  );
  const manifest = `${JSON.stringify({ private: true, type: 'module', dependencies }, null, 2)}\n`;
  const folder = join(CACHE, `${name}-${fingerprint([], [manifest]).slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  const made = `${folder}.made`;
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made, { recursive: true });
  writeFileSync(join(made, 'package.json'), manifest);
  // Without scripts: every binary that is used here is in a package of its own.
  await run('npm', ['install', '--ignore-scripts', ...QUIET], { cwd: made }).catch((error) => {
    throw new NotInstalled(`${error.message} ${lastLine(error.output ?? '')}`.trim());
  });
  renameSync(made, folder);
  return folder;
}

/** @param {string} text */
function lastLine(text) {
  return text.trim().split('\n').at(-1) ?? '';
}

function platform() {
  return `${process.platform}-${process.arch}`;
}

/**
 * Puts the package into a project, as npm does for a package without dependencies and scripts.
 * @param {string} tarball
 * @param {string} project
 */
async function unpack(tarball, project) {
  const folder = join(project, 'node_modules', 'graph-call-transfer');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', folder]);
}
