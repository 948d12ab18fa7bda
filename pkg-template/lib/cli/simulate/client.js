// @ts-check
/** Uses the local Graph that runs on this machine, or starts one for the time of a command. */

import { Readable } from 'node:stream';
import { CommandError } from '../exit.js';
import { OWN_PATH } from './addresses.js';
import { createLocalGraph } from './graph.js';
import { serveGraph } from './server.js';

/** @import { Context } from '../command.js' */
/** @import { LocalGraphOptions } from './graph.js' */

/**
 * A line of a stream: an event of a delivery, or the outcome.
 * @typedef {any} Line
 */

/**
 * @typedef {object} Client
 * @property {string} url
 * @property {boolean} isOwn whether it runs only for this command
 * @property {(path: string, body: object) => AsyncGenerator<Line>} request
 * @property {() => Promise<void>} close
 */

/**
 * @param {{ port: number, options: LocalGraphOptions, mayStart: boolean }} wanted
 * @param {Context} context
 * @returns {Promise<Client>}
 * @throws {CommandError} if none runs and none may be started
 */
export async function connectGraph({ port, options, mayStart }, { signal }) {
  const running = `http://127.0.0.1:${port}`;
  const found = await stateOf(running);
  if (found) return { url: running, isOwn: false, request: requester(running, signal), close: async () => {} };
  if (!mayStart) {
    throw new CommandError('notRunning', `no local Graph runs on port ${port}`, {
      hint: 'Start it in another terminal: graph-call-transfer simulate --webhook URL. Or name the webhook here: --webhook URL',
    });
  }
  // On the same port, so that the webhook finds the keys where it looks for them.
  const { url, close } = await serveGraph(await createLocalGraph(options), { host: '127.0.0.1', port });
  return { url, isOwn: true, request: requester(url, signal), close };
}

/** @param {string} url */
async function stateOf(url) {
  try {
    const response = await fetch(`${url}${OWN_PATH}state`);
    if (response.ok) return await response.json();
  } catch {
    return undefined;
  }
  throw new CommandError('notRunning', `${url} is not a local Graph of this program`, {
    hint: 'Choose another port with --port.',
  });
}

/**
 * @param {string} url
 * @param {AbortSignal} signal
 */
function requester(url, signal) {
  /**
   * @param {string} path
   * @param {object} body
   * @returns {AsyncGenerator<Line>}
   */
  return async function* request(path, body) {
    const response = await fetch(`${url}${OWN_PATH}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal,
    }).catch((error) => {
      if (signal.aborted) throw error;
      throw new CommandError('notRunning', `the local Graph at ${url} does not respond`);
    });
    if (!response.ok) throw new CommandError('refused', (await response.json()).error.message);
    let rest = '';
    const texts = response.body ? Readable.fromWeb(/** @type {any} */ (response.body)).setEncoding('utf8') : [];
    for await (const text of texts) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield JSON.parse(line);
    }
  };
}
