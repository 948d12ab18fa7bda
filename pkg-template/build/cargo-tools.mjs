// @ts-check
/** The command-line tools that cargo compiles: found on PATH, or installed into the user's cache, once for all clones. */

import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { showProgress } from './cargo-progress.mjs';
import { withLock } from './lock.mjs';
import { inProject, wasmBindgenVersion } from './project.mjs';
import { run } from './run.mjs';
import { inUserCache } from './user-cache.mjs';

/**
 * @typedef {object} CargoTool
 * @property {string} name
 * @property {string} version
 * @property {readonly string[]} programs the programs of it that are needed
 * @property {readonly string[]} options further options of `cargo install`
 */

/** Not among the user's own programs. */
const FOLDER = inUserCache('tools');

/** Compiled without optimisation: the tools run for a second or two, and optimising them takes minutes. */
const QUICK_PROFILE = {
  CARGO_PROFILE_RELEASE_OPT_LEVEL: '0',
  CARGO_PROFILE_RELEASE_DEBUG: '0',
  CARGO_PROFILE_RELEASE_LTO: 'off',
  CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '16',
};

/** @returns {CargoTool[]} */
export function cargoTools() {
  return [
    {
      name: 'wasm-bindgen-cli',
      version: wasmBindgenVersion(),
      programs: ['wasm-bindgen', 'wasm-bindgen-test-runner'],
      // Without TLS, which only tests on a remote browser need. Not --locked: the published lock file can name releases
      // that were withdrawn.
      options: ['--no-default-features'],
    },
    { name: 'wasm-pack', version: '0.15.1', programs: ['wasm-pack'], options: ['--locked'] },
  ];
}

/**
 * Whether a tool is there in exactly this version: in the cache, or on PATH.
 * @param {CargoTool} tool
 */
export async function hasCargoTool(tool) {
  if (existsSync(folderOf(tool))) return true;
  const versions = await Promise.all(tool.programs.map((program) => run(program, ['--version']).catch(() => '')));
  return versions.every((printed) => printed.trim().split(' ').at(-1) === tool.version);
}

/**
 * Compiles a tool into the cache, unless another process does.
 * @param {CargoTool} tool
 * @param {import('./steps.mjs').Line} line
 */
export async function installCargoTool(tool, line) {
  const folder = folderOf(tool);
  mkdirSync(FOLDER, { recursive: true });
  line.note('waiting for another installation');
  await withLock(`${folder}.lock`, async () => {
    if (existsSync(folder)) return;
    line.note('downloading');
    // Compiled beside its place and moved there when complete: an interrupted installation is never taken for a complete
    // one, and goes on where it stopped.
    const unfinished = `${folder}.unfinished`;
    const target = join(unfinished, 'target');
    const progress = showProgress(line);
    await run(
      'cargo',
      ['install', tool.name, '--version', tool.version, ...tool.options, '--root', unfinished, '--target-dir', target]
        .concat('--no-track', '--force')
        .concat(tool.programs.flatMap((program) => ['--bin', program])),
      {
        ...progress,
        cwd: FOLDER,
        env: { ...QUICK_PROFILE, ...progress.env },
        advice: `${tool.name} ${tool.version} could not be built from crates.io: check the network, then start again.`,
      },
    );
    rmSync(target, { recursive: true, force: true });
    renameSync(unfinished, folder);
  });
  line.note('compiled');
}

/** Lets child processes find the project's own tools before any others. */
export function putToolsOnPath() {
  const folders = [...cargoTools().map((tool) => join(folderOf(tool), 'bin')), inProject('node_modules/.bin')];
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folders.includes(folder));
  process.env.PATH = [...folders, ...path].join(delimiter);
}

/** @param {CargoTool} tool */
function folderOf({ name, version }) {
  return join(FOLDER, `${name}-${version}`);
}
