// @ts-check
/** The tests of the boundary between Rust and JavaScript, in Node and in Chromium. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WASM_FLAGS, WASM_TARGET } from '../../pkg-template/build/project.mjs';
import { step } from '../../pkg-template/build/steps.mjs';
import { runCases } from './cases.mjs';
import { compileTests, runWasmTests } from './rust-tests.mjs';

/** Compiles as for the package. */
export const FOR_WASM = { CARGO_ENCODED_RUSTFLAGS: WASM_FLAGS.join('\x1f') };
/** Without debug information, which makes the module six times as large and its runner three times as slow. */
const SMALL = { CARGO_PROFILE_DEV_DEBUG: '0' };

/** Switches off the requests that Chromium makes on its own, and lets it run as root in a container too. */
const SWITCHES = ['headless=new', 'no-sandbox', 'disable-gpu', 'disable-dev-shm-usage', 'no-first-run']
  .concat('disable-background-networking', 'disable-component-update', 'disable-sync')
  .map((name) => `--${name}`);

/** @param {import('./browser.mjs').Browser | undefined} browser */
export async function wasmTests(browser) {
  const options = ['--target', WASM_TARGET, '--test', 'boundary'];
  const modules = await step('wasm tests, compiling', () => compileTests(options, { ...FOR_WASM, ...SMALL }));
  await runCases('wasm tests in Node', () => runWasmTests(modules, {}));
  if (browser) await runCases('wasm tests in Chromium', () => runInChromium(modules, browser));
}

/**
 * @param {readonly string[]} modules
 * @param {import('./browser.mjs').Browser} browser
 */
async function runInChromium(modules, browser) {
  const folder = mkdtempSync(join(tmpdir(), 'webdriver-'));
  const settings = join(folder, 'webdriver.json');
  writeFileSync(settings, JSON.stringify({ 'goog:chromeOptions': { binary: browser.chromium, args: SWITCHES } }));
  try {
    return await runWasmTests(modules, {
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
