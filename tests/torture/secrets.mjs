// @ts-check
/** A token, a telephone number and a name on every path: none of them leaves through an error, a log line, a metric or a snapshot. */

import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { runProgram } from '../cli/support/program.mjs';
import { consultation, setUp } from '../package/support/consultations.mjs';
import { api, requireInstalled } from '../package/support/installed.mjs';
import { base64url, serveSender } from '../package/support/sender.mjs';
import { CALL_ID, INPUT } from '../package/support/transfers.mjs';
import { entry, post, webhookFor } from '../package/support/webhook.mjs';
import { runCommand, send } from '../server/console-server.mjs';
import { signedIn } from '../server/operators.mjs';
import { mutated } from './mutation.mjs';

/** @import { Pass } from './pass.mjs' */

/** @type {typeof import('graph-call-transfer/calls')} */
const calls = requireInstalled('graph-call-transfer/calls');

const CLAIMS = { aud: 'https://graph.microsoft.com', tid: 'canary-tenant', oid: 'canary-object' };
const SIGNATURE = 'Q2FuYXJ5U2lnbmF0dXJl';
const TOKEN = `${base64url('{"alg":"RS256","kid":"k"}')}.${base64url(JSON.stringify(CLAIMS))}.${SIGNATURE}`;
const PHONE = '+498005550177';
const NAME = 'Zwetschgenkanarie';
/** Parts by which each of them is found. */
const CANARIES = [TOKEN.split('.')[1] ?? '', SIGNATURE, '8005550177', NAME];

const TARGETS = [
  { phone: { id: PHONE, displayName: NAME } },
  { phone: `${PHONE}x` },
  { user: { id: NAME } },
  { user: { id: PHONE, displayName: NAME, tenantId: TOKEN } },
];

/**
 * Checks that a text contains none of them.
 * @param {Pass} pass
 * @param {string} where
 * @param {string} text
 */
function search(pass, where, text) {
  pass.count('texts searched');
  pass.count('characters', text.length);
  const found = CANARIES.filter((canary) => text.includes(canary) || decoded(text).includes(canary));
  assert.deepEqual(found, [], `${where}:\n${text.slice(0, 4000)}`);
}

