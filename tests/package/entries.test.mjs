// @ts-check
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { bodyOf } from './support/bodies.mjs';
import { folder, packageFolder, packedFiles, requireInstalled } from './support/installed.mjs';
import { accept, serve } from './support/server.mjs';
import './support/settled.mjs';
import { CALL_ID, INPUT, TOKEN, USER_ID } from './support/transfers.mjs';

/** @typedef {typeof import('./consumers/esm.mjs')} Consumer */

/** @type {Consumer} */
const esm = await import(pathToFileURL(join(folder, 'esm.mjs')).href);
/** @type {Consumer} */
const cjs = requireInstalled('./cjs.cjs');

const NAMES = {
  calls: [
    'TransferError',
    'buildCall',
    'createCall',
    'describeCall',
    'init',
    'initSending',
    'initSync',
    'isTransferError',
    'parseCall',
    'validateCall',
  ],
  consultation: [
    'INITIAL_STATE',
    'advanceCall',
    'isLeftOver',
    'resumeConsultation',
    'startConsultation',
    'stepConsultation',
  ],
  main: [
    'TransferDrawing',
    'TransferError',
    'TransferTracker',
    'buildCall',
    'buildTransfer',
    'createCall',
    'decideCallEnd',
    'describeCall',
    'describeHangUp',
    'describeReadCall',
    'describeTransfer',
    'drawTransfer',
    'hangUp',
    'init',
    'initSending',
    'initSync',
    'inspectToken',
    'isTransferError',
    'parseCall',
    'parseNotifications',
    'parseResponse',
    'parseTransfer',
    'readCall',
    'redact',
    'sendTransfer',
    'startTransfer',
    'validateCall',
    'validateTransfer',
  ],
  requests: [
    'TransferError',
    'buildTransfer',
    'describeHangUp',
    'describeReadCall',
    'describeTransfer',
    'hangUp',
    'init',
    'initSending',
    'initSync',
    'inspectToken',
    'isTransferError',
    'parseTransfer',
    'readCall',
    'sendTransfer',
    'validateTransfer',
  ],
  notifications: [
    'TransferDrawing',
    'TransferError',
    'TransferTracker',
    'decideCallEnd',
    'drawTransfer',
    'init',
    'initSync',
    'isTransferError',
    'parseNotifications',
  ],
  tools: ['TransferError', 'init', 'initSync', 'isTransferError', 'parseResponse', 'redact'],
  clouds: ['clouds'],
  codes: ['explainError', 'explainNotification', 'explainResult'],
  ids: ['callKey', 'isGuid', 'randomGuid'],
  simulator: ['createSimulator', 'createSimulatorCalls', 'createSimulatorKey', 'profiles'],
  snippets: ['snippet', 'snippetLanguages'],
  webhook: [
    'WebhookError',
    'createUnverifiedWebhook',
    'createWebhook',
    'isWebhookError',
    'toNodeListener',
    'toPlainHandler',
    'verifyNotificationToken',
    'webhookClouds',
  ],
};

for (const entry of /** @type {(keyof typeof NAMES)[]} */ (Object.keys(NAMES))) {
  test(`import and require of ${entry} return the same instance`, () => {
    const [imported, required] = /** @type {Record<string, unknown>[]} */ ([esm[entry], cjs[entry]]);
    assert.deepEqual(Object.keys(imported ?? {}).sort(), NAMES[entry]);
    assert.deepEqual(Object.keys(required ?? {}).sort(), NAMES[entry]);
    for (const name of NAMES[entry]) assert.equal(imported?.[name], required?.[name], name);
  });
}

test('main entry and the entries of its parts share one instance', () => {
  /** @type {Record<string, Record<string, unknown>>} */
  const parts = { calls: esm.calls, requests: esm.requests, notifications: esm.notifications, tools: esm.tools };
  for (const [entry, part] of Object.entries(parts)) {
    for (const [name, value] of Object.entries(part)) {
      if (!name.startsWith('init')) assert.equal(value, /** @type {any} */ (esm.main)[name], `${entry}: ${name}`);
    }
  }
});

test('CommonJS modules, for hosts that cannot require an ES module, share one instance', () => {
  const fromFile = createRequire(import.meta.url);
  const main = fromFile(join(packageFolder, 'dist/node/index.cjs'));
  const simulator = fromFile(join(packageFolder, 'dist/node/simulator.cjs'));
  assert.deepEqual(Object.keys(main).sort(), NAMES.main);
  assert.deepEqual(Object.keys(simulator).sort(), NAMES.simulator);
  assert.equal(main.buildTransfer(INPUT).callId, CALL_ID);
  const token = simulator.createSimulator().issueToken();
  assert.equal(main.inspectToken(token).kind, 'app');
  for (const entry of /** @type {const} */ (['calls', 'requests', 'notifications', 'tools'])) {
    const part = fromFile(join(packageFolder, `dist/node/${entry}.cjs`));
    assert.deepEqual(Object.keys(part).sort(), NAMES[entry]);
    for (const [name, value] of Object.entries(part)) assert.equal(value, main[name], name);
  }
});

test('module starts at its first use in Node, where init() and initSync() do nothing', async () => {
  const { main } = esm;
  assert.equal(main.buildTransfer(INPUT).callId, CALL_ID);
  assert.equal(await main.init(), undefined);
  assert.equal(await main.init({ tools: 'https://nowhere.invalid/x.wasm' }), undefined);
  assert.equal(main.initSync({ tools: new Uint8Array() }), undefined);
  assert.equal(main.buildTransfer(INPUT).callId, CALL_ID);
});

