// @ts-check
/** What the makers of webhooks take, and what they say to anything else. */

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { run } from '../tools/run.mjs';
import { thrown } from './support/hostile.mjs';
import { packageFolder } from './support/installed.mjs';
import { APP_ID, token } from './support/sender.mjs';
import './support/settled.mjs';
import { entry } from './support/webhook.mjs';

/** @type {[string, RegExp, unknown][]} */
const WRONG = [
  ['nothing', /the options: expected an object/, undefined],
  ['no appId', /bad appId; expected the id of your app/, {}],
  ['an appId that is no GUID', /bad appId/, { appId: 'my-app' }],
  ['no app at all', /bad appId/, { appId: [] }],
  ['an unknown option', /unknown option "audience"; expected appId, tenants/, { appId: APP_ID, audience: APP_ID }],
  ['no tenant at all', /bad tenants/, { appId: APP_ID, tenants: [] }],
  ['a tenant by its name', /bad tenants/, { appId: APP_ID, tenants: ['contoso.com'] }],
  ['one tenant without a list', /bad tenants/, { appId: APP_ID, tenants: APP_ID }],
  ['an unknown cloud', /unknown cloud; expected global, usGovernmentL4/, { appId: APP_ID, cloud: 'china' }],
  ['a discovery document by plain http', /bad discovery/, { appId: APP_ID, discovery: 'http://keys.example/' }],
  ['a discovery document that is no URL', /bad discovery/, { appId: APP_ID, discovery: '/keys' }],
  ['a discovery document that is an object', /bad discovery/, { appId: APP_ID, discovery: new URL('https://x/') }],
  ['no issuer at all', /bad issuers/, { appId: APP_ID, issuers: [] }],
  ['an issuer that is empty', /bad issuers/, { appId: APP_ID, issuers: [''] }],
  ['a fetch that is none', /bad fetch; expected a function/, { appId: APP_ID, fetch: {} }],
  ['a clock that is none', /bad clock/, { appId: APP_ID, clock: 7 }],
  ['a store that is none', /bad store/, { appId: APP_ID, store: null }],
  ['an onBatch that is none', /bad onBatch/, { appId: APP_ID, onBatch: 'log' }],
  ['an onParticipantJoining that is none', /bad onParticipantJoining/, { appId: APP_ID, onParticipantJoining: {} }],
  ['an onError that is none', /bad onError/, { appId: APP_ID, onError: false }],
  ['a limit that is none', /bad maxBodyBytes/, { appId: APP_ID, maxBodyBytes: 0 }],
  ['a limit beyond what is read', /bad maxBodyBytes/, { appId: APP_ID, maxBodyBytes: 4_194_305 }],
];

for (const [what, message, options] of WRONG) {
  test(`createWebhook refuses ${what}`, () => {
    const expected = { name: 'TransferError', code: 'invalidOptions', message };
    assert.throws(() => entry.createWebhook(/** @type {any} */ (options)), expected);
  });
}

test('createWebhook refuses options that cannot be read', () => {
  const options = Object.defineProperty({}, 'appId', { enumerable: true, get: () => raise() });
  assert.throws(() => entry.createWebhook(/** @type {any} */ (options)), { code: 'invalidOptions', cause: thrown });
});

test('verification cannot be switched off by an option', () => {
  for (const options of [
    { appId: APP_ID, verify: false },
    { appId: APP_ID, unverified: true },
  ]) {
    assert.throws(() => entry.createWebhook(/** @type {any} */ (options)), /unknown option/);
  }
  for (const appId of [undefined, null, '', false]) {
    assert.throws(() => entry.createWebhook(/** @type {any} */ ({ appId })), /bad appId/);
  }
});

test('who verifies nothing cannot say whom to trust', () => {
  const make = (/** @type {any} */ options) => () => entry.createUnverifiedWebhook(options);
  assert.throws(make({ appId: APP_ID }), /createUnverifiedWebhook: unknown option "appId"/);
  assert.throws(make({ maxBodyBytes: -1 }), { code: 'invalidOptions' });
  make(undefined)();
});

test('what becomes of the options afterwards changes nothing', async () => {
  const options = { onBatch: () => {}, maxBodyBytes: 1_000 };
  const webhook = entry.createUnverifiedWebhook(options);
  options.maxBodyBytes = 1;
  const response = await webhook(new Request('https://bot.example/', { method: 'POST', body: '{"value":[]}' }));
  assert.equal(response.status, 202);
});

test('without jose nothing is accepted, and it is said what to install', async (t) => {
  const without = mkdtempSync(join(tmpdir(), 'graph-call-transfer-without-jose-'));
  t.after(() => rmSync(without, { recursive: true }));
  cpSync(packageFolder, join(without, 'node_modules', 'graph-call-transfer'), { recursive: true });
  const script = `
    const { createWebhook, verifyNotificationToken } = require('graph-call-transfer/webhook');
    const headers = { Authorization: 'Bearer ${token()}' };
    const onError = ({ code, status, hint, cause }) => console.log(code, status, hint, cause.code);
    createWebhook({ appId: '${APP_ID}', onError })(new Request('https://bot.example/', { method: 'POST', headers, body: '{}' }))
      .then(async (response) => console.log(response.status, await response.text()))
      .then(() => verifyNotificationToken(headers.Authorization, { appId: '${APP_ID}' }))
      .catch(onError);`;
  const printed = await run(process.execPath, ['--eval', script], { cwd: without });
  const [told, answer, rejected] = printed.trim().split('\n');
  assert.match(told ?? '', /^joseMissing 503 .*npm install jose ERR_MODULE_NOT_FOUND$/);
  assert.match(answer ?? '', /^503 .*"joseMissing"/);
  assert.equal(rejected, told);
});

/** @returns {never} */
function raise() {
  throw thrown;
}
