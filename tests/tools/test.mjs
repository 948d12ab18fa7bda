// @ts-check
import { print } from '../../pkg-template/build/board.mjs';
import { command, report } from '../../pkg-template/build/command.mjs';
import { buildPackage } from '../../pkg-template/build/package.mjs';
import { buildPage } from '../../pkg-template/build/page.mjs';
import { run } from '../../pkg-template/build/run.mjs';
import { setUp } from '../../pkg-template/build/setup.mjs';
import { step } from '../../pkg-template/build/steps.mjs';
import { together } from '../../pkg-template/build/together.mjs';
import { missingEngines } from '../engines/engines.mjs';
import { ensureBrowser } from './browser.mjs';
import { total } from './cases.mjs';
import { keepDependencies, restoreDependencies } from './kept-dependencies.mjs';
import { parseOptions } from './options.mjs';
import { PARTS } from './parts.mjs';
import { ensureRedis, WITHOUT_REDIS } from './redis.mjs';
import { printTimes } from './times.mjs';
import { ensureZsh, WITHOUT_ZSH } from './zsh.mjs';

const HELP = `
npm test [-- options]

Sets up missing tools and checks everything, here as in CI: format, lints, types, the Rust code, the
wasm module in Node and in Chromium, the packed package, the server, the page. The first check that
fails ends it. The last lines contain the time of each step, and the numbers of test cases.

  --only <part>   runs one part, such as rust or server; several: --only rust,server
  --list          prints the parts
  --quick         leaves out the tests that need a browser
  --update        runs the parts that have snapshots, and writes these again; read the difference
                  before you commit it

The quick loop of one area:

  Rust      cargo test --test verdict            one file of tests
  package   npm test -- --only package           all tests of the package
            node --test tests/package/x.test.mjs one file, against the package that was built last
  server    npm test -- --only server
  page      npm run dev                          and: npx playwright test -c tests/page/playwright.config.mjs form
`;

/** The parts that compile every dependency of the crate. */
const COMPILING = ['rust', 'wasm'];

const QUICK = '!! --quick: NOT RUN are the wasm tests in Chromium, the package in Chromium, and the page tests';

/** @typedef {import('./parts.mjs').Machine} Machine */
/** @typedef {import('./parts.mjs').Part} Part */

/** The lines about tests that were skipped as a whole: printed at the end, so that no reader takes them for passed. @type {string[]} */
const notRun = [];
/** The builds that were begun: both lanes wait for the same one. @type {Map<string, Promise<void>>} */
const builds = new Map();

await command(HELP, async (args) => {
  const options = parseOptions(
    args,
    PARTS.map(({ name }) => name),
  );
  if (options.list) {
    for (const { name, about } of PARTS) console.log(`${name.padEnd(10)}${about}`);
    return;
  }
  const started = performance.now();
  const failure = await testAll(options).catch((error) => error);
  if (failure !== undefined) {
    report(failure);
    total.failed ||= 1;
  }
  printTimes(performance.now() - started);
  for (const line of notRun) console.log(line);
  // CI reads this line.
  console.log(`${total.passed} passed, ${total.failed} failed`);
  if (failure !== undefined) process.exit(1);
});

/** @param {import('./options.mjs').Options} options */
async function testAll({ only, quick, update }) {
  // Nothing is compiled again in a clone that is used once, and notes for that cost a third of the time.
  if (process.env.CI) process.env.CARGO_INCREMENTAL ??= '0';
  // Tests that compare with a file write it when this variable is set.
  if (update) process.env.UPDATE_SNAPSHOTS = '1';
  const parts = chosenParts(only, update);
  const machine = await prepare(parts, { quick, update });
  const rust = parts.filter(({ lane }) => lane === 'rust');
  const js = parts.filter(({ lane }) => lane === 'js');
  if (rust.length > 0) await restoreDependencies();
  // Tests of the crate write a file of the package, and leave its format to Biome.
  if (update) {
    await runLane(rust, machine);
    await step('format', () => run('biome', ['check', '--write', 'pkg-template/lib/records']));
    await runLane(js, machine);
    await runInBrowser(parts, machine);
  } else {
    await together([runLane(rust, machine).then(() => runInBrowser(parts, machine)), runLane(js, machine)]);
  }
  if (COMPILING.every((name) => rust.some((part) => part.name === name))) await keepDependencies();
}

/**
 * @param {readonly string[]} only
 * @param {boolean} update
 */
function chosenParts(only, update) {
  if (only.length > 0) return PARTS.filter(({ name }) => only.includes(name));
  return PARTS.filter(({ hasSnapshots = false }) => hasSnapshots || !update);
}

/**
 * Sets up the tools of some parts.
 * @param {readonly Part[]} parts
 * @param {{ quick: boolean, update: boolean }} options
 * @returns {Promise<Machine>}
 */
async function prepare(parts, { quick, update }) {
  const needs = (/** @type {import('./parts.mjs').Need} */ need) => parts.some((part) => part.needs.includes(need));
  await setUp({ checks: true, packages: needs('packages') || update, tools: needs('wasm') });
  /** @type {Machine} */
  const machine = {};
  if (needs('browser')) {
    if (quick) remember(QUICK);
    else machine.browser = await step('Chromium and chromedriver', ensureBrowser);
    if (!quick && parts.some(({ inBrowser }) => inBrowser !== undefined)) notRun.push(...missingEngines());
  }
  if (needs('redis')) {
    machine.redis = await step('redis-server', ensureRedis);
    if (machine.redis === undefined) remember(WITHOUT_REDIS);
  }
  if (needs('zsh') && (await step('zsh', ensureZsh)) === undefined) remember(WITHOUT_ZSH);
  return machine;
}

/** @param {string} line */
function remember(line) {
  notRun.push(line);
  print(line);
}

/**
 * Runs the parts of one lane.
 * @param {readonly Part[]} parts
 * @param {Machine} machine
 */
async function runLane(parts, machine) {
  for (const part of parts) {
    await buildFor(part);
    await part.check(machine);
  }
}

/**
 * Runs the tests in a browser: behind the lane of the crate, which is the shorter one, so that both lanes end at about the same time.
 * @param {readonly Part[]} parts
 * @param {Machine} machine
 */
async function runInBrowser(parts, machine) {
  for (const part of parts) {
    if (part.inBrowser === undefined) continue;
    await buildFor(part);
    await part.inBrowser(machine);
  }
}

/**
 * Builds the package and the page before the first part that needs them.
 * @param {Part} part
 */
async function buildFor({ needs }) {
  if (needs.includes('package')) await buildOnce('package', buildPackage);
  if (needs.includes('page')) await buildOnce('page', buildPage);
}

/**
 * @param {string} name
 * @param {() => Promise<void>} build
 */
function buildOnce(name, build) {
  const begun = builds.get(name) ?? build();
  builds.set(name, begun);
  return begun;
}