test('simulator accepts a transfer of the main entry, and refuses like Graph', async () => {
  const graph = esm.simulator.createSimulator();
  const response = await cjs.main.sendTransfer(INPUT, { token: graph.issueToken(), fetch: graph.fetch });
  assert.equal(response.kind, 'accepted');
  const refused = await cjs.main.sendTransfer(INPUT, { token: TOKEN, fetch: cjs.simulator.createSimulator().fetch });
  assert.deepEqual([refused.kind, refused.status], ['refused', 401]);
});

test('tracker of one entry follows a transfer of the other one', async () => {
  const graph = esm.simulator.createSimulator();
  const tracker = new esm.main.TransferTracker();
  const options = { token: graph.issueToken(), fetch: graph.fetch, tracker };
  const transfer = await cjs.main.startTransfer(INPUT, options);
  tracker.apply(cjs.main.parseNotifications(bodyOf({ state: 'terminated', terminationReason: 'AppTransferred' })));
  assert.equal((await transfer.outcome()).kind, 'completed');
});

test('readCall reads the calls of the simulator', async () => {
  const graph = esm.simulator.createSimulator({ calls: [CALL_ID] });
  const options = { token: graph.issueToken(), fetch: graph.fetch };
  const found = await cjs.main.readCall(CALL_ID, options);
  assert.ok(found.kind === 'found');
  assert.deepEqual([found.state, found.call.id], ['established', CALL_ID]);
  assert.equal((await cjs.main.readCall(USER_ID, options)).kind, 'ended');
});

test('isTransferError recognizes errors of the simulator', () => {
  assert.throws(
    () => esm.simulator.createSimulator(/** @type {any} */ ({ profile: 'x' })),
    (error) => cjs.main.isTransferError(error) && error.code === 'invalidOptions',
  );
});

test('worker thread loads its own instance', async (t) => {
  const server = await serve(t, accept);
  const worker = new Worker(join(folder, 'worker.mjs'), { workerData: { input: INPUT, baseUrl: server.baseUrl } });
  t.after(() => worker.terminate());
  const message = await new Promise((resolve, reject) => {
    worker.on('message', resolve).on('error', reject);
  });
  assert.deepEqual([message.request.kind, message.kind, message.code], ['blind', 'accepted', 'invalidOptions']);
  assert.deepEqual(
    [message.state, message.phases, message.outcome],
    ['transferring', ['transferring', 'completed'], 'completed'],
  );
  // The request went through structuredClone, and is valid on this side.
  assert.equal(esm.main.validateTransfer(message.request).valid, true);
});

test('request survives JSON and structuredClone', () => {
  const request = esm.main.buildTransfer(INPUT);
  for (const copy of [structuredClone(request), JSON.parse(JSON.stringify(request))]) {
    assert.deepEqual(copy, request);
    assert.equal(esm.main.describeTransfer(copy).body, esm.main.describeTransfer(request).body);
  }
});

test('package exports package.json and the wasm files', () => {
  const manifest = requireInstalled('graph-call-transfer/package.json');
  assert.equal(manifest.name, 'graph-call-transfer');
  assert.match(manifest.version, /^\d+\.\d+\.\d+$/);
  assert.equal(manifest.dependencies, undefined);
  for (const name of ['notifications', 'requests', 'send', 'tools']) {
    const wasm = readFileSync(requireInstalled.resolve(`graph-call-transfer/${name}.wasm`));
    assert.deepEqual([...wasm.subarray(0, 4)], [0, ...Buffer.from('asm')]);
  }
});

test('package exports no other file', () => {
  for (const path of ['dist/node/index.js', 'dist/node/index.cjs', 'dist/glue/tools.js', 'dist/web.js', 'lib/web.js']) {
    assert.throws(() => requireInstalled(`graph-call-transfer/${path}`), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' });
  }
});

test('package contains no path of the machine that built it', () => {
  const places = [process.cwd(), process.env.HOME ?? '', '/.cargo/', 'node_modules'].filter(
    (place) => place.length > 1,
  );
  const files = packedFiles.filter(({ path }) => /\.(wasm|c?js)$/.test(path)).map(({ path }) => path);
  assert.ok(files.length > 80);
  for (const file of files) {
    const bytes = readFileSync(join(packageFolder, file));
    for (const place of places) assert.ok(!bytes.includes(place), `${file} names ${place}`);
  }
});

test('examples of the types return the documented values', () => {
  const { parseTransfer, validateTransfer, parseResponse, inspectToken } = esm.main;
  const report = parseTransfer(CALL_ID, '{"transferTarget": {},}');
  assert.deepEqual(
    [report.valid, report.issues.map(({ code }) => code)],
    [false, ['identityMissing', 'jsonTrailingComma']],
  );
  assert.equal(validateTransfer({ callId: '1', target: { phone: '004930123456' } }).valid, false);
  const response = parseResponse(
    403,
    {},
    '{"error":{"code":"7505","message":"Request authorization tenant mismatch."}}',
  );
  assert.ok(response.kind === 'refused');
  assert.deepEqual([response.error.form, response.error.code, response.retryable], ['graph', '7505', false]);
  assert.equal(inspectToken('nonsense').issues[0]?.code, 'tokenUnreadable');
  const url = esm.main.describeTransfer({ callId: CALL_ID, target: { user: { id: USER_ID } } }).url;
  assert.equal(url, `https://graph.microsoft.com/v1.0/communications/calls/${CALL_ID}/transfer`);
  const callUrl = esm.main.describeReadCall(CALL_ID).url;
  assert.equal(callUrl, `https://graph.microsoft.com/v1.0/communications/calls/${CALL_ID}`);
});
