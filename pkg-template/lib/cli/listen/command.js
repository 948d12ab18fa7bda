// @ts-check
/** `listen`: a webhook on this machine that verifies, prints, records and forwards notifications. */

import { createServer } from 'node:http';
import { parseNotifications, TransferTracker } from 'graph-call-transfer';
import { isGuid } from 'graph-call-transfer/ids';
import { createUnverifiedWebhook, toPlainHandler, webhookClouds } from 'graph-call-transfer/webhook';
import { defineCommand, usageError } from '../arguments.js';
import { EXIT } from '../exit.js';
import { describeNotification } from '../inspect/inspection.js';
import { readPort, readWebhook } from '../simulate/addresses.js';
import { deliver } from '../simulate/courier.js';
import { listen, readBody, toPlainRequest } from '../simulate/server.js';
import { plain } from '../text/wrap.js';
import { createVerifiedHandler } from '../verified-webhook.js';
import { createRecorder } from './recorder.js';

/** @import { NotificationBatch } from 'graph-call-transfer' */
/** @import { WebhookError, WebhookOptions } from 'graph-call-transfer/webhook' */
/** @import { Context } from '../command.js' */
/** @import { Attempt } from '../simulate/courier.js' */

const DEFAULT_PORT = 3978;
const FINAL = new Set(['completed', 'failed', 'ended']);

export const command = defineCommand({
  name: 'listen',
  operands: ['--app-id GUID', '--unverified'],
  about: [
    'Receives notifications on this machine: verifies the token of each delivery, prints the notifications and the verdicts, ' +
      'records them as JSON Lines that the console and "inspect" read, and forwards each delivery as it came.',
    'Graph posts only to a public https address: put a tunnel in front. For "simulate", the address of this machine is enough.',
  ],
  options: {
    port: { type: 'string', value: 'NUMBER', about: `The port; by default ${DEFAULT_PORT}` },
    host: { type: 'string', value: 'ADDRESS', about: 'The address to listen on; by default 127.0.0.1' },
    'app-id': { type: 'string', value: 'GUID', multiple: true, about: 'The id of your app; can be repeated' },
    tenant: {
      type: 'string',
      value: 'GUID',
      multiple: true,
      about: 'An accepted tenant; can be repeated; by default every tenant',
    },
    cloud: { type: 'string', value: 'NAME', choices: Object.keys(webhookClouds), about: 'The cloud whose keys sign' },
    discovery: {
      type: 'string',
      value: 'URL',
      about: 'The discovery document of the keys, such as that of "simulate"',
    },
    unverified: { type: 'boolean', about: 'Accept every sender' },
    record: { type: 'string', value: 'FILE', about: 'Record into this file' },
    'forward-to': { type: 'string', value: 'URL', about: 'Post each delivery to this webhook too' },
  },
  examples: [
    [
      'graph-call-transfer listen --app-id 0efc74f7-41c3-47a4-8775-7259bfef4241 --record calls.jsonl',
      'The notifications of an app',
    ],
    [
      'graph-call-transfer listen --unverified --forward-to http://localhost:3979/api/calls',
      'In front of your own webhook',
    ],
  ],
  exitCodes: { [EXIT.interrupted]: 'ended with Ctrl-C' },

  async run({ values, operands: [extra] }, context) {
    if (extra !== undefined)
      throw usageError(command, 'unexpectedOperand', `unexpected "${extra}": expected only options`);
    const { host = '127.0.0.1', record, 'forward-to': forwardTo } = values;
    const port = readPort(values.port, DEFAULT_PORT);
    const target = forwardTo === undefined ? undefined : readWebhook(forwardTo, '--forward-to');
    const recorder = record === undefined ? undefined : createRecorder(record);
    const tracker = new TransferTracker();
    const handle = await createHandler(values, {
      store: (batch, { body, deliveryId, receivedAt }) =>
        recorder?.record(batch, { body: new TextDecoder().decode(body), deliveryId, receivedAt }),
      onError: (error) => showError(error, context),
    });

    const server = createServer(async (message, response) => {
      const request = toPlainRequest(message, await readBody(message));
      const { status, headers, body } = await handle(request);
      response.writeHead(status, Object.fromEntries(headers)).end(body);
      if (status >= 300) return;
      showBatch(parseNotifications(request.body), tracker, context);
      if (target !== undefined) await forward(target, request, context);
    });
    await listen(server, { host, port });
    const { port: actual } = /** @type {import('node:net').AddressInfo} */ (server.address());
    announce(`http://${host === '127.0.0.1' ? 'localhost' : host}:${actual}/`, context);
    await new Promise((resolve) => context.signal.addEventListener('abort', resolve, { once: true }));
    server.closeAllConnections();
    return EXIT.interrupted;
  },
});

