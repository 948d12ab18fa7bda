// @ts-check
/**
 * The two tiers of checks. `/requests` alone reads well-formed JSON in Graph's form; with the module of tools it repairs. Both must accept
 * the same transfers.
 */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { inProject } from '../../pkg-template/build/project.mjs';
import { packageFolder, api as whole } from './support/installed.mjs';
import './support/settled.mjs';
import { CALL_ID, USER_ID } from './support/transfers.mjs';

const { parseTransfer, validateTransfer, buildTransfer } = whole;
const DIST = join(packageFolder, 'dist');
const wasm = (/** @type {string} */ name) => readFileSync(join(DIST, `glue/${name}.wasm`));
const load = (/** @type {string} */ file) => import(pathToFileURL(join(DIST, file)).href);

/** @type {typeof import('graph-call-transfer/requests')} */
const alone = await load('requests/index.js');
alone.initSync(wasm('requests'));

const FOLDER = inProject('tests/fixtures/requests');
const FIXTURES = readdirSync(FOLDER)
  .filter((file) => /^(?:beta|v1)[^.]*(?:\.0[^.]*)?\.(?:json|txt)$/.test(file))
  .map((file) => readFileSync(join(FOLDER, file), 'utf8'));
const BODY = { transferTarget: { identity: { user: { id: USER_ID } } } };

/** Bodies that only a repair reads, or that have a wrapping of an SDK somewhere. */
const FOREIGN = [
  { ...BODY, additionalData: {} },
  { transferTarget: { identity: { user: { $id: '1', id: USER_ID } } } },
  { transferTarget: { backingStore: {}, ...BODY.transferTarget } },
  { ...BODY, other: [{ fieldDeserializers: null }] },
  { transferTarget: [BODY.transferTarget] },
  { transferTarget: { identity: { user: USER_ID } } },
  { TransferTarget: { Identity: { User: { Id: USER_ID } } } },
  { body: BODY },
  [BODY],
  JSON.stringify(BODY),
  { ...BODY, transferee: null },
  { targets: [{ identity: { user: { id: USER_ID } } }] },
].map((body) => JSON.stringify(body));

/** Texts of bodies, changed at one place. */
const changed = fc
  .tuple(
    fc.constantFrom(...FIXTURES, ...FOREIGN),
    fc.nat(),
    fc.string({ unit: fc.constantFrom(...'{}[]",:0a\\ '), maxLength: 3 }),
  )
  .map(([text, place, piece]) => {
    const at = place % (text.length + 1);
    return text.slice(0, at) + piece + text.slice(at);
  });

/** @param {string} text */
function assertAgrees(text) {
  const [found, expected] = [alone.parseTransfer(CALL_ID, text), parseTransfer(CALL_ID, text)];
  assert.equal(found.valid, expected.valid, text);
  if (found.valid) assert.deepEqual(found, expected, text);
}

test('check without repairs accepts the same bodies as with them', () => {
  assert.ok(FIXTURES.length >= 10, `found ${FIXTURES.length} fixtures`);
  for (const text of [...FIXTURES, ...FOREIGN]) assertAgrees(text);
});

test('check without repairs accepts the same changed bodies as with them', () => {
  fc.assert(fc.property(changed, assertAgrees), { numRuns: 1000 });
});

test('check without repairs finds the same issues of an input', () => {
  const inputs = [
    { callId: CALL_ID, target: {} },
    { callId: '1', target: { phone: '004930123456' }, replacesCallid: CALL_ID },
    { callId: CALL_ID, target: { user: { id: 'heidi@contoso.com' } }, endpointType: 1 },
    { callId: CALL_ID, target: '@{user=}' },
    { callId: `/app/calls/${CALL_ID}`, target: { user: { id: USER_ID }, phone: '+12345678901' } },
    { callId: CALL_ID, target: { user: { id: USER_ID } }, replacesCallId: CALL_ID },
  ];
  for (const input of inputs) {
    assert.deepEqual(alone.validateTransfer(/** @type {any} */ (input)), validateTransfer(/** @type {any} */ (input)));
  }
});

test('broken text has one issue without repairs, at its first fault, which says where repairs are', () => {
  const text = '{\n  "transferTarget": {},\n}';
  const { valid, issues } = alone.parseTransfer(CALL_ID, text);
  const [issue, ...others] = issues;
  assert.deepEqual([valid, others.length, issue?.code, issue?.span?.line], [false, 0, 'jsonUnexpected', 3]);
  assert.match(issue?.hint ?? '', /graph-call-transfer\/tools/);
});

test('checks repair as soon as the module of tools is there', async () => {
  const broken = '{ "transferTarget": {}, }';
  const sdk = /** @type {any} */ ({ callId: CALL_ID, body: { ...BODY, additionalData: {} } });
  assert.equal(
    alone.validateTransfer(sdk).issues.find((issue) => issue.fix !== undefined),
    undefined,
  );
  const tools = await load('tools/index.js');
  tools.initSync(wasm('tools'));
  assert.deepEqual(alone.parseTransfer(CALL_ID, broken), parseTransfer(CALL_ID, broken));
  assert.deepEqual(alone.validateTransfer(sdk), validateTransfer(sdk));
  assert.ok(alone.validateTransfer(sdk).issues.some((issue) => issue.fix !== undefined));
  for (const api of [alone, whole]) {
    assert.throws(() => api.describeTransfer(sdk), { code: 'invalidTransfer', message: /additionalData/ });
    assert.throws(() => api.buildTransfer(/** @type {any} */ ({ callId: '\ud800', target: {} })), {
      code: 'invalidTransfer',
    });
  }
  assert.equal(buildTransfer({ callId: CALL_ID, target: { phone: '+12345678901' } }).callId, CALL_ID);
});
