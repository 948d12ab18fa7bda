// @ts-check
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPackage } from '../../pkg-template/build.mjs';
import { engines, missingEngines } from '../engines/engines.mjs';
import { ensureBrowser } from './browser.mjs';
import { countTests } from './counts.mjs';
import { installPackagesOf } from './packages.mjs';
import { buildPage } from './page.mjs';
import { inProject, wasmFlags } from './project.mjs';
import { ensureRedis, WITHOUT_REDIS } from './redis.mjs';
import { run } from './run.mjs';
import { setUp } from './setup.mjs';
import { command, report, StepFailed, step } from './steps.mjs';

const HELP = `
npm test [-- --quick]

Sets up what is missing and checks everything, here as in CI: format, lints, types, the Rust code, the
wasm module in Node and in Chromium, the packed package, the relay, the page. The first check that
fails ends it. The last line says how many test cases passed and failed.

  --quick   leaves out everything that needs a browser
`;

const QUICK = '!! --quick: NOT RUN are the wasm tests in Chromium, the package in Chromium, and the page tests';
const WASM = ['--target', 'wasm32-unknown-unknown'];
/** Compiled as for the package. */
const FOR_WASM = { CARGO_ENCODED_RUSTFLAGS: wasmFlags.join('\x1f') };

/** So many of the runner's last lines name what was flaky. */
const LAST_LINES = 12;

/** All test cases so far, over all runners. */
const total = { passed: 0, failed: 0 };

/** Where redis-server is. @type {string | undefined} */
let redis;
let lacksRedis = false;

await command(HELP, async (args) => {
  const quick = args.includes('--quick');
  try {
    const unknown = args.find((arg) => arg !== '--quick');
    if (unknown !== undefined) throw new StepFailed(`Unknown option "${unknown}": there is only --quick.`);
    await setUp({ checks: true });
    if (quick) console.log(QUICK);
    const browser = quick ? undefined : await step('Chromium and chromedriver', ensureBrowser);
    redis = await step('redis-server', ensureRedis);
    lacksRedis = redis === undefined;
    if (lacksRedis) console.log(WITHOUT_REDIS);
    await checkSources();
    await buildPackage();
    await buildPage();
    await checkResults(browser);
  } catch (error) {
    report(error);
    total.failed ||= 1;
    process.exitCode = 1;
  }
  if (quick) console.log(QUICK);
  if (lacksRedis) console.log(WITHOUT_REDIS);
  if (!quick) for (const line of missingEngines()) console.log(line);
  // CI reads this line.
  console.log(`${total.passed} passed, ${total.failed} failed`);
});

/** Checks what can be checked before anything is built for the web; the quickest first. */
async function checkSources() {
  await check('rustfmt', 'cargo', ['fmt', '--check'], { advice: 'Mend it with: cargo fmt' });
  await check('Biome', 'biome', ['ci', '--colors=off', '--error-on-warnings', '.'], {
    advice: 'Mend most of it with: npx biome check --write .',
  });
  await check('types in the package', 'tsc', ['-p', 'pkg-template']);
  await nodeTests('tests of the tools', 'tests/tools');
  await nodeTests('tests of the page’s sources', 'tests/page');
  // --locked here, first: a lock file that is out of date is told, not mended.
  await check('clippy', 'cargo', ['clippy', '--locked', '--all-targets', '--', '-D', 'warnings']);
  await check('clippy for wasm', 'cargo', ['clippy', ...WASM, '--all-targets', '--', '-D', 'warnings'], {
    env: FOR_WASM,
  });
  await tests('Rust tests', 'cargo', 'cargo', ['test']);
  const docs = { env: { RUSTDOCFLAGS: '-D warnings' } };
  await check('Rust documentation', 'cargo', ['doc', '--no-deps'], docs);
  await check('Rust documentation for wasm', 'cargo', ['doc', '--no-deps', ...WASM], {
    env: { ...docs.env, ...FOR_WASM },
  });
}

/**
 * Checks what was built.
 * @param {import('./browser.mjs').Browser | undefined} browser
 */
