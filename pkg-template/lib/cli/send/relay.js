// @ts-check
/** The notifications of a call, by way of a relay of the console: it is the webhook of the app, and streams what it receives. */

import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError } from '../exit.js';
import { unusable } from '../input.js';
import { readMessages } from './event-stream.js';

/** @import { TransferTracker } from 'graph-call-transfer' */
/** @import { Context } from '../command.js' */
/** @import { Message } from './event-stream.js' */

/** The variable of the relay itself; with `_FILE` at its end, the file of the secret. */
export const SECRET_VARIABLE = 'GRAPH_CALL_TRANSFER_OPERATOR_SECRET';
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;
/** The relay sends a heartbeat every 15 seconds. */
const MAX_SILENCE_MS = 40_000;
const RETRY_MS = 1000;

/**
 * Reads the address of a relay.
 * @param {string} text
 * @returns {string} its origin
 */
export function readRelay(text) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (!url || !isWeb || url.pathname !== '/' || url.search !== '' || url.username !== '' || url.password !== '') {
    const message = '--relay is invalid: expected the address of a console such as https://console.example.com';
    throw new CommandError('invalidValue', message);
  }
  // Everybody on the way could read the secret, and the session.
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
    throw new CommandError('invalidValue', '--relay is invalid: expected https, or http on this machine');
  }
  return url.origin;
}

/**
 * A relay, and the calls to follow there.
 *
 * @typedef {object} Relay
 * @property {string} origin
 * @property {readonly string[]} callIds
 * @property {string | undefined} secret
 */

/**
 * Follows calls: resolves when the relay has begun to stream their notifications, which the tracker receives.
 * @param {{ origin: string, callIds: readonly string[] }} wanted
 * @param {TransferTracker} tracker
 * @param {Context} context
 * @returns {Promise<{ close: () => Promise<void> }>}
 * @throws {CommandError} if the relay cannot be used
 */
export async function followAtRelay(wanted, tracker, { env, err, signal }) {
  const relay = { ...wanted, secret: readSecret(env) };
  const closing = new AbortController();
  const ended = AbortSignal.any([signal, closing.signal]);
  const first = await openStream(relay, ended);

  async function follow() {
    for (let stream = first; ; ) {
      const position = await applyAll(stream, tracker);
      for (let isOpen = false; !isOpen; ) {
        await sleep(RETRY_MS, undefined, { signal: ended });
        try {
          // What arrived meanwhile is in the log of the relay, behind the position.
          stream = await openStream(relay, ended, position);
          isOpen = true;
        } catch (error) {
          if (ended.aborted) throw error;
          err.line(
            err.style.yellow(`${/** @type {Error} */ (error).message}. The transfer continues; connecting again.`),
          );
        }
      }
    }
  }
  // It ends only with the signal: the wait for the outcome has a limit of its own.
  const following = follow().catch(() => {});
  return {
    async close() {
      closing.abort();
      await following;
    },
  };
}

/** @param {Context['env']} env */
function readSecret(env) {
  const file = env[`${SECRET_VARIABLE}_FILE`];
  if (!file) return env[SECRET_VARIABLE] || undefined;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw unusable(file, error);
  }
}

/** @param {{ mode: string, logReachable: boolean }} hello */
function assertUsable({ mode, logReachable }) {
  if (!logReachable) throw unusableRelay('the relay cannot reach its log, and takes no notification');
  if (mode === 'simulated') {
    const hint = 'Start the console with --app-id, or wait with --listen.';
    throw unusableRelay('the relay has a simulated Graph: no notification of another one reaches it', hint);
  }
}

/**
 * An open stream.
 *
 * @typedef {object} Stream
 * @property {string | undefined} position of the last event
 * @property {AsyncGenerator<Message>} messages those after the first one
 */

/**
 * Signs in, and opens the stream of the calls.
 * @param {Relay} relay
 * @param {AbortSignal} signal
 * @param {string} [position] of the last event
 * @returns {Promise<Stream>}
 */
