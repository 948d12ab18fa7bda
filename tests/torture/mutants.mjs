// @ts-check
/**
 * Mutants of the webhook's checks: each has one small change in the installed package, and a test of the webhook must fail with it.
 * cargo-mutants does the same for the core.
 */

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { inProject } from '../../pkg-template/build/project.mjs';
import { run } from '../../pkg-template/build/run.mjs';
import { StepFailed } from '../../pkg-template/build/steps.mjs';
import { folderOf } from '../package/support/installed.mjs';
import { functionsIn, mutantsOf } from './changes.mjs';
import { EQUIVALENT } from './equivalent-mutants.mjs';

/** @import { Pass } from './pass.mjs' */

/** The sources of the checks. */
const SOURCES = ['token', 'keys', 'body', 'download', 'jose'];
/** The tests of the webhook, those first that kill most. */
const TESTS = [
  ...['webhook-tokens', 'webhook-keys', 'webhook-unknown-keys', 'webhook-key-outages', 'webhook-key-documents'],
  ...['webhook', 'webhook-limits', 'webhook-plain', 'webhook-options', 'webhook-hints', 'webhook-node'],
];
/** A mutant that never ends is killed by this limit. */
const TIMEOUT_MS = 60_000;

/** @param {Pass} pass */
export async function attack(pass) {
  // The tests run as children of this process, and share one installation: the first run makes it.
  assert.equal(await failingTest(), undefined, 'the tests fail without a mutant');
  const bundle = createRequire(join(folderOf(process.pid), 'consumer.cjs')).resolve('graph-call-transfer/webhook');
  const text = readFileSync(bundle, 'utf8');
  pass.after(() => writeFileSync(bundle, text));

  /** @type {string[]} */
  const survivors = [];
  for (const source of SOURCES) {
    const names = functionsIn(readFileSync(inProject(`pkg-template/lib/webhook/${source}.js`), 'utf8'));
    for (const { description, mutated } of names.flatMap((name) => mutantsOf(text, name))) {
      writeFileSync(bundle, mutated);
      const isKilled = (await failingTest()) !== undefined;
      const mutant = `${source}.js: ${description}`;
      pass.count('mutants');
      if (isKilled) pass.count('killed');
      else if (mutant in EQUIVALENT) pass.count('explained');
      else survivors.push(mutant);
    }
  }
  assert.deepEqual(survivors, [], 'no test fails with these mutants');
}

/** Returns the test file that fails, the first one. */
async function failingTest() {
  for (const name of TESTS) {
    try {
      await run(process.execPath, [inProject(`tests/package/${name}.test.mjs`)], {
        env: { NODE_OPTIONS: `--import=${LIMIT}` },
      });
    } catch (error) {
      if (error instanceof StepFailed) return name;
      throw error;
    }
  }
  return undefined;
}

/** Ends a test file that runs for too long. */
const LIMIT = `data:text/javascript,setTimeout(()=>process.exit(1),${TIMEOUT_MS}).unref()`;
