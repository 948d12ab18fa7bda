// @ts-check
/** The entries of one job on the web: each loads its own wasm module, and the others only when a function needs them. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { packageFolder } from './support/installed.mjs';
import './support/settled.mjs';
import { INPUT, USER_ID } from './support/transfers.mjs';

const DIST = join(packageFolder, 'dist');
const wasm = (/** @type {string} */ name) => readFileSync(join(DIST, `glue/${name}.wasm`));
const load = (/** @type {string} */ file) => import(pathToFileURL(join(DIST, file)).href);

test('sendTransfer of /requests loads the module that sends at the first send, and again after a failure, unless initSending did', async (t) => {
  /** @type {typeof import('graph-call-transfer/requests')} */
  const { buildTransfer, initSending, initSync, sendTransfer } = await load('requests/index.js');
  initSync(wasm('requests'));
  /** @type {string[]} */
  const loaded = [];
  let isOnline = false;
  t.mock.method(globalThis, 'fetch', async (/** @type {URL | Request} */ source) => {
    loaded.push(String(source instanceof URL ? source : source.url).replace(/.*\//, ''));
    if (!isOnline) throw new TypeError('fetch failed');
    return new Response(wasm('send'), { headers: { 'Content-Type': 'application/wasm' } });
  });
  const request = buildTransfer(INPUT);
  assert.deepEqual(loaded, []);
  const send = () => sendTransfer(request, { token: null, fetch: async () => new Response(null, { status: 202 }) });
  await assert.rejects(send(), { name: 'TransferError', code: 'notInitialized', message: /could not be loaded/ });
  const own = new URL('https://files.contoso.com/own.wasm');
  await assert.rejects(initSending(own), { name: 'TransferError', code: 'notInitialized' });
  isOnline = true;
  assert.equal((await send()).kind, 'accepted');
  assert.equal((await send()).kind, 'accepted');
  await initSending(own);
  assert.deepEqual(loaded, ['send.wasm', 'own.wasm', 'send.wasm']);
});

test('createCall of /calls loads its module', async (t) => {
  /** @type {typeof import('graph-call-transfer/calls')} */
  const { buildCall, createCall } = await load('calls/index.js');
  /** @type {string[]} */
  const loaded = [];
  t.mock.method(globalThis, 'fetch', async (/** @type {URL | Request} */ source) => {
    const [file = '', name = ''] = /(\w+)\.wasm$/.exec(String(source instanceof URL ? source : source.url)) ?? [];
    loaded.push(file);
    return new Response(wasm(name), { headers: { 'Content-Type': 'application/wasm' } });
  });
  const input = { target: { user: { id: USER_ID } }, callbackUri: 'https://bot.contoso.com/api/calls' };
  assert.throws(() => buildCall(input), { code: 'notInitialized' });
  const refused = await createCall(input, { token: null, fetch: async () => new Response(null, { status: 403 }) });
  assert.equal(refused.kind, 'refused');
  assert.equal(loaded[0], 'calls.wasm');
  assert.deepEqual(buildCall(input).body.requestedModalities, ['audio']);
});

test('modules of one entry are those of the main entry', async () => {
  /** @type {[typeof import('graph-call-transfer/web'), typeof import('graph-call-transfer/notifications')]} */
  const [main, { TransferTracker, initSync }] = await Promise.all([load('web.js'), load('notifications/index.js')]);
  assert.throws(() => new main.TransferTracker(), { code: 'notInitialized' });
  initSync(wasm('notifications'));
  assert.equal(main.TransferTracker, TransferTracker);
  assert.equal(new main.TransferTracker().size, 0);
});

test('init of the main entry refuses one source for all modules', async () => {
  /** @type {any} */
  const { init, initSync } = await load('web.js');
  const expected = { name: 'TransferError', code: 'invalidOptions', message: /notifications, requests, send, tools/ };
  for (const source of [
    '/requests.wasm',
    new URL('https://localhost/x.wasm'),
    new Uint8Array(8),
    { other: '/x' },
    null,
  ]) {
    await assert.rejects(init(source), expected);
    assert.throws(() => initSync(source), expected);
  }
});
