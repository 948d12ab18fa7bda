// @ts-check
/** Results of the functions have their declared types: the compiler checks real values. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inProject } from '../../pkg-template/build/project.mjs';
import { assertPlain, compileSource, compileValues } from './support/compiler.mjs';
import { api, packageFolder } from './support/installed.mjs';
import { failureOf } from './support/sending.mjs';
import './support/settled.mjs';
import { CALL_ID, INPUT, OTHER_TENANT_ID, TENANT_ID, TOKEN, USER_ID } from './support/transfers.mjs';

const PARTICIPANT_ID = '909c6581-5130-43e9-88f3-fcb3582cde37';
const target = (/** @type {object} */ rest) => ({ transferTarget: { identity: { user: { id: USER_ID } }, ...rest } });

/** @type {any[]} valid and invalid inputs that cause as many issues as possible */
const INPUTS = [
  INPUT,
  {},
  { callId: '', target: { user: { id: ' x ' } } },
  { callId: 'a'.repeat(200), target: { user: { id: 'heidi@contoso.com' } } },
  { callId: `/communications/calls/${CALL_ID}`, target: { phone: '0049 30 123456' } },
  { callId: CALL_ID, target: { phone: 'tel:+49-30-123456' }, replacesCallId: CALL_ID },
  { callId: CALL_ID, target: { user: { id: USER_ID }, phone: '+12345678901' }, languageId: 'x y', region: '?' },
  { callId: CALL_ID, target: { user: { id: USER_ID, tenant: TENANT_ID } }, transferee: { user: { id: USER_ID } } },
  { callId: CALL_ID, target: { user: { id: USER_ID } }, transferee: { participantId: USER_ID, user: { id: USER_ID } } },
  { callId: CALL_ID, target: { person: { id: 'x' } }, endpointType: 'Default', targte: 1 },
  { callId: CALL_ID, target: { user: { id: USER_ID } }, endpointType: 'voicemail' },
  { callId: 7n, target: [] },
  { callId: 7, target: [] },
  { callId: CALL_ID, target: { user: { id: USER_ID, displayName: 'Support queue' } } },
  { callId: '{id}', target: { user: { id: '{550fae72-d251-43ec-868c-373732c2704f}' } } },
  {
    callId: CALL_ID,
    target: { user: { id: USER_ID, tenantId: TENANT_ID } },
    transferee: { participantId: PARTICIPANT_ID, guest: { id: PARTICIPANT_ID, tenantId: OTHER_TENANT_ID } },
  },
];

/** @type {any[]} */
const CONTEXTS = [
  undefined,
  { callType: 'group', tenantId: OTHER_TENANT_ID, callState: 'terminated' },
  { callType: 'peerToPeer', endpoint: { cloud: 'china', version: 'beta' }, applicationInstance: false },
  { endpoint: { baseUrl: 'http://graph.example/app' }, tenantId: 'x', callTyp: 'group' },
  { endpoint: { baseUrl: 'graph.example' } },
  { endpoint: { baseUrl: 'https://graph.example/v1.0' }, token: { kind: 'delegated', scopes: ['a'] } },
  {
    tenantId: OTHER_TENANT_ID,
    token: { kind: 'app', roles: ['x'], tenantId: TENANT_ID, audience: 'https://x.example' },
  },
];

/** Texts with different faults. */
const TEXTS = [
  '',
  '{"transferTarget": {},}',
  '{"transferTarget": {"identity": {"user": {"id": "x"} "phone" 1}}',
  "{transferTarget: {'identity': {\u201Cuser\u201D: {id: None}}}} // end",
  '"transferTarget": {"identity": {"phone": {"id": +491234567}}}}',
  '{"a": 01, "a": 0x1F, "b": NaN, "c": , "d" 1, "e": tru, "f": word, "g": 12345678901234567890, "h": -}',
  '{"a": "\t\\x \\ud800", "b": "open}',
  '{"a": [1 2}, ] "x"',
  `{"a":\u00a0${'['.repeat(1000)}`,
  ' '.repeat(300_000),
  `{${'x: 1, '.repeat(300)}}`,
  `curl https://graph.microsoft.com/beta/communications/calls/${USER_ID}/transfer -d '${JSON.stringify(target({}))}'`,
  `GET https://graph.microsoft.com/beta/communications/calls/${USER_ID}/transfer HTTP/1.1\nHost: graph.microsoft.com\n\n${JSON.stringify(target({}))}`,
  `curl -X POST https://graph.microsoft.com/beta/communications/calls/${USER_ID}/transfer -d @body.json`,
  `{${'"x": 1, '.repeat(300)}"transferTarget": ${JSON.stringify(target({}).transferTarget)}}`,
];

