// @ts-check
/** `send`: builds a transfer, shows it, asks, sends it once, and waits for its outcome. */

import { createInterface } from 'node:readline/promises';
import { buildTransfer, inspectToken, isTransferError, startTransfer, TransferTracker } from 'graph-call-transfer';
import { defineCommand, usageError } from '../arguments.js';
import { CommandError, EXIT } from '../exit.js';
import { followAtRelay, readRelay, SECRET_VARIABLE } from './relay.js';
import { showAccepted, showDryRun, showNotSent, showOutcome, showRequest, showUnknown, showWaiting } from './show.js';
import { createTokenSource, TOKEN_VARIABLE } from './token.js';
import { receiveNotifications } from './webhook.js';

/** @import { Endpoint, TransferInput, TransferRequest } from 'graph-call-transfer' */
/** @import { Context } from '../command.js' */

const DEFAULT_TIMEOUT_SECONDS = 60;
const TARGETS = /** @type {const} */ (['user', 'phone', 'application', 'guest']);

export const command = defineCommand({
  name: 'send',
  operands: ['--call-id GUID --user GUID', '--call-id GUID --phone +NUMBER'],
  about: [
    'Transfers a call: checks the transfer, shows it, asks, and sends it. A request is repeated only after a response ' +
      'that proves that Graph did not accept it (429).',
    'The outcome comes to the webhook of the app. With --listen this command is that webhook for the time of the transfer; with ' +
      `--relay it reads what the webhook of a console receives. Its operator secret comes from ${SECRET_VARIABLE}, or from the ` +
      `file that ${SECRET_VARIABLE}_FILE names.`,
    `The token comes from the environment variable ${TOKEN_VARIABLE} or from a file, never from an argument.`,
  ],
  options: {
    'call-id': { type: 'string', value: 'GUID', about: 'The call to transfer' },
    user: { type: 'string', value: 'GUID', about: 'The target: a user' },
    phone: { type: 'string', value: 'NUMBER', about: 'The target: a telephone number such as +12345678901' },
    application: { type: 'string', value: 'GUID', about: 'The target: a bot, a call queue or an auto attendant' },
    guest: { type: 'string', value: 'GUID', about: 'The target: a guest' },
    replaces: {
      type: 'string',
      value: 'GUID',
      about: "The target's current call, which makes the transfer consultative",
    },
    transferee: { type: 'string', value: 'GUID', about: 'The participant to move out of a group call' },
    'token-file': { type: 'string', value: 'FILE', about: 'A file that contains the token' },
    'base-url': { type: 'string', value: 'URL', about: 'Another root of Graph, such as http://localhost:4010' },
    cloud: {
      type: 'string',
      value: 'NAME',
      choices: ['global', 'usGovernmentL4', 'usGovernmentL5', 'china'],
      about: 'The national cloud',
    },
    version: { type: 'string', value: 'NAME', choices: ['v1.0', 'beta'], about: 'The version of Graph' },
    listen: { type: 'string', value: 'PORT', about: 'Receive the notifications on this port and wait for the outcome' },
    relay: {
      type: 'string',
      value: 'URL',
      about: 'Wait for the outcome at this console, whose webhook is that of the app',
    },
    'app-id': { type: 'string', value: 'GUID', about: 'The app, for the notifications; by default that of the token' },
    discovery: {
      type: 'string',
      value: 'URL',
      about: 'The discovery document of the keys, such as that of "simulate"',
    },
    timeout: {
      type: 'string',
      value: 'SECONDS',
      about: `The longest wait for the outcome; by default ${DEFAULT_TIMEOUT_SECONDS}`,
    },
    yes: { type: 'boolean', short: 'y', about: 'Send without a question' },
    'dry-run': { type: 'boolean', about: 'Show the request as a curl command, and send nothing' },
  },
  examples: [
    [
      'graph-call-transfer send --call-id 341a0500-d4bf-4224-8b19-1581168d328b --phone +12345678901 --dry-run',
      'The request, for a look',
    ],
    [
      'GRAPH_TOKEN=$(get-token) graph-call-transfer send --call-id … --user … --listen 3978 --yes',
      'In a script, with the outcome',
    ],
  ],
  exitCodes: {
    [EXIT.negative]: 'Graph refused the transfer, or it did not complete',
    [EXIT.outcomeUnknown]:
      'the outcome is unknown: the transfer may be in progress. Do not send it again; read the call first',
  },

  async run({ values, operands: [extra] }, context) {
    if (extra !== undefined)
      throw usageError(command, 'unexpectedOperand', `unexpected "${extra}": expected only options`);
    const endpoint = readEndpoint(values);
    const request = build(readInput(values));
    const seconds = readTimeout(values.timeout);
    if (values.listen !== undefined && values.relay !== undefined)
      throw usageError(
        command,
        'invalidValue',
        'one source of the outcome is expected: --listen or --relay, found both',
      );
    if (values.relay !== undefined) readRelay(values.relay);
    if (values['dry-run']) return showDryRun(request, endpoint, context);

    const token = createTokenSource(values['token-file'], context.env);
    const { appId: ownAppId } = inspectToken(token(), endpoint);
    showRequest(request, endpoint, context);
    if (!values.yes && !(await confirm(context))) return showNotSent(request, context);
    const tracker = new TransferTracker();
    // Before the request: the first notification can arrive before the response.
    const source = await unlessInterrupted(
      () => openSource({ ...values, appId: values['app-id'] ?? ownAppId, request }, tracker, context),
      context,
    );
    if (source === INTERRUPTED) return showNotSent(request, context);
    try {
      const transfer = await start(request, { token, endpoint, tracker, signal: context.signal });
      if (transfer.response.kind === 'accepted' && !source) return showAccepted(transfer, context);
      showWaiting(transfer, seconds, context);
      const options = { timeoutMs: seconds * 1000, signal: context.signal };
      const outcome = await unlessInterrupted(() => transfer.outcome(options), context);
      if (outcome === INTERRUPTED) return showUnknown(transfer, context);
      return showOutcome(outcome, transfer, context);
    } finally {
      await source?.close();
    }
  },
});

