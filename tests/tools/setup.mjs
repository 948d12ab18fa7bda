// @ts-check
/** Makes a machine ready: each step looks first, and does nothing when nothing is missing. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureCargoTool } from './cargo-tool.mjs';
import { cargoTools, putToolsOnPath } from './project.mjs';
import { run } from './run.mjs';
import { fingerprint, whenChanged } from './stamp.mjs';
import { StepFailed, step } from './steps.mjs';

/** @typedef {import('./steps.mjs').Line} Line */

const NODE_FLOOR = /** @type {const} */ ([20, 19]);
const WASM_TARGET = 'wasm32-unknown-unknown';
const GET_RUST = 'Install Rust with rustup (https://rustup.rs), open a new terminal and start again.';

/**
 * Sets up what a build needs, and what the checks of the Rust code need.
 * @param {{ checks: boolean }} needs
 */
export async function setUp({ checks }) {
  await step(`Node ${process.versions.node}`, checkNode);
  const sysroot = await step('Rust', findRust);
  await step('wasm target', (line) => ensureWasmTarget(sysroot, line));
  if (checks) await step('rustfmt and clippy', (line) => ensureRustChecks(sysroot, line));
  for (const tool of cargoTools()) await step(`${tool.name} ${tool.version}`, (line) => ensureCargoTool(tool, line));
  await step('npm packages', ensurePackages);
  putToolsOnPath();
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [floorMajor, floorMinor] = NODE_FLOOR;
  if (major > floorMajor || (major === floorMajor && minor >= floorMinor)) return;
  throw new StepFailed(
    `Node ${NODE_FLOOR.join('.')} or newer is needed. Install it (https://nodejs.org) and start again.`,
  );
}

/** @param {Line} line */
async function findRust(line) {
  const version = await run('cargo', ['--version'], { advice: GET_RUST });
  line.note(version.split(' ').slice(0, 2).join(' ').trim());
  return (await run('rustc', ['--print', 'sysroot'], { advice: GET_RUST })).trim();
}

/**
 * @param {string} sysroot
 * @param {Line} line
 */
async function ensureWasmTarget(sysroot, line) {
  if (existsSync(join(sysroot, 'lib', 'rustlib', WASM_TARGET, 'lib'))) return line.upToDate('is there');
  line.note('adding');
  await run('rustup', ['target', 'add', WASM_TARGET], {
    advice: `The Rust target ${WASM_TARGET} is missing, and rustup could not add it. ${GET_RUST}`,
  });
}

/**
 * @param {string} sysroot
 * @param {Line} line
 */
async function ensureRustChecks(sysroot, line) {
  const programs = ['rustfmt', 'cargo-clippy'].map((program) => join(sysroot, 'bin', program));
  if (programs.every((program) => existsSync(program))) return line.upToDate('are there');
  line.note('adding');
  await run('rustup', ['component', 'add', 'rustfmt', 'clippy'], {
    advice: `rustfmt or clippy is missing, and rustup could not add it. ${GET_RUST}`,
  });
}

/** @param {Line} line */
async function ensurePackages(line) {
  // The page depends on "file:../pkg", which a fresh clone does not have yet. npm links it all the same, because the
  // lock file knows the link: it was made while pkg/ existed. It also names Biome's packages for every platform, without
  // which npm calls it out of date. After changing a dependency, look that both are still in it.
  const stamp = {
    file: 'node_modules/.stamps/packages',
    result: 'node_modules',
    fingerprint: fingerprint(['package-lock.json'], [process.platform, process.arch]),
  };
  const installed = await whenChanged(stamp, async () => {
    line.note('installing');
    await run('npm', ['ci', '--no-audit', '--no-fund'], {
      env: { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
      advice: 'The npm packages could not be installed: check the network, then start again.',
    });
  });
  if (!installed) line.upToDate();
}