/** @type {any[]} bodies that break different rules */
const BODIES = [
  target({ clientContext: 'x' }),
  { ...target({}), clientContext: 'x', languageId: 'en-us', region: 'amer' },
  target({ transferee: { participantId: PARTICIPANT_ID }, language_id: 'x', languageId: 'languageId-value' }),
  target({ endpointType: 'DEFAULT', hidden: 'true', replacesCallId: `/calls/${CALL_ID}` }),
  { transferTarget: { identity: { person: { id: 'x' }, '@odata.type': '#microsoft.graph.identitySet' } } },
  { transferTarget: { identity: { user: { id: USER_ID, tenant_id: TENANT_ID }, x: 1 } }, transferee: null },
  [],
  target({ additionalData: { region: 'amer' }, endpointType: 0 }),
  { transferTarget: { identity: { user: JSON.stringify({ id: USER_ID }) } } },
  { transferTarget: { identity: { guest: { id: 'x' } } } },
  { transferTarget: { identity: { application: { id: '11cd3e2e-fccb-42ad-ad00-878b93575e07' } } } },
  { participants: [target({}).transferTarget] },
];

const CALLBACK = 'https://bot.example/calls';

/** @type {any[]} new calls, valid and invalid */
const CALLS = [
  { target: { user: { id: USER_ID } }, callbackUri: CALLBACK },
  { target: { phone: '+12345678901' }, callbackUri: 'http://localhost:3000/calls' },
  {
    target: { phone: '+12345678901' },
    callbackUri: 'http://bot.example',
    source: { applicationInstance: { id: USER_ID } },
  },
  { target: { user: { id: USER_ID } }, callbackUri: CALLBACK, clientContext: 'b c' },
];

/** @type {[status: number, body: string | null][]} the responses to the GET of a call */
const READINGS = [
  [200, `{"id":"${CALL_ID}","state":"Established","resultInfo":{"code":"200","subCode":0},"new":[{}]}`],
  [200, '{"state":"a state of tomorrow","terminationReason":null,"resultInfo":null,"callChainId":null}'],
  [200, '<title>Sign in</title>'],
  [404, '{"error":{"code":"8522","message":"Call not found."}}'],
  [404, null],
  [429, null],
];

const files = inProject('tests/fixtures/requests');
const fixtures = readdirSync(files).map((file) => readFileSync(join(files, file), 'utf8'));

/** Members that the types do not declare: they remain and are sent. */
const EXTRA = { ...target({ 'new.member': [{ deep: null }] }), another: 1 };

test('reports, responses, attempts and errors have their declared types', async () => {
  /** @type {[type: string, value: unknown][]} */
  const values = [];
  const report = (/** @type {import('graph-call-transfer').TransferReport} */ found) => {
    // A request may have undeclared members; its declared ones are checked with the inputs.
    values.push([
      'TransferReport',
      found.valid ? { ...found, request: { ...found.request, body: target({}) } } : found,
    ]);
  };

  for (const input of INPUTS) for (const context of CONTEXTS) report(api.validateTransfer(input, context));
  for (const text of [...TEXTS, ...fixtures]) report(api.parseTransfer(CALL_ID, text));
  for (const body of BODIES) for (const context of CONTEXTS) report(api.parseTransfer(CALL_ID, body, context));
  for (const call of CALLS) values.push(['CallReport', api.validateCall(call)]);
  values.push(['CallReport', api.parseCall({ chatInfo: {}, callbackUri: CALLBACK })]);
  report(api.parseTransfer(CALL_ID, Uint8Array.of(0xff)));
  report(api.parseTransfer(CALL_ID, '"\ud800"'));

  for (const input of INPUTS.filter((candidate) => api.validateTransfer(candidate).valid)) {
    const request = api.buildTransfer(input);
    values.push(['TransferRequest', request], ['HttpRequest', api.describeTransfer(request, { version: 'beta' })]);
  }
  for (const claims of tokens()) values.push(['TokenReport', api.inspectToken(claims)]);
  for (const response of answersOfFixtures()) values.push(['GraphResponse', response]);
  await collectSends(values);

  const codes = new Set(issuesIn(values).map((issue) => issue.code));
  assert.deepEqual([...codes].sort(), promisedCodes().sort(), 'each code has a case, and no case has another one');
  for (const [type, value] of values) assertPlain(value, type);
  await compileValues('values', values);
});

