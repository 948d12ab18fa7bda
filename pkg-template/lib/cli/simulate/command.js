// @ts-check
/** `simulate`: a Graph on this machine for an app that does not know of it. */

import { isGuid } from 'graph-call-transfer/ids';
import { profiles } from 'graph-call-transfer/simulator';
import { defineCommand, usageError } from '../arguments.js';
import { CommandError, EXIT } from '../exit.js';
import { replaceFile } from '../files.js';
import { readText } from '../input.js';
import { DEFAULT_PORT, DISCOVERY_PATH, readPort, readTimeScale, readWebhook } from './addresses.js';
import { createCertificate } from './certificate.js';
import { createLocalGraph, readProfile } from './graph.js';
import { serveGraph } from './server.js';
import { showEvent } from './show.js';

/** @import { CalleeBehaviour, SimulatedCall } from 'graph-call-transfer/simulator' */
/** @import { Context } from '../command.js' */

const CALLEES = ['answers', 'answersAtOnce', 'declines', 'busy', 'noAnswer', 'unreachable', 'ringsOn', 'hangsUp'];
const PROFILES = profiles.map(({ name }) => name);

/** The options that decide how a local Graph behaves. */
export const GRAPH_OPTIONS = /** @type {const} */ ({
  port: { type: 'string', value: 'NUMBER', about: `The port; by default ${DEFAULT_PORT}` },
  'app-id': { type: 'string', value: 'GUID', about: 'The id of the app, the audience of the notifications' },
  tenant: { type: 'string', value: 'GUID', about: 'The tenant of the tokens and of the calls' },
  'time-scale': {
    type: 'string',
    value: 'NUMBER',
    about: 'The factor of all delays: 0.1 is ten times faster, 0 has none',
  },
});

export const command = defineCommand({
  name: 'simulate',
  operands: ['[--webhook URL]'],
  about: [
    'Serves a Graph on this machine. Your app runs unchanged: only its base URLs differ. It gets tokens, creates, reads, ' +
      'transfers and hangs up calls; the notifications are signed and posted to its webhook, and repeated if they do not arrive.',
    'The page on the same port shows what was asked and sent. In another terminal, "trigger" plays a course and "replay" ' +
      'posts a recording. A base URL with /profiles/NAME in front of the version uses another profile.',
  ],
  options: {
    ...GRAPH_OPTIONS,
    webhook: { type: 'string', value: 'URL', about: 'The webhook of your app; without it nothing is posted' },
    profile: {
      type: 'string',
      value: 'NAME',
      choices: PROFILES,
      about: `The behaviour; by default complete. One of ${PROFILES.join(', ')}`,
    },
    callee: {
      type: 'string',
      value: 'NAME',
      choices: CALLEES,
      about: 'What the target of a created call does; by default answers',
    },
    calls: {
      type: 'string',
      value: 'FILE',
      about: 'The calls that exist: a JSON array of ids, or of { "id", "callType", "state" }',
    },
    https: {
      type: 'string',
      value: 'FILE',
      about: 'Serve https, which the Graph SDKs need, and write the certificate to trust into this file',
    },
    seed: { type: 'string', value: 'TEXT', about: 'What decides the random values' },
    host: { type: 'string', value: 'ADDRESS', about: 'The address to listen on; by default 127.0.0.1' },
  },
  examples: [
    ['graph-call-transfer simulate --webhook http://localhost:3978/api/calls', 'A Graph for a bot on port 3978'],
    ['graph-call-transfer simulate --profile failed --time-scale 0.1', 'Transfers fail, ten times faster'],
    ['graph-call-transfer simulate --https local-graph.pem', 'For the Graph SDKs, which send a token only over https'],
  ],
  exitCodes: { [EXIT.interrupted]: 'ended with Ctrl-C' },

  async run({ values, operands }, context) {
    const [extra] = operands;
    if (extra !== undefined)
      throw usageError(command, 'unexpectedOperand', `unexpected "${extra}": expected only options`);
    const graph = await createLocalGraph(await readGraphOptions(values, context));
    const { host = '127.0.0.1', https: file } = values;
    const tls = file === undefined ? undefined : createCertificate();
    const { url, close } = await serveGraph(graph, { host, port: readPort(values.port), tls });
    try {
      if (tls && file !== undefined) replaceFile(file, tls.cert);
    } catch (error) {
      // A server that listens would keep the program running.
      await close();
      throw error;
    }
    announce(url, { webhook: values.webhook, certificate: file }, context);
    graph.log.onEvent((event) => (context.isJson ? context.out.json(event, 'line') : showEvent(context.out, event)));
    await new Promise((resolve) => context.signal.addEventListener('abort', resolve, { once: true }));
    await close();
    return EXIT.interrupted;
  },
});

