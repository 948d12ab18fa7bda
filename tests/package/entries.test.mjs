// @ts-check
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { bodyOf } from './support/bodies.mjs';
import { folder, packageFolder, requireInstalled } from './support/installed.mjs';
import { accept, serve } from './support/server.mjs';
import './support/settled.mjs';
import { CALL_ID, INPUT, TOKEN, USER_ID } from './support/transfers.mjs';

/** @typedef {typeof import('./consumers/esm.mjs')} Consumer */

/** @type {Consumer} */
const esm = await import(pathToFileURL(join(folder, 'esm.mjs')).href);
/** @type {Consumer} */
const cjs = requireInstalled('./cjs.cjs');

const NAMES = {
  main: [
    'TransferTracker',
    'buildTransfer',
    'describeReadCall',
    'describeTransfer',
    'drawTransfer',
    'init',
    'initSync',
    'inspectToken',
    'isTransferError',
    'parseNotifications',
    'parseTransfer',
    'readAnswer',
    'readCall',
    'redact',
    'sendTransfer',
    'startTransfer',
    'validateTransfer',
  ],
  codes: ['explainError', 'explainResult'],
  simulator: ['createSimulator', 'createSimulatorKey', 'profiles'],
  snippets: ['snippet', 'snippetLanguages'],
  webhook: [
    'createUnverifiedWebhook',
    'createWebhook',
    'isWebhookError',
    'toNodeListener',
    'toPlainHandler',
    'verifyNotificationToken',
    'webhookTrust',
  ],
};

for (const entry of /** @type {const} */ (['main', 'codes', 'simulator', 'snippets', 'webhook'])) {
  test(`import and require of ${entry} give the same things: there is one instance`, () => {
    const [imported, required] = /** @type {Record<string, unknown>[]} */ ([esm[entry], cjs[entry]]);
    assert.deepEqual(Object.keys(imported ?? {}).sort(), NAMES[entry]);
    assert.deepEqual(Object.keys(required ?? {}).sort(), NAMES[entry]);
    for (const name of NAMES[entry]) assert.equal(imported?.[name], required?.[name], name);
  });
}

test('in Node the module is there at once; init() and initSync() find nothing to do', async () => {
  const { main } = esm;
  assert.equal(main.buildTransfer(INPUT).callId, CALL_ID);
  assert.equal(await main.init(), undefined);
  assert.equal(await main.init('https://nowhere.invalid/x.wasm'), undefined);
  assert.equal(main.initSync(new Uint8Array()), undefined);
  assert.equal(main.buildTransfer(INPUT).callId, CALL_ID);
});

test('the simulator takes what the main entry sends, and refuses what Graph refuses', async () => {
  const graph = esm.simulator.createSimulator();
  const answer = await cjs.main.sendTransfer(INPUT, { token: graph.issueToken(), fetch: graph.fetch });
  assert.equal(answer.kind, 'accepted');
  const refused = await cjs.main.sendTransfer(INPUT, { token: TOKEN, fetch: cjs.simulator.createSimulator().fetch });
  assert.deepEqual([refused.kind, refused.status], ['refused', 401]);
});

test('a tracker of one entry follows what the other one sends', async () => {
  const graph = esm.simulator.createSimulator();
  const tracker = new esm.main.TransferTracker();
  const options = { token: graph.issueToken(), fetch: graph.fetch, tracker };
  const transfer = await cjs.main.startTransfer(INPUT, options);
  tracker.apply(cjs.main.parseNotifications(bodyOf({ state: 'terminated', terminationReason: 'AppTransferred' })));
  assert.equal((await transfer.outcome()).kind, 'completed');
});

test('the simulator shows its calls to the main entry', async () => {
  const graph = esm.simulator.createSimulator({ calls: [CALL_ID] });
  const options = { token: graph.issueToken(), fetch: graph.fetch };
  const found = await cjs.main.readCall(CALL_ID, options);
  assert.ok(found.kind === 'found');
  assert.deepEqual([found.state, found.call.id], ['established', CALL_ID]);
  assert.equal((await cjs.main.readCall(USER_ID, options)).kind, 'ended');
});