test('unknown members remain in the request, are listed, and fit the type', async () => {
  const report = api.parseTransfer(CALL_ID, EXTRA);
  assert.ok(report.valid);
  assert.deepEqual(report.request.body, EXTRA);
  assert.deepEqual([...report.unknownMembers].sort(), ['/another', '/transferTarget/new.member']);
  const source = `import type { TransferReport } from 'graph-call-transfer';
const found = ${JSON.stringify(report)} as const;
export const kept: TransferReport = found;
`;
  await compileSource('extras', source);
});

/** Returns the codes of issues in the types. */
function promisedCodes() {
  const text = readFileSync(join(packageFolder, 'dist/types/issue-code.d.ts'), 'utf8');
  const codes = [...text.matchAll(/^ {2}\| '(\w+)'/gm)].map(([, code = '']) => code);
  assert.ok(codes.length > 70, `${codes.length} codes`);
  return codes;
}

/**
 * @param {unknown} value
 * @returns {import('graph-call-transfer').Issue[]}
 */
function issuesIn(value) {
  if (typeof value !== 'object' || value === null) return [];
  const here = 'severity' in value ? [/** @type {import('graph-call-transfer').Issue} */ (value)] : [];
  return [...here, ...Object.values(value).flatMap(issuesIn)];
}

/** @param {[type: string, value: unknown][]} values */
async function collectSends(values) {
  const onAttempt = (/** @type {unknown} */ attempt) => values.push(['SendAttempt', attempt]);
  const options = { token: null, onAttempt, retry: { maxWaitMs: 0 } };
  const headers = { 'request-id': 'a', 'retry-after': '0' };
  for (const status of [202, 302, 403, 429, 503]) {
    const fetch = async () => new Response(null, { status, headers });
    values.push(['TransferResponse', await api.sendTransfer(INPUT, { ...options, fetch })]);
  }
  values.push(['ReadCallRequest', api.describeReadCall(CALL_ID, { version: 'beta' })]);
  for (const [status, body] of READINGS) {
    const fetch = async () => new Response(body, { status, headers });
    values.push(['CallLookup', await api.readCall(CALL_ID, { ...options, fetch })]);
  }
  const failing = { fetch: () => Promise.reject(new TypeError('fetch failed')) };
  const hanging = { fetch: () => new Promise(() => {}), timeoutMs: 1 };
  for (const wrong of /** @type {any[]} */ ([
    failing,
    hanging,
    { signal: AbortSignal.abort('enough') },
    { token: () => Promise.reject(new Error('no token')) },
    { token: '' },
    { timeoutMs: '5', retry: { statuses: [500] }, endpoint: { cloud: 'x' } },
  ])) {
    const { name, message, code, hint, issues, delivered } = await failureOf(
      api.sendTransfer(INPUT, { ...options, ...wrong }),
    );
    const plain = JSON.parse(JSON.stringify({ name, message, code, hint, issues, delivered }));
    values.push(['TransferError', plain]);
  }
}

function tokens() {
  const claims = [
    {
      roles: ['Calls.Initiate.All'],
      aud: 'https://graph.microsoft.com',
      tid: TENANT_ID,
      appid: 'a',
      idtyp: 'app',
      nbf: 1,
      exp: 2,
    },
    { scp: 'a b', exp: 9_999_999_999 },
    { exp: Math.floor(Date.now() / 1000) + 60, nbf: 9_999_999_999, aud: ['x'] },
  ];
  return [TOKEN, '', ...claims.map((claim) => `e30.${Buffer.from(JSON.stringify(claim)).toString('base64url')}.x`)];
}

function answersOfFixtures() {
  const folderOfAnswers = inProject('tests/fixtures/responses');
  const bodies = readdirSync(folderOfAnswers).filter((file) => !file.endsWith('.response.json'));
  return bodies.map((file) => {
    const body = readFileSync(join(folderOfAnswers, file));
    return api.parseResponse(Number.parseInt(file, 10), { Date: new Date().toUTCString(), 'Retry-After': '5' }, body);
  });
}