/**
 * @param {{ webhook?: string, profile?: string, callee?: string, calls?: string, seed?: string, 'app-id'?: string, tenant?: string, 'time-scale'?: string }} values
 * @param {Context} context
 */
export async function readGraphOptions(values, context) {
  const { webhook, profile = 'complete', callee, calls, seed, 'app-id': appId, tenant: tenantId } = values;
  for (const [name, id] of [
    ['--app-id', appId],
    ['--tenant', tenantId],
  ]) {
    if (id !== undefined && !isGuid(id))
      throw new CommandError('invalidValue', `${name} is invalid: expected a GUID, found "${id}"`);
  }
  return {
    profile: readProfile(profile),
    callee: /** @type {CalleeBehaviour | undefined} */ (callee),
    webhook: webhook === undefined ? undefined : readWebhook(webhook, '--webhook'),
    calls: calls === undefined ? undefined : readCalls(await readText(calls, context), calls),
    timeScale: readTimeScale(values['time-scale']),
    ...{ appId, tenantId, seed },
  };
}

/**
 * @param {string} text
 * @param {string} file
 * @returns {(string | SimulatedCall)[]}
 */
function readCalls(text, file) {
  const expected = 'expected a JSON array such as ["341a0500-d4bf-4224-8b19-1581168d328b"]';
  let calls;
  try {
    calls = JSON.parse(text);
  } catch (error) {
    throw new CommandError('invalidFile', `${file} is not JSON: ${/** @type {Error} */ (error).message}`, {
      hint: expected,
    });
  }
  if (!Array.isArray(calls)) throw new CommandError('invalidFile', `${file} is invalid: ${expected}`);
  const wrong = calls.findIndex((call) => !isGuid(typeof call === 'string' ? call : call?.id));
  if (wrong >= 0) throw new CommandError('invalidFile', `${file} is invalid: the id of entry ${wrong} is not a GUID`);
  return calls;
}

/**
 * Writes the addresses that the app needs.
 * @param {string} url
 * @param {{ webhook: string | undefined, certificate: string | undefined }} given
 * @param {Context} context
 */
function announce(url, { webhook, certificate }, { out, isJson }) {
  const addresses = {
    graph: `${url}/v1.0`,
    token: `${url}/{tenant}/oauth2/v2.0/token`,
    discovery: url + DISCOVERY_PATH,
    page: `${url}/`,
    ...(webhook !== undefined && { webhook }),
    ...(certificate !== undefined && { certificate }),
  };
  if (isJson) return out.json({ kind: 'ready', ...addresses }, 'line');
  const { bold, dim } = out.style;
  out.line(`${bold('Local Graph')} ${dim('ends with Ctrl-C')}`);
  for (const [name, address] of Object.entries(addresses)) out.line(`  ${dim(name.padEnd(12))}${address}`);
  if (webhook === undefined)
    out.line(`  ${dim('webhook'.padEnd(12))}${dim('none: notifications are shown, not posted')}`);
  if (certificate !== undefined) {
    out.line(
      dim(
        `  Your app trusts it with NODE_EXTRA_CA_CERTS=${certificate} (Node) or SSL_CERT_FILE=${certificate} (Python).`,
      ),
    );
  }
  out.line();
}
