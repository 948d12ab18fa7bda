// @ts-check
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { folder } from './support/installed.mjs';
import { POLICY, servePages } from './support/pages.mjs';
import { serve, status } from './support/server.mjs';
import './support/settled.mjs';
import { BODY, TRANSFER_PATH } from './support/transfers.mjs';

/** @typedef {import('node:test').TestContext} TestContext */

const { CHROMIUM = '' } = process.env;
const options = { skip: CHROMIUM === '' && 'the environment variable CHROMIUM names no browser', timeout: 60_000 };

const ANY_ORIGIN = { 'Access-Control-Allow-Origin': '*' };
const preflight = status(204, {
  headers: {
    ...ANY_ORIGIN,
    'Access-Control-Allow-Headers': 'authorization, client-request-id, content-type',
    'Access-Control-Max-Age': '600',
  },
});
// A browser hides the date from another origin.
const acceptFromPage = status(202, { headers: { ...ANY_ORIGIN, Date: 'Mon, 02 Mar 2026 08:00:00 GMT' } });

/** @type {import('@playwright/test').Browser | undefined} */
let browser;

before(async () => {
  if (options.skip) return;
  await build({ root: join(folder, 'vite'), base: '/vite/', configFile: false, logLevel: 'error' });
  const quiet = ['no-first-run', 'disable-background-networking', 'disable-component-update', 'disable-sync'];
  browser = await chromium.launch({ executablePath: CHROMIUM, args: quiet.map((name) => `--${name}`) });
});
after(() => browser?.close());

const HOSTS = [
  ['a page without a bundler', '/page/'],
  ['a module worker', '/page/worker.html'],
  ['a page that Vite has built', '/vite/'],
];

for (const [host, path] of HOSTS) {
  test(`${host} checks and sends a transfer, and refuses a call before init()`, options, async (t) => {
    const graph = await serve(t, preflight, acceptFromPage);
    const { outcome, complaints } = await open(t, `${path}?run=transfer`, graph.baseUrl);

    const early = {
      name: 'TransferError',
      code: 'notInitialized',
      message: 'graph-call-transfer is not initialized: call "await init()" first.',
      delivered: undefined,
      hint: "Bundlers that do not copy the file can import 'graph-call-transfer/inline', which needs no init().",
    };
    const id = graph.requests[1]?.headers['client-request-id'];
    assert.deepEqual(outcome, {
      early: [early, early],
      loadedOnce: true,
      kind: 'blind',
      response: { kind: 'accepted', status: 202, clientRequestId: id, attempts: 1 },
      issues: ['identityMissing', 'jsonTrailingComma'],
    });
    assert.deepEqual(complaints, []);

    const [asked, sent] = graph.requests;
    assert.deepEqual([asked?.method, sent?.method, sent?.path], ['OPTIONS', 'POST', TRANSFER_PATH]);
    assert.equal(asked?.headers['access-control-request-headers'], 'authorization,client-request-id,content-type');
    assert.equal(sent?.headers.authorization, 'Bearer token-of-the-page');
    assert.equal(sent?.headers['content-type'], 'application/json');
    assert.equal(sent?.body, BODY);
  });

  test(`${host} parses bodies, and follows a transfer to its end`, options, async (t) => {
    const graph = await serve(t, preflight, acceptFromPage);
    const { outcome, complaints } = await open(t, `${path}?run=follow`, graph.baseUrl);
    const { early, raw, entries, phases, outcomes } = outcome;
    for (const { name, code } of early) assert.deepEqual([name, code], ['TransferError', 'notInitialized']);
    assert.deepEqual(raw, entries);
    assert.deepEqual(
      [phases, outcomes],
      [
        ['transferring', 'completed'],
        ['completed', 'timedOut'],
      ],
    );
    assert.deepEqual(complaints, []);
  });

  test(`${host} distinguishes a missing file, a refusal by CORS and an abort`, options, async (t) => {
    const graph = await serve(t, status(403));
    const { outcome } = await open(t, `${path}?run=failures`, graph.baseUrl);
    const { missing, refused, aborted } = outcome;
    assert.deepEqual([missing.name, missing.code], ['TransferError', 'notInitialized']);
    assert.match(missing.message, /could not be loaded/);
    assert.match(missing.hint, /\w+\.wasm is served/);
    assert.deepEqual([refused.code, refused.delivered], ['network', 'unknown']);
    assert.match(refused.hint, /CORS.*\(a relay\)/s);
    assert.deepEqual([aborted.code, aborted.delivered, aborted.cause], ['aborted', 'unknown', 'the user left']);
  });
}

test(
  'sendTransfer reports a redirect that the browser hides as a refusal, and never requests its target',
  options,
  async (t) => {
    const target = await serve(t);
    const headers = { ...ANY_ORIGIN, Location: `${target.baseUrl}/login` };
    const graph = await serve(t, preflight, status(302, { headers }));
    const { outcome } = await open(t, '/page/?run=send', graph.baseUrl);
    assert.deepEqual([outcome.kind, outcome.status, outcome.error.form], ['refused', 0, 'redirect']);
  },
);

test('sendTransfer repeats a 429 whose Retry-After the browser hides after its own back-off', options, async (t) => {
  const throttle = status(429, { headers: { ...ANY_ORIGIN, 'Retry-After': '3600' } });
  const graph = await serve(t, preflight, throttle, acceptFromPage);
  const { outcome } = await open(t, '/page/?run=send', graph.baseUrl);
  assert.deepEqual([outcome.kind, outcome.attempts], ['accepted', 2]);
});

test('the simulator of a built page is of the same instance', options, async (t) => {
  const graph = await serve(t, preflight, acceptFromPage);
  const { page } = await open(t, '/vite/?run=transfer', graph.baseUrl);
  assert.deepEqual(await page.evaluate('simulate()'), ['complete', 'app']);
});

test("init names the policy 'wasm-unsafe-eval' when the module cannot be loaded", options, async (t) => {
  const policy = POLICY.replace(" 'wasm-unsafe-eval'", '');
  const { outcome } = await open(t, '/page/?run=forbidden', '', policy);
  assert.deepEqual([outcome.name, outcome.code], ['TransferError', 'notInitialized']);
  assert.match(outcome.hint, /'wasm-unsafe-eval'/);
});

test('package works on a page that requires trusted types', options, async (t) => {
  const graph = await serve(t, preflight, acceptFromPage);
  const policy = `${POLICY}; require-trusted-types-for 'script'; trusted-types 'none'`;
  const { outcome, complaints } = await open(t, '/page/?run=transfer', graph.baseUrl, policy);
  assert.equal(outcome.response.kind, 'accepted');
  assert.deepEqual(complaints, []);
});

/**
 * Opens a page and waits for its result.
 *
 * @param {TestContext} t
 * @param {string} path
 * @param {string} baseUrl
 * @param {string} [policy]
 */
async function open(t, path, baseUrl, policy) {
  assert.ok(browser);
  const origin = await servePages(t, policy);
  const page = await browser.newPage();
  t.after(() => page.close());
  /** @type {string[]} */
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(`${origin}${path}&baseUrl=${encodeURIComponent(baseUrl)}`);
  return { page, outcome: /** @type {any} */ (await page.evaluate('outcome')), complaints };
}