/**
 * @param {{ 'app-id'?: readonly string[], tenant?: readonly string[], cloud?: string, discovery?: string, unverified?: boolean }} values
 * @param {Pick<WebhookOptions, 'store' | 'onError'>} callbacks
 */
async function createHandler({ 'app-id': appId = [], tenant, cloud, discovery, unverified }, callbacks) {
  if (unverified) return toPlainHandler(createUnverifiedWebhook(/** @type {any} */ (callbacks)));
  if (appId.length === 0) {
    const hint = 'Its notifications are verified. To accept every sender, for a trial: --unverified';
    throw usageError(command, 'optionMissing', '--app-id is missing: expected the id of your app', hint);
  }
  for (const id of [...appId, ...(tenant ?? [])]) {
    if (!isGuid(id)) throw usageError(command, 'invalidValue', `"${id}" is not a GUID`);
  }
  return createVerifiedHandler({
    appId,
    ...(tenant && { tenants: tenant }),
    ...(cloud !== undefined && { cloud: /** @type {keyof typeof webhookClouds} */ (cloud) }),
    ...(discovery !== undefined && { discovery }),
    .../** @type {any} */ (callbacks),
  });
}

/**
 * Forwards a delivery as it came.
 * @param {string} url
 * @param {{ headers: readonly (readonly [string, string])[], body: Uint8Array }} request
 * @param {Context} context
 */
async function forward(url, { headers, body }, { out, isJson, signal }) {
  const kept = headers.filter(
    ([name]) => !/^(host|connection|keep-alive|transfer-encoding|content-length|expect|te)$/i.test(name),
  );
  const onAttempt = (/** @type {Attempt} */ attempt) => {
    if (isJson) return out.json({ kind: 'forwarded', url, attempt }, 'line');
    const { green, red, dim } = out.style;
    const { status, error } = attempt;
    out.line(
      `  ${dim('forwarded →')} ${status !== undefined && status < 400 ? green(String(status)) : red(String(status ?? error))}`,
    );
  };
  const text = new TextDecoder().decode(body);
  await deliver({ url, headers: Object.fromEntries(kept), body: text }, { signal, timeScale: 1, onAttempt });
}

/**
 * @param {NotificationBatch} batch
 * @param {TransferTracker} tracker
 * @param {Context} context
 */
function showBatch(batch, tracker, { out, isJson }) {
  const at = new Date().toISOString();
  if (batch.kind !== 'graph') {
    if (isJson) out.json({ kind: batch.kind, at }, 'line');
    else out.line(`${out.style.dim(at.slice(11, 23))}  ${out.style.yellow(batch.kind)}`);
    return;
  }
  for (const notification of batch.notifications) {
    const { callId } = notification;
    if (isJson) out.json({ kind: 'notification', at, callId, notification }, 'line');
    else
      out.line(
        `${out.style.dim(at.slice(11, 23))}  ${plain(callId ?? '').slice(0, 8)}  ${plain(describeNotification(notification))}`,
      );
  }
  for (const { callId, phase, certainty, connectedTo, changed } of tracker.apply(batch)) {
    if (!changed.includes('phase')) continue;
    if (isJson) out.json({ kind: 'verdict', at, callId, phase, certainty, connectedTo }, 'line');
    else if (FINAL.has(phase)) out.line(`  ${out.style.bold(`call ${plain(callId)} ${phase}`)} (${certainty})`);
  }
}

/**
 * @param {WebhookError} error
 * @param {Context} context
 */
function showError({ status, code, message, hint }, { out, err, isJson }) {
  if (isJson) return out.json({ kind: 'rejected', at: new Date().toISOString(), status, code, message, hint }, 'line');
  err.line(`${err.style.red(`${status} ${code}:`)} ${message}${hint === undefined ? '' : ` ${err.style.dim(hint)}`}`);
}

/**
 * @param {string} url
 * @param {Context} context
 */
function announce(url, { out, isJson }) {
  if (isJson) return out.json({ kind: 'ready', url }, 'line');
  out.line(`${out.style.bold('Listening')} on ${url} ${out.style.dim('ends with Ctrl-C')}\n`);
}
