// @ts-check
/** The parts of `npm test`. */

import { print } from '../../pkg-template/build/board.mjs';
import { installPackagesOf } from '../../pkg-template/build/npm-packages.mjs';
import { inProject, WASM_TARGET } from '../../pkg-template/build/project.mjs';
import { run } from '../../pkg-template/build/run.mjs';
import { step } from '../../pkg-template/build/steps.mjs';
import { engines, missingEngines } from '../engines/engines.mjs';
import { runCases } from './cases.mjs';
import { nodeTests } from './node-tests.mjs';
import { testPackedCrate } from './packed-crate.mjs';
import { runPlaywright } from './page-tests.mjs';
import { runRustTests } from './rust-tests.mjs';
import { FOR_WASM, wasmTests } from './wasm-tests.mjs';

/**
 * @typedef {object} Machine what was found or installed for the tests
 * @property {import('./browser.mjs').Browser} [browser] not with --quick
 * @property {string | undefined} [redis] the path of redis-server
 */

/** @typedef {'packages' | 'wasm' | 'package' | 'page' | 'browser' | 'redis' | 'zsh'} Need */

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {string} about
 * @property {readonly Need[]} needs the tools and builds
 * @property {'rust' | 'js'} lane the parts of one lane run one after the other; the lanes run at the same time
 * @property {boolean} [hasSnapshots] whether its tests compare with files that `--update` writes again
 * @property {(machine: Machine) => Promise<void>} check
 * @property {(machine: Machine) => Promise<void>} [inBrowser] runs in the lane of the crate, after all of its parts
 */

const DENY_WARNINGS = ['--', '-D', 'warnings'];
const WASM = ['--target', WASM_TARGET];

/** In the order in which each lane runs them: the quickest first. @type {readonly Part[]} */
export const PARTS = [
  {
    name: 'sources',
    about: 'format, lints and style of all files, links of the documents, types of the package',
    needs: ['packages'],
    lane: 'js',
    async check() {
      await check('rustfmt', 'cargo', ['fmt', '--check'], { advice: 'Format with: cargo fmt' });
      await check('Biome', 'biome', ['ci', '--colors=off', '--error-on-warnings', '.'], {
        advice: 'Repair most of it with: npx biome check --write .',
      });
      await checkStyle();
      await nodeTests('links of the documents', 'tests/docs');
      await check('types in the package', 'tsc', ['-p', 'pkg-template']);
    },
  },
  {
    name: 'tools',
    about: 'the build and the test runner',
    needs: ['packages'],
    lane: 'js',
    async check() {
      await nodeTests('tests of the tools', 'tests/tools');
      await nodeTests('tests of the style check', 'tests/style');
    },
  },
  {
    name: 'rust',
    about: 'the crate: clippy for this machine and for wasm, tests, documentation',
    needs: [],
    lane: 'rust',
    hasSnapshots: true,
    async check() {
      // --locked in the first call of cargo: a lock file that is out of date is reported, not repaired.
      await check('clippy', 'cargo', ['clippy', '--locked', '--all-targets', ...DENY_WARNINGS]);
      // All other targets are empty for wasm.
      const targets = ['--lib', '--test', 'boundary'];
      await check('clippy for wasm', 'cargo', ['clippy', ...WASM, ...targets, ...DENY_WARNINGS], { env: FOR_WASM });
      await runCases('Rust tests', runRustTests);
      await runCases('unit tests of the packed crate', testPackedCrate);
      const env = { RUSTDOCFLAGS: '-D warnings' };
      await check('Rust documentation', 'cargo', ['doc', '--no-deps'], { env });
      await check('Rust documentation for wasm', 'cargo', ['doc', '--no-deps', ...WASM], {
        env: { ...env, ...FOR_WASM },
      });
    },
  },
  {
    name: 'wasm',
    about: 'the boundary between Rust and JavaScript, in Node and in Chromium',
    needs: ['wasm', 'browser'],
    lane: 'rust',
    check: ({ browser }) => wasmTests(browser),
  },
  {
    name: 'package',
    about: 'the npm package, built and packed',
    needs: ['packages', 'wasm', 'package', 'browser'],
    lane: 'js',
    hasSnapshots: true,
    async check({ browser }) {
      await check('types in the tests', 'tsc', ['-p', 'tests']);
      // The package is tried in a page too; without a browser that case is skipped, and counted as skipped.
      await nodeTests('package tests', 'tests/package', { CHROMIUM: browser?.chromium ?? '' });
    },
  },
  {
    name: 'cli',
    about: 'the command line of the npm package, over pipes and in a terminal',
    needs: ['packages', 'wasm', 'package', 'zsh'],
    lane: 'js',
    hasSnapshots: true,
    check: () => nodeTests('tests of the command line', 'tests/cli'),
  },
  {
    name: 'server',
    about: 'the server of the console',
    needs: ['packages', 'wasm', 'package', 'redis', 'page'],
    lane: 'js',
    check: ({ redis }) => nodeTests('server tests', 'tests/server', { REDIS_SERVER: redis ?? '' }),
  },
  {
    name: 'torture',
    about: 'one short pass of each attack of npm run torture that is not written in Rust',
    needs: ['packages', 'wasm', 'package', 'redis'],
    lane: 'js',
    check: ({ redis }) => nodeTests('attacks', 'tests/torture', { REDIS_SERVER: redis ?? '' }),
  },
  {
    name: 'page',
    about: 'the page of the console: its sources, its data, and its use in a browser',
    needs: ['packages', 'wasm', 'package', 'page', 'browser'],
    lane: 'js',
    async check() {
      await check('types in the page', 'tsc', ['-p', 'www']);
      await nodeTests('tests of the page’s sources', 'tests/page');
      await nodeTests('tests of the page’s models', 'tests/page/model');
      await nodeTests('tests of the page’s stores', 'tests/page/store');
    },
    async inBrowser({ browser }) {
      if (browser) await runCases('page tests', () => runPlaywright(['-c', 'tests/page/playwright.config.mjs']));
      if (browser) await testInOtherEngines();
    },
  },
];

/** Prints the figures of the style check too: they show how far the sources are from each limit. */
async function checkStyle() {
  print(await step('style', () => run(process.execPath, [inProject('tests/style/main.mjs')])));
}

/** Firefox and WebKitGTK are not installed for this: that takes longer than their tests are worth in each run. */
async function testInOtherEngines() {
  if (missingEngines().length === engines.length) return;
  await step('drivers of the other engines', (line) => installPackagesOf('tests/engines', line));
  await nodeTests('page in other engines', 'tests/engines');
}

/**
 * Runs a tool that checks everything at once.
 * @param {string} title
 * @param {string} tool
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, advice?: string }} [options]
 */
async function check(title, tool, args, options = {}) {
  await step(title, () => run(tool, args, options));
}
