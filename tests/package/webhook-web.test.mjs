// @ts-check
/** The webhook in hosts other than Node: the files for the web, initialized with the bytes of a wasm module. */

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

test('createWebhook throws before init()', async (t) => {
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
  main.initSync({ notifications: readFileSync(join(DIST, 'glue/notifications.wasm')) });
  assert.equal((await createWebhook(options)(post())).status, 202);
});

test('webhook files for the web use nothing of Node', () => {
  const files = readdirSync(join(DIST, 'webhook')).filter((file) => !file.startsWith('node.'));
  assert.ok(files.length > 5);
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
