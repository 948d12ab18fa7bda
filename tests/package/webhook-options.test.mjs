// @ts-check
/** The options of a webhook. */

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { run } from '../../pkg-template/build/run.mjs';
import { raise, revoked, thrown } from './support/hostile.mjs';
import { packageFolder } from './support/installed.mjs';
import { APP_ID, token } from './support/sender.mjs';
import './support/settled.mjs';
import { entry } from './support/webhook.mjs';

/** @type {[string, RegExp, unknown][]} */
const INVALID = [
  ['undefined', /the options: expected an object/, undefined],
  ['no appId', /invalid appId; expected the id of your app/, {}],
  ['an appId that is not a GUID', /invalid appId/, { appId: 'my-app' }],
  ['an empty list of apps', /invalid appId/, { appId: [] }],
  ['an unknown option', /unknown option "audience"; expected appId, tenants/, { appId: APP_ID, audience: APP_ID }],
  ['an empty list of tenants', /invalid tenants/, { appId: APP_ID, tenants: [] }],
  ['a tenant name', /invalid tenants/, { appId: APP_ID, tenants: ['contoso.com'] }],
  ['tenants that is a string', /invalid tenants/, { appId: APP_ID, tenants: APP_ID }],
  ['an unknown cloud', /unknown cloud; expected global, usGovernmentL4/, { appId: APP_ID, cloud: 'china' }],
  ['a discovery URL with http', /invalid discovery/, { appId: APP_ID, discovery: 'http://keys.example/' }],
  ['a discovery URL that is relative', /invalid discovery/, { appId: APP_ID, discovery: '/keys' }],
  ['a discovery URL that is an object', /invalid discovery/, { appId: APP_ID, discovery: new URL('https://x/') }],
  ['an empty list of issuers', /invalid issuers/, { appId: APP_ID, issuers: [] }],
  ['an empty issuer', /invalid issuers/, { appId: APP_ID, issuers: [''] }],
  ['a fetch that is not a function', /invalid fetch; expected a function/, { appId: APP_ID, fetch: {} }],
  ['a clock that is not a function', /invalid clock/, { appId: APP_ID, clock: 7 }],
  ['a store that is null', /invalid store/, { appId: APP_ID, store: null }],
  ['an onBatch that is a string', /invalid onBatch/, { appId: APP_ID, onBatch: 'log' }],
  [
    'an onParticipantJoining that is an object',
    /invalid onParticipantJoining/,
    { appId: APP_ID, onParticipantJoining: {} },
  ],
  ['an onError that is false', /invalid onError/, { appId: APP_ID, onError: false }],
  ['a limit of zero', /invalid maxBodyBytes/, { appId: APP_ID, maxBodyBytes: 0 }],
  ['a limit above the maximum', /invalid maxBodyBytes/, { appId: APP_ID, maxBodyBytes: 4_194_305 }],
];

for (const [what, message, options] of INVALID) {
  test(`createWebhook refuses ${what}`, () => {
    const expected = { name: 'TransferError', code: 'invalidOptions', message };
    assert.throws(() => entry.createWebhook(/** @type {any} */ (options)), expected);
  });
}

test('createWebhook refuses options that throw when they are read', () => {
  const options = Object.defineProperty({}, 'appId', { enumerable: true, get: () => raise() });
  assert.throws(() => entry.createWebhook(/** @type {any} */ (options)), { code: 'invalidOptions', cause: thrown });
});

for (const name of ['appId', 'tenants', 'issuers']) {
  test(`webhook options refuse a revoked proxy as ${name}`, async () => {
    const options = /** @type {any} */ ({ appId: APP_ID, [name]: revoked([]) });
    const expected = { name: 'TransferError', code: 'invalidOptions', message: new RegExp(`invalid ${name}`) };
    assert.throws(() => entry.createWebhook(options), expected);
    await assert.rejects(entry.verifyNotificationToken(`Bearer ${token()}`, options), expected);
  });
}