async function openStream(relay, signal, position) {
  const cookie = await signIn(relay, signal);
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), MAX_SILENCE_MS);
  const query = new URLSearchParams(relay.callIds.map((id) => ['callId', id]));
  const headers = {
    Accept: 'text/event-stream',
    Cookie: cookie,
    ...(position !== undefined && { 'Last-Event-ID': position }),
  };
  const response = await ask(`${relay.origin}/api/events?${query}`, {
    headers,
    signal: AbortSignal.any([signal, silence.signal]),
  });
  const isStream = /^text\/event-stream\b/.test(response.headers.get('content-type') ?? '');
  if (response.status !== 200 || !isStream || !response.body) {
    clearTimeout(timer);
    await response.body?.cancel();
    throw unusableRelay(`the relay refused the stream of its notifications: ${response.status}`);
  }
  const messages = readMessages(watched(response.body, timer));
  try {
    return { position: (await readHello(messages)) ?? position, messages };
  } catch (error) {
    // An open stream would keep the program running.
    await messages.return(undefined);
    throw error;
  }
}

/**
 * Reads the messages up to the first one of every stream.
 * @param {AsyncGenerator<Message>} messages
 * @returns {Promise<string | undefined>} its position
 * @throws {CommandError} if the relay takes no notification of the real Graph
 */
async function readHello(messages) {
  for (;;) {
    const { value, done } = await messages.next();
    if (done) throw unusableRelay('the relay ended the stream of its notifications');
    if (value.event === 'hello') {
      assertUsable(JSON.parse(value.data));
      return value.id;
    }
    // While its log is out of reach, the relay sends this first.
    if (value.event === 'log') assertUsable({ mode: 'live', logReachable: JSON.parse(value.data).reachable });
  }
}

/**
 * Ends the wait for a relay that is silent: the timer starts again with each part.
 * @param {ReadableStream<Uint8Array>} body
 * @param {NodeJS.Timeout} timer
 */
async function* watched(body, timer) {
  try {
    for await (const bytes of /** @type {AsyncIterable<Uint8Array>} */ (/** @type {unknown} */ (body))) {
      timer.refresh();
      yield bytes;
    }
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Applies the messages of a stream until it ends.
 * @param {Stream} stream
 * @param {TransferTracker} tracker
 * @returns {Promise<string | undefined>} the position of the last event
 */
async function applyAll(stream, tracker) {
  let { position } = stream;
  try {
    for await (const { event, data, id } of stream.messages) {
      if (event === 'notifications') tracker.apply(JSON.parse(data).body);
      // The log of the relay no longer reaches back to the position.
      if (event === 'resync') tracker.load(JSON.parse(data).snapshot);
      position = id ?? position;
    }
  } catch {
    // The connection broke, and another one follows.
  }
  return position;
}

/**
 * Signs in as an operator.
 * @param {Relay} relay
 * @param {AbortSignal} signal
 * @returns {Promise<string>} the cookie of the session
 */
async function signIn({ origin, secret }, signal) {
  if (secret !== undefined) {
    const body = new URLSearchParams({ secret, name: 'graph-call-transfer send' });
    const response = await ask(`${origin}/login`, { method: 'POST', body, signal });
    await response.body?.cancel();
    const cookie = cookieOf(response);
    if (cookie !== undefined) return cookie;
    if (response.status === 401) throw unusableRelay('the relay refused the operator secret');
    if (response.status !== 404) throw unusableRelay(`the relay refused the sign-in: ${response.status}`);
    // A relay without a public address has no sign-in.
  }
  const response = await ask(`${origin}/`, { signal });
  await response.body?.cancel();
  const cookie = cookieOf(response);
  if (cookie !== undefined) return cookie;
  if (response.status !== 401) throw unusableRelay('the address is not that of a console');
  const hint = `Set the environment variable ${SECRET_VARIABLE}, or ${SECRET_VARIABLE}_FILE to the file of the secret.`;
  throw unusableRelay('the relay requires the operator secret', hint);
}

/** @param {Response} response */
function cookieOf({ headers }) {
  const pairs = headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  return pairs.find((pair) => /^(?:__Host-)?operator(?:-\d+)?=./.test(pair));
}

/**
 * Sends a request. A redirect is not followed: it could lead the secret elsewhere.
 * @param {string} url
 * @param {RequestInit & { signal: AbortSignal }} init
 */
async function ask(url, init) {
  try {
    return await fetch(url, { redirect: 'manual', ...init });
  } catch (error) {
    if (/** @type {Error} */ (error).name === 'AbortError' && init.signal.aborted)
      throw unusableRelay('the relay does not respond');
    const { cause, message } = /** @type {Error} */ (error);
    const reason = /** @type {NodeJS.ErrnoException | undefined} */ (cause)?.code ?? message;
    throw unusableRelay(`the relay cannot be reached: ${reason}`);
  }
}

/**
 * @param {string} message
 * @param {string} [hint]
 */
function unusableRelay(message, hint) {
  return new CommandError('relayUnusable', message, { hint });
}
