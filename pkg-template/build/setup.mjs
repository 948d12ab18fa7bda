// @ts-check
/** Makes a machine ready: each step checks first, and does nothing when nothing is missing. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cargoTools, hasCargoTool, installCargoTool, putToolsOnPath } from './cargo-tools.mjs';
import { compileCrate } from './crate.mjs';
import { installPackages } from './npm-packages.mjs';
import { WASM_TARGET } from './project.mjs';
import { run } from './run.mjs';
import { StepFailed, step } from './steps.mjs';
import { together } from './together.mjs';

/** @typedef {import('./steps.mjs').Line} Line */

const NODE_FLOOR = /** @type {const} */ ([20, 19]);
const GET_RUST = 'Install Rust with rustup (https://rustup.rs), open a new terminal and start again.';

/**
 * @typedef {object} Needs
 * @property {boolean} [checks] rustfmt and clippy
 * @property {boolean} [packages] the npm packages
 * @property {boolean} [tools] wasm-bindgen and wasm-pack
 */

/**
 * Sets up a machine: by default for a build.
 * @param {Needs} [needs]
 */
export async function setUp({ checks = false, packages = true, tools = true } = {}) {
  await step(`Node ${process.versions.node}`, checkNode);
  const sysroot = await step('Rust', findRust);
  await step('wasm target', (line) => ensureWasmTarget(sysroot, line));
  if (checks) await step('rustfmt and clippy', (line) => ensureRustChecks(sysroot, line));
  const missing = tools ? await step('wasm-bindgen and wasm-pack', findMissingTools) : [];
  if (missing.length > 0) await setUpBareMachine(missing);
  else if (packages) await step('npm packages', installPackages);
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
  if (existsSync(join(sysroot, 'lib', 'rustlib', WASM_TARGET, 'lib'))) return line.upToDate('is installed');
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
  if (programs.every((program) => existsSync(program))) return line.upToDate('are installed');
  line.note('adding');
  await run('rustup', ['component', 'add', 'rustfmt', 'clippy'], {
    advice: `rustfmt or clippy is missing, and rustup could not add it. ${GET_RUST}`,
  });
}

/** @param {Line} line */
async function findMissingTools(line) {
  const tools = cargoTools();
  const found = await Promise.all(tools.map(hasCargoTool));
  const missing = tools.filter((_, index) => !found[index]);
  if (missing.length === 0) line.upToDate('are installed');
  else line.note(`missing: ${missing.map(({ name, version }) => `${name} ${version}`).join(', ')}`);
  return missing;
}

/**
 * Compiles the tools, compiles the crate and installs the packages at the same time: each alone leaves a core idle for a while.
 * @param {readonly import('./cargo-tools.mjs').CargoTool[]} tools
 */
async function setUpBareMachine(tools) {
  console.log(
    '\nFirst build on this machine: cargo compiles the missing tools and the crate, npm installs the packages.\n' +
      'Usually this takes 4 to 5 minutes on two cores, once; later starts take seconds.\n',
  );
  await together([
    ...tools.map((tool) => step(`${tool.name} ${tool.version}`, (line) => installCargoTool(tool, line))),
    step('crate', compileCrate),
    step('npm packages', installPackages),
  ]);
}
