// @ts-check
/** The webhook as workers and other hosts have it, which are not Node: the files for the web, with the module's bytes at hand. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { packageFolder } from './support/installed.mjs';
import { APP_ID, NOW, serveSender } from './support/sender.mjs';
import './support/settled.mjs';
import { post } from './support/webhook.mjs';

const DIST = join(packageFolder, 'dist');

/** @param {string} file */
function load(file) {
  return import(pathToFileURL(join(DIST, file)).href);
}

test('before init() it is said at once what is missing, and after it notifications are taken', async (t) => {
  /** @type {[typeof import('graph-call-transfer/web'), typeof import('graph-call-transfer/webhook')]} */
  const [main, { createWebhook, createUnverifiedWebhook }] = await Promise.all([
    load('web.js'),
    load('webhook/index.js'),
  ]);
  const { discovery } = await serveSender(t);
  const options = { appId: APP_ID, discovery, clock: () => NOW };
  for (const make of [() => createWebhook(options), () => createUnverifiedWebhook()]) {
    assert.throws(make, { name: 'TransferError', code: 'notInitialized', message: /call "await init\(\)" first/ });
  }
  main.initSync(readFileSync(join(DIST, 'graph_call_transfer_bg.wasm')));
  assert.equal((await createWebhook(options)(post())).status, 202);
});

test('nothing of Node is asked for', () => {
  const files = readdirSync(join(DIST, 'webhook')).filter((file) => !file.startsWith('node.'));
  assert.ok(files.length > 10);
  const imported = new Set();
  for (const file of files) {
    const code = readFileSync(join(DIST, 'webhook', file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    for (const [, name = ''] of code.matchAll(/(?:from |import\()'([^']+)'/g)) {
      if (!name.startsWith('.')) imported.add(name);
    }
    assert.doesNotMatch(code, /\b(process|Buffer|require|setImmediate)\b/, file);
  }
  assert.deepEqual([...imported], ['jose']);
});