async function checkResults(browser) {
  await check('types in the tests', 'tsc', ['-p', 'tests']);
  await check('types in the page', 'tsc', ['-p', 'www']);
  await wasmTests('wasm tests in Node', {});
  if (browser) await wasmTestsInChromium(browser);
  // The package is tried in a page too; without a browser that case is skipped, and counted as skipped.
  await nodeTests('package tests', 'tests/package', { CHROMIUM: browser?.chromium ?? '' });
  await nodeTests('server tests', 'tests/server', { REDIS_SERVER: redis ?? '' });
  await nodeTests('tests of the page’s data', 'tests/page/state');
  if (browser) {
    const args = ['test', '-c', 'tests/page/playwright.config.mjs', '--reporter=list', '--forbid-only'];
    await tests('page tests', 'playwright', 'playwright', args, { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' });
    await testsInOtherEngines();
  }
}

/** Firefox and WebKitGTK are never installed for this: with what they need it would take longer than it is worth each time. */
async function testsInOtherEngines() {
  if (missingEngines().length === engines.length) return;
  await installPackagesOf('tests/engines', 'drivers of the other engines');
  await nodeTests('page in other engines', 'tests/engines');
}

/** @param {import('./browser.mjs').Browser} browser */
async function wasmTestsInChromium(browser) {
  const folder = mkdtempSync(join(tmpdir(), 'webdriver-'));
  const settings = join(folder, 'webdriver.json');
  // Nothing but the tests' own server is asked for, and it runs as root in a container too.
  const switches = ['headless=new', 'no-sandbox', 'disable-gpu', 'disable-dev-shm-usage', 'no-first-run']
    .concat('disable-background-networking', 'disable-component-update', 'disable-sync')
    .map((name) => `--${name}`);
  writeFileSync(settings, JSON.stringify({ 'goog:chromeOptions': { binary: browser.chromium, args: switches } }));
  try {
    await wasmTests('wasm tests in Chromium', {
      CHROMEDRIVER: browser.chromedriver,
      WASM_BINDGEN_USE_BROWSER: '1',
      WASM_BINDGEN_TEST_WEBDRIVER_JSON: settings,
      WASM_BINDGEN_TEST_DRIVER_TIMEOUT: '30',
      WASM_BINDGEN_TEST_TIMEOUT: '120',
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {string} title
 * @param {NodeJS.ProcessEnv} env where the runner runs them
 */
function wasmTests(title, env) {
  return tests(title, 'cargo', 'cargo', ['test', ...WASM, '--test', 'boundary'], {
    ...FOR_WASM,
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: 'wasm-bindgen-test-runner',
    ...env,
  });
}

/**
 * @param {string} title
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} [env]
 */
function nodeTests(title, folder, env = {}) {
  const files = readdirSync(inProject(folder))
    .filter((file) => file.endsWith('.test.mjs'))
    .map((file) => join(folder, file));
  // Without a file, node --test would look for tests everywhere.
  if (files.length === 0) throw new StepFailed(`${title}: there is no *.test.mjs in ${folder}`);
  // A test that hangs is a failed one; none takes a tenth of this.
  const args = ['--test', '--test-timeout=180000', '--test-reporter=spec', ...files];
  return tests(title, 'node', process.execPath, args, env);
}

/**
 * Runs a check that is one thing that passes or fails.
 * @param {string} title
 * @param {string} tool
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, advice?: string }} [options]
 */
async function check(title, tool, args, options = {}) {
  await step(title, () => run(tool, args, options));
}

/**
 * Runs test cases and adds them to the total. A runner that runs none has failed.
 * @param {string} title
 * @param {import('./counts.mjs').Runner} runner
 * @param {string} tool
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
async function tests(title, runner, tool, args, env = {}) {
  await step(title, async (line) => {
    const { output, failure } = await run(tool, args, { env }).then(
      (printed) => ({ output: printed, failure: undefined }),
      (error) => ({ output: String(error.output ?? ''), failure: error }),
    );
    const counts = countTests(runner, output);
    total.passed += counts.passed;
    total.failed += counts.failed;
    const loud = [
      counts.skipped > 0 ? `, ${counts.skipped} SKIPPED` : '',
      counts.flaky > 0 ? `, ${counts.flaky} FLAKY` : '',
    ];
    line.note(`${counts.passed} passed${loud.join('')}`);
    // The runner names them at its end.
    if (counts.flaky > 0) console.log(output.trimEnd().split('\n').slice(-LAST_LINES).join('\n'));
    if (failure) throw failure;
    if (counts.failed > 0) throw new StepFailed(`${title}: ${counts.failed} failed`, output);
    if (counts.passed === 0) throw new StepFailed(`${title}: not one case was run`, output);
  });
}