/**
 * Opens the source of the notifications.
 * @param {{ listen?: string, relay?: string, discovery?: string, appId: string | undefined, request: TransferRequest }} wanted
 * @param {TransferTracker} tracker
 * @param {Context} context
 * @returns {Promise<{ close: () => Promise<void> } | undefined>} `undefined` without one
 */
async function openSource({ listen, relay, discovery, appId, request }, tracker, context) {
  if (listen !== undefined) return receiveNotifications({ port: listen, appId, discovery }, tracker, context);
  if (relay === undefined) return undefined;
  const replaced = request.body.transferTarget?.replacesCallId;
  const callIds = [request.callId, ...(typeof replaced === 'string' ? [replaced] : [])];
  return followAtRelay({ origin: readRelay(relay), callIds }, tracker, context);
}

/** @param {Readonly<Record<string, any>>} values */
function readEndpoint({ 'base-url': baseUrl, cloud, version }) {
  return /** @type {Endpoint} */ ({
    ...(baseUrl !== undefined && { baseUrl }),
    ...(cloud !== undefined && { cloud }),
    ...(version !== undefined && { version }),
  });
}

/**
 * @param {Readonly<Record<string, any>>} values
 * @returns {TransferInput}
 */
function readInput({ 'call-id': callId, replaces, transferee, ...values }) {
  const kinds = TARGETS.filter((kind) => values[kind] !== undefined);
  const [kind] = kinds;
  if (callId === undefined)
    throw usageError(command, 'optionMissing', '--call-id is missing: expected the call to transfer');
  if (kind === undefined || kinds.length > 1) {
    throw usageError(
      command,
      'optionMissing',
      `one target is expected: --user, --phone, --application or --guest, found ${kinds.length}`,
    );
  }
  const target = kind === 'phone' ? { phone: values[kind] } : { [kind]: { id: values[kind] } };
  return /** @type {any} */ ({
    callId,
    target,
    ...(replaces !== undefined && { replacesCallId: replaces }),
    ...(transferee !== undefined && { transferee: { participantId: transferee } }),
  });
}

/** @param {string | undefined} text */
function readTimeout(text = String(DEFAULT_TIMEOUT_SECONDS)) {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= 3600) return seconds;
  throw usageError(command, 'invalidValue', `--timeout is invalid: expected 1 to 3600 seconds, found "${text}"`);
}

/**
 * @param {TransferInput} input
 * @returns {TransferRequest}
 */
function build(input) {
  try {
    return buildTransfer(input);
  } catch (error) {
    if (!isTransferError(error) || error.code !== 'invalidTransfer') throw error;
    const issues =
      error.issues?.map(({ message, hint }) => (hint === undefined ? message : `${message}. ${hint}`)) ?? [];
    throw new CommandError('invalidTransfer', issues.join('\n       ') || error.message);
  }
}

/**
 * Sends the transfer; an error states whether Graph can have received it.
 * @param {TransferRequest} request
 * @param {import('graph-call-transfer').StartOptions} options
 */
async function start(request, options) {
  try {
    return await startTransfer(request, options);
  } catch (error) {
    if (!isTransferError(error)) throw error;
    const { code, message, delivered, hint } = error;
    if (delivered !== 'unknown') throw new CommandError(code, `${message}. Nothing was sent.`, { hint });
    throw new CommandError(code, `${message}. Graph may have received the transfer.`, {
      hint: 'Do not send it again: read the call first, or wait for a notification.',
      exitCode: EXIT.outcomeUnknown,
    });
  }
}

/** The result of work that Ctrl-C ended. */
const INTERRUPTED = Symbol('interrupted');

/**
 * @template Result
 * @param {() => Promise<Result>} work
 * @param {Context} context
 */
async function unlessInterrupted(work, { signal }) {
  try {
    return await work();
  } catch (error) {
    if (signal.aborted) return INTERRUPTED;
    throw error;
  }
}

/** @param {Context} context */
async function confirm({ signal }) {
  if (!process.stdin.isTTY) {
    throw new CommandError('notConfirmed', 'nothing was sent: the question needs a terminal', {
      hint: 'In a script, add --yes.',
    });
  }
  const dialog = createInterface({ input: process.stdin, output: process.stderr });
  // The dialog reads Ctrl-C as a key, and Ctrl-D closes it without an answer.
  dialog.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  const closed = new Promise((resolve) => dialog.once('close', () => resolve('')));
  const asked = dialog.question('Transfer the call? [y/N] ', { signal }).catch(() => '');
  const answer = String(await Promise.race([asked, closed]));
  dialog.close();
  const isYes = /^y(es)?$/i.test(answer.trim());
  if (answer === '') process.stderr.write('\n');
  return isYes;
}
