// @ts-check
/** The `baseUrl` of a page, which may be relative to it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api, requireInstalled } from './support/installed.mjs';
import './support/settled.mjs';
import { CALL_ID, INPUT } from './support/transfers.mjs';

/** @typedef {import('node:test').TestContext} TestContext */

/** @type {typeof import('graph-call-transfer/snippets')} */
const { snippet } = requireInstalled('graph-call-transfer/snippets');

/**
 * Makes the process a page until the end of a test.
 * @param {TestContext} t
 * @param {string} href
 */
function openPage(t, href) {
  Object.defineProperty(globalThis, 'location', { value: new URL(href), configurable: true });
  t.after(() => Reflect.deleteProperty(globalThis, 'location'));
}

/** @type {[baseUrl: string, url: string][]} */
const RELATIVE = [
  ['/graph', 'https://app.example/graph'],
  ['/graph/', 'https://app.example/graph'],
  ['./graph', 'https://app.example/admin/graph'],
  ['../graph', 'https://app.example/graph'],
];

for (const [baseUrl, expected] of RELATIVE) {
  test(`baseUrl ${baseUrl} is relative to the page in every function`, async (t) => {
    openPage(t, 'https://app.example/admin/calls?x=1#y');
    const path = `/v1.0/communications/calls/${CALL_ID}`;
    assert.equal(api.describeTransfer(INPUT, { baseUrl }).url, `${expected}${path}/transfer`);
    assert.equal(api.describeReadCall(CALL_ID, { baseUrl }).url, `${expected}${path}`);
    assert.ok(snippet(api.buildTransfer(INPUT), 'curl', { baseUrl }).includes(`${expected}${path}/transfer`));
    const context = { endpoint: { baseUrl } };
    assert.deepEqual(
      api.validateTransfer(INPUT, context),
      api.validateTransfer(INPUT, { endpoint: { baseUrl: expected } }),
    );
    /** @type {string[]} */
    const urls = [];
    const fetch = async (/** @type {string} */ url) => {
      urls.push(url);
      return new Response(null, { status: 202 });
    };
    const options = { token: null, endpoint: { baseUrl }, fetch };
    await api.sendTransfer(INPUT, options);
    await api.startTransfer(INPUT, { ...options, tracker: new api.TransferTracker() });
    assert.deepEqual(urls, [`${expected}${path}/transfer`, `${expected}${path}/transfer`]);
  });
}

test('baseUrl that is not a path stays as it is in a page', (t) => {
  openPage(t, 'https://app.example/');
  for (const baseUrl of ['//graph.example', 'graph', '']) {
    assert.throws(() => api.describeTransfer(INPUT, { baseUrl }), { code: 'invalidOptions' });
  }
  assert.match(api.describeTransfer(INPUT, { baseUrl: 'https://graph.example' }).url, /^https:\/\/graph\.example\//);
});

test('baseUrl that is a path is refused outside of a page, with the reason', () => {
  assert.throws(() => api.describeTransfer(INPUT, { baseUrl: '/graph' }), {
    code: 'invalidOptions',
    message: /absolute URL with https or http \(in a page also a path such as \/graph\)/,
  });
});