test('webhook options refuse a list that throws when it is read', () => {
  const tenants = new Proxy([APP_ID], { get: () => raise() });
  assert.throws(() => entry.createWebhook({ appId: APP_ID, tenants }), { code: 'invalidOptions' });
});

test('createWebhook has no option without verification', () => {
  for (const options of [
    { appId: APP_ID, verify: false },
    { appId: APP_ID, unverified: true },
  ]) {
    assert.throws(() => entry.createWebhook(/** @type {any} */ (options)), /unknown option/);
  }
  for (const appId of [undefined, null, '', false]) {
    assert.throws(() => entry.createWebhook(/** @type {any} */ ({ appId })), /invalid appId/);
  }
});

test('createUnverifiedWebhook refuses the options of verification', () => {
  const make = (/** @type {any} */ options) => () => entry.createUnverifiedWebhook(options);
  assert.throws(make({ appId: APP_ID }), /createUnverifiedWebhook: unknown option "appId"/);
  assert.throws(make({ maxBodyBytes: -1 }), { code: 'invalidOptions' });
  make(undefined)();
});

test('webhook ignores later changes of its options', async () => {
  const options = { onBatch: () => {}, maxBodyBytes: 1_000 };
  const webhook = entry.createUnverifiedWebhook(options);
  options.maxBodyBytes = 1;
  const httpResponse = await webhook(new Request('https://bot.example/', { method: 'POST', body: '{"value":[]}' }));
  assert.equal(httpResponse.status, 202);
});

test('webhook without jose and without onError ends the process when it is created', async (t) => {
  const without = mkdtempSync(join(tmpdir(), 'graph-call-transfer-without-jose-'));
  t.after(() => rmSync(without, { recursive: true }));
  cpSync(packageFolder, join(without, 'node_modules', 'graph-call-transfer'), { recursive: true });
  const script = `require('graph-call-transfer/webhook').createWebhook({ appId: '${APP_ID}' }); setInterval(() => {}, 1000);`;
  await assert.rejects(run(process.execPath, ['--eval', script], { cwd: without }), (/** @type {any} */ { output }) => {
    assert.match(output, /WebhookError: The server cannot verify tokens: the package jose is not installed\./);
    assert.match(output, /hint: 'Install it: npm install jose'/);
    return true;
  });
});

test('webhook is ready when jose is loaded', async () => {
  assert.equal(await entry.createWebhook({ appId: APP_ID }).ready, undefined);
});

test('webhook without jose responds with 503 and names the package to install', async (t) => {
  const without = mkdtempSync(join(tmpdir(), 'graph-call-transfer-without-jose-'));
  t.after(() => rmSync(without, { recursive: true }));
  cpSync(packageFolder, join(without, 'node_modules', 'graph-call-transfer'), { recursive: true });
  const script = `
    const { createWebhook, verifyNotificationToken } = require('graph-call-transfer/webhook');
    const headers = { Authorization: 'Bearer ${token()}' };
    const onError = ({ code, status, hint, cause }) => console.log(code, status, hint, cause.code);
    createWebhook({ appId: '${APP_ID}', onError })(new Request('https://bot.example/', { method: 'POST', headers, body: '{}' }))
      .then(async (httpResponse) => console.log(httpResponse.status, await httpResponse.text()))
      .then(() => verifyNotificationToken(headers.Authorization, { appId: '${APP_ID}' }))
      .catch(onError);`;
  const printed = await run(process.execPath, ['--eval', script], { cwd: without });
  const [atOnce, reported, response, rejected] = printed.trim().split('\n');
  assert.match(reported ?? '', /^joseMissing 503 Install it: npm install jose ERR_MODULE_NOT_FOUND$/);
  assert.equal(atOnce, reported);
  assert.match(response ?? '', /^503 .*"joseMissing"/);
  assert.equal(rejected, reported);
});