/** @param {string} text with the escapes of a URL */
function decoded(text) {
  return text.replace(/%[0-9a-f]{2}/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
}

/** @param {unknown} error all that a logger or a crash would print of it */
const printed = (error) => inspect(error, { depth: 20, showHidden: true, getters: true });

/** @param {Pass} pass */
export async function attack(pass) {
  await searchErrors(pass);
  await searchCreatedCalls(pass);
  await searchWebhook(pass);
  searchNotifications(pass);
  searchRedacted(pass);
  searchProgram(pass);
  await searchRelay(pass);
}

/** @param {Pass} pass */
async function searchErrors(pass) {
  const refuse = async () => new Response(`{"error":{"code":"403","message":"no"}}`, { status: 403 });
  for (const target of TARGETS) {
    const input = /** @type {any} */ ({ ...INPUT, target });
    for (const fetch of [refuse, () => Promise.reject(new TypeError('fetch failed'))]) {
      const outcome = await api.sendTransfer(input, { token: TOKEN, fetch, retry: false }).catch((error) => error);
      // The issues contain the input on purpose, for the program that made it.
      search(pass, 'error of a send', `${outcome.message}\n${outcome.stack}\n${outcome.hint}\n${outcome}`);
    }
  }
  for (const token of [`${TOKEN}\n`, ` ${TOKEN}`, `Bearer ${TOKEN}`, `${TOKEN}é`]) {
    const error = await api.sendTransfer(INPUT, { token, fetch: refuse }).catch((error) => error);
    assert.ok(api.isTransferError(error));
    search(pass, 'error of a token', printed(error));
  }
  const outcome = await api.sendTransfer(INPUT, { token: TOKEN, fetch: refuse });
  search(pass, 'refusal', printed(outcome));
  search(pass, 'described request', printed(api.describeTransfer(INPUT)));
  search(pass, 'report on a token', printed(api.inspectToken(TOKEN).issues));
}

/**
 * Calls that are created to ask first, with their telemetry: each ends in another way.
 * @param {Pass} pass
 */
async function searchCreatedCalls(pass) {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  const tracer = provider.getTracer('torture');
  for (const callee of /** @type {const} */ (['answers', 'declines', 'busy', 'hangsUp'])) {
    for (const target of [{ user: { id: CALL_ID, displayName: NAME } }, { phone: PHONE }]) {
      const { graph, tracker, input, options } = setUp({ callee });
      const asked = { ...input, target, source: { applicationInstance: { id: CALL_ID, displayName: NAME } } };
      const started = await consultation.startConsultation(asked, { ...options, tracer }).catch((error) => error);
      if (started instanceof Error) search(pass, 'error of a consultation', printed(started));
      else search(pass, 'end of a consultation', printed(await started.cancel()));
      await graph.settled();
      search(pass, 'snapshot of created calls', tracker.snapshot());
    }
  }
  const spans = exporter.getFinishedSpans();
  search(pass, 'spans', printed(spans.map(({ attributes, events, status }) => [attributes, events, status])));
  for (const body of [
    { targets: [{ identity: { phone: { id: PHONE, displayName: NAME } } }], callbackUri: TOKEN, tenantId: PHONE },
    `{"targets":[{"identity":{"user":{"displayName":"${NAME}"}}}],"x":"${TOKEN}`,
  ]) {
    const refuse = async () => new Response('', { status: 400 });
    const error = await calls.createCall(/** @type {any} */ (body), { token: TOKEN, fetch: refuse }).catch((e) => e);
    search(pass, 'error of a created call', `${error.message}\n${error.stack}\n${error.hint}\n${error}`);
  }
}

/** @param {Pass} pass */
async function searchWebhook(pass) {
  const sender = await serveSender(pass);
  const { webhook, errors } = webhookFor(sender);
  for (const authorization of [
    TOKEN,
    `Bearer ${TOKEN}`,
    `Bearer ${TOKEN}, Bearer ${TOKEN}`,
    `Bearer ${TOKEN}.${SIGNATURE}`,
  ]) {
    const response = await webhook(post({ authorization, headers: { 'X-Caller': PHONE } }));
    search(pass, 'response of the webhook', `${await response.text()}\n${printed([...response.headers])}`);
    const error = await entry
      .verifyNotificationToken(authorization, { appId: CALL_ID, discovery: sender.discovery })
      .catch((error) => error);
    search(pass, 'error of the webhook', printed(error));
  }
  const broken = await webhook(
    post({ body: `{"value":[{"resourceData":{"source":{"displayName":"${NAME}","id":"${PHONE}"}` }),
  );
  search(pass, 'response to a broken body', await broken.text());
  search(pass, 'errors of the webhook', printed(errors));
}

/** @param {Pass} pass */
function searchNotifications(pass) {
  const tracker = new api.TransferTracker();
  const identity = { displayName: NAME, id: PHONE };
  const source = { identity: { user: identity, phone: identity }, botData: { user: TOKEN } };
  for (const resourceData of [
    { state: 'transferring', source, targets: [source], subject: NAME },
    { state: 'established', resultInfo: { code: 500, subcode: 7000, message: 'no' }, replacesContext: TOKEN, source },
  ]) {
    const notification = { changeType: 'updated', resourceUrl: `/communications/calls/${CALL_ID}`, resourceData };
    tracker.apply(JSON.stringify({ value: [notification] }));
  }
  search(pass, 'snapshot', tracker.snapshot());
  search(pass, 'status', printed(tracker.status(CALL_ID)));
}

/** @param {Pass} pass */
function searchRedacted(pass) {
  const logs = [
    `2026-11-30 POST /calls Authorization: Bearer ${TOKEN} from ${PHONE}`,
    JSON.stringify({ token: TOKEN, source: { phone: { id: PHONE }, user: { displayName: NAME } } }),
    JSON.stringify({ body: JSON.stringify({ displayName: NAME, phone: PHONE, recordingAccessToken: TOKEN }) }),
    `GET /x?access_token=${TOKEN}&phone=${encodeURIComponent(PHONE)}`,
  ];
  for (const log of logs) search(pass, 'redacted text', api.redact(log));
  for (let round = pass.rounds(0, 200); round > 0; round -= 1) {
    // A changed text may hide its form, but a token is known by its own.
    const log = `${mutated(pass.random, ['{"a":"b"}', 'a=b&c', 'x\n'])} ${TOKEN}`;
    const redacted = api.redact(log);
    pass.count('texts searched');
    assert.ok(!redacted.includes(TOKEN), `redacted text: ${log}`);
  }
}

/** @param {Pass} pass */
function searchProgram(pass) {
  const env = { GRAPH_TOKEN: TOKEN };
  const ofCall = ['--call-id', CALL_ID];
  const misuses = [
    ['send', ...ofCall, '--user', CALL_ID.replace('3', '4'), '--dry-run'],
    ['send', ...ofCall, '--user', CALL_ID.replace('3', '4'), '--yes', '--base-url', 'http://127.0.0.1:9'],
    ['send', ...ofCall, '--token', TOKEN],
    ['send', ...ofCall, '--token-file', '/dev/null/x', '--user', CALL_ID],
    ['check', '-'],
    ['check', TOKEN],
    ['check', '-', '--tenant', TOKEN],
    ['explain', TOKEN],
    ['explain', '--all', `500/7000 ${TOKEN}`],
    ['inspect', TOKEN],
    ['inspect', '-', '--call', TOKEN],
    ['replay', TOKEN],
    ['simulate', '--port', TOKEN],
    ['trigger', '--profile', TOKEN],
    ['listen', '--app-id', TOKEN],
    ['send', TOKEN],
    ['send', '--call-id', TOKEN, '--user', TOKEN, '--yes'],
    ['send', ...ofCall, '--phone', `+1${TOKEN}`, '--dry-run'],
    ['send', ...ofCall, '--cloud', TOKEN],
    ['send', ...ofCall, `--${TOKEN}`],
    [TOKEN],
    ['help', TOKEN],
  ];
  // A program takes its time to start: some of them, in a short pass.
  for (const args of pass.isLong ? misuses : [0, 1, 2, 3].map(() => pass.random.oneOf(misuses))) {
    const { out, err } = runProgram(args, {
      env,
      input: `{"transferTarget":{"identity":{"user":{"displayName":1}},"x":`,
    });
    search(pass, `output of ${args[0]}`, `${out}\n${err}`);
  }
}

/** @param {Pass} pass */
async function searchRelay(pass) {
  const { child, ready, printed, ended } = runCommand(['--port', '0', '--log-level', 'debug']);
  pass.after(() => child.kill('SIGKILL'));
  const origin = await ready();
  const headers = { ...(await signedIn(origin)), 'Content-Type': 'application/json' };
  const body = JSON.stringify({ transferTarget: { identity: { phone: { id: PHONE, displayName: NAME } } } });
  const authorization = { Authorization: `Bearer ${TOKEN}` };
  /** @type {[method: string, path: string, headers: Record<string, string>, body?: string][]} */
  const requests = [
    ['POST', '/api/transfers', headers, JSON.stringify({ callId: CALL_ID, body, profile: 'complete' })],
    ['POST', '/api/transfers', headers, JSON.stringify({ callId: NAME, body: PHONE, token: TOKEN })],
    ['POST', '/api/transfers', headers, `{"callId":"${NAME}","body":"${PHONE}`],
    ['POST', '/api/webhook', authorization, JSON.stringify({ value: [{ resourceData: { subject: NAME } }] })],
    ['POST', '/login', { 'Content-Type': 'application/x-www-form-urlencoded' }, `secret=${TOKEN}&name=${NAME}`],
    ['GET', `/api/people?q=${NAME}`, headers],
    ['GET', `/api/transfers?target=${NAME}&q=${encodeURIComponent(PHONE)}`, headers],
    ['GET', `/api/calls/${NAME}/transfer`, { ...headers, ...authorization }],
    ['GET', `/${TOKEN}`, { Cookie: TOKEN, Referer: `https://x/${PHONE}` }],
    ['GET', '/api/events?after=x', { ...headers, 'Last-Event-ID': TOKEN }],
    ['GET', '/', { Host: `${NAME}.example` }],
    ['PUT', '/api/transfers', { ...headers, Origin: `https://${NAME}` }],
  ];
  for (const [method, path, headers, body = ''] of requests) {
    const response = await send(origin, path, { method, headers, body });
    if (response.status >= 400) search(pass, `response to ${method} ${path}`, response.body);
  }
  search(pass, 'metrics', (await send(origin, '/metrics', { headers })).body);
  search(pass, 'state of the server', (await send(origin, '/readyz', { headers })).body);
  child.kill('SIGTERM');
  await ended;
  search(pass, 'log of the server', printed.out + printed.err);
}