test('errors of the simulator are errors of the package', () => {
  assert.throws(
    () => esm.simulator.createSimulator(/** @type {any} */ ({ profile: 'x' })),
    (error) => cjs.main.isTransferError(error) && error.code === 'invalidOptions',
  );
});

test('a worker thread loads it for itself', async (t) => {
  const server = await serve(t, accept);
  const worker = new Worker(join(folder, 'worker.mjs'), { workerData: { input: INPUT, baseUrl: server.baseUrl } });
  t.after(() => worker.terminate());
  const said = await new Promise((resolve, reject) => {
    worker.on('message', resolve).on('error', reject);
  });
  assert.deepEqual([said.request.kind, said.kind, said.code], ['blind', 'accepted', 'invalidOptions']);
  assert.deepEqual(
    [said.state, said.phases, said.outcome],
    ['transferring', ['transferring', 'completed'], 'completed'],
  );
  // The request went through structuredClone, and is good on this side.
  assert.equal(esm.main.validateTransfer(said.request).valid, true);
});

test('a request survives JSON and structuredClone', () => {
  const request = esm.main.buildTransfer(INPUT);
  for (const copy of [structuredClone(request), JSON.parse(JSON.stringify(request))]) {
    assert.deepEqual(copy, request);
    assert.equal(esm.main.describeTransfer(copy).body, esm.main.describeTransfer(request).body);
  }
});

test('package.json and the wasm file can be asked for by name', () => {
  const manifest = requireInstalled('graph-call-transfer/package.json');
  assert.equal(manifest.name, 'graph-call-transfer');
  assert.match(manifest.version, /^\d+\.\d+\.\d+$/);
  assert.equal(manifest.dependencies, undefined);
  const wasm = readFileSync(requireInstalled.resolve('graph-call-transfer/graph_call_transfer_bg.wasm'));
  assert.deepEqual([...wasm.subarray(0, 4)], [0, ...Buffer.from('asm')]);
});

test('what is not an entry cannot be asked for', () => {
  for (const path of ['dist/node.cjs', 'dist/glue.cjs', 'dist/api.js', 'glue', 'lib/api.js']) {
    assert.throws(() => requireInstalled(`graph-call-transfer/${path}`), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' });
  }
});

test('no file of the package names a place of the machine that built it', () => {
  const places = [process.cwd(), process.env.HOME ?? '', '/.cargo/', 'node_modules'].filter(
    (place) => place.length > 1,
  );
  for (const file of [
    'glue.cjs',
    'glue.js',
    'node.cjs',
    'graph_call_transfer_bg.wasm',
    'simulator/node.cjs',
    'webhook/node.cjs',
  ]) {
    const bytes = readFileSync(join(packageFolder, 'dist', file));
    for (const place of places) assert.ok(!bytes.includes(place), `${file} names ${place}`);
  }
});

test('the examples of the types are true', () => {
  const { parseTransfer, validateTransfer, readAnswer, inspectToken } = esm.main;
  const report = parseTransfer(CALL_ID, '{"transferTarget": {},}');
  assert.deepEqual(
    [report.valid, report.issues.map(({ code }) => code)],
    [false, ['identityMissing', 'jsonTrailingComma']],
  );
  assert.equal(validateTransfer({ callId: '1', target: { phone: '004930123456' } }).valid, false);
  const answer = readAnswer(403, {}, '{"error":{"code":"7505","message":"Request authorization tenant mismatch."}}');
  assert.ok(answer.kind === 'refused');
  assert.deepEqual([answer.error.form, answer.error.code, answer.retryable], ['graph', '7505', false]);
  assert.equal(inspectToken('nonsense').issues[0]?.code, 'tokenUnreadable');
  const url = esm.main.describeTransfer({ callId: CALL_ID, target: { user: { id: USER_ID } } }).url;
  assert.equal(url, `https://graph.microsoft.com/v1.0/communications/calls/${CALL_ID}/transfer`);
  const callUrl = esm.main.describeReadCall(CALL_ID).url;
  assert.equal(callUrl, `https://graph.microsoft.com/v1.0/communications/calls/${CALL_ID}`);
});
