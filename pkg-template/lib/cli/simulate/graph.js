// @ts-check
/** A local Graph: the simulators of all profiles with one signing key, the token endpoint, and the deliveries to the webhook. */

import { randomUUID } from 'node:crypto';
import { inspectToken } from 'graph-call-transfer';
import { createSimulator, createSimulatorKey, profiles } from 'graph-call-transfer/simulator';
import { CommandError } from '../exit.js';
import { findNearest } from '../nearest.js';
import { deliver } from './courier.js';
import { createEventLog, limited } from './events.js';
import { respondAsEntra } from './tokens.js';

/** @import { CalleeBehaviour, Delivery, SimulatedCall, SimulatedOutcome, Simulator, SimulatorProfile } from 'graph-call-transfer/simulator' */
/** @import { Attempt } from './courier.js' */
/** @import { Scenario } from './scenarios.js' */

/**
 * @typedef {object} LocalGraphOptions
 * @property {SimulatorProfile} profile
 * @property {CalleeBehaviour | undefined} [callee]
 * @property {string | undefined} webhook
 * @property {readonly (string | SimulatedCall)[] | undefined} calls
 * @property {string | undefined} appId
 * @property {string | undefined} tenantId
 * @property {number} timeScale
 * @property {number | string | undefined} seed
 */

/** @typedef {Awaited<ReturnType<typeof createLocalGraph>>} LocalGraph */

const PROFILE_PREFIX = /^\/profiles\/(\w+)(?=\/)/;
const TOKEN_SECONDS = 3900;

/** @param {LocalGraphOptions} options */
export async function createLocalGraph({ webhook, callee, calls, appId, tenantId, timeScale, seed, ...options }) {
  const key = await createSimulatorKey();
  const log = createEventLog();
  const closing = new AbortController();
  /** @type {Map<SimulatorProfile, Simulator>} */
  const simulators = new Map();
  let { profile } = options;

  /** @param {SimulatorProfile} name */
  function simulatorOf(name) {
    const known = simulators.get(name);
    if (known) return known;
    const simulator = createSimulator({
      ...{ profile: name, key, timeScale, ...(calls && { calls }), ...(appId !== undefined && { appId }) },
      ...(seed !== undefined && { seed }),
      ...(callee !== undefined && { callee }),
      ...(webhook !== undefined && { callbackUri: webhook }),
    });
    simulator.onDelivery((delivery) => post(delivery));
    simulators.set(name, simulator);
    return simulator;
  }

  /** @param {Pick<Delivery, 'callId' | 'url' | 'headers' | 'body'>} delivery */
  async function post({ callId, url, headers, body }) {
    const event = { kind: /** @type {const} */ ('delivery'), callId, body: limited(body) };
    if (webhook === undefined && url.startsWith('https://bot.example/')) {
      log.add({ ...event, at: Date.now() });
      return;
    }
    const onAttempt = (/** @type {Attempt} */ attempt) => log.add({ ...event, at: Date.now(), url, attempt });
    const isTaken = await deliver({ url, headers, body }, { signal: closing.signal, timeScale, onAttempt });
    if (!isTaken) throw new Error('the webhook did not take the delivery');
  }

  /**
   * @param {Request} request
   * @param {AbortSignal} signal
   */
  async function respond(request, signal) {
    const { pathname } = new URL(request.url);
    const [prefix = '', named] = PROFILE_PREFIX.exec(pathname) ?? [];
    const simulator = simulatorOf(named === undefined ? profile : readProfile(named));
    const { issueToken } = simulator;
    const entra = await respondAsEntra(request, { pathname: pathname.slice(prefix.length), issueToken, tenantId });
    return { isToken: entra !== undefined, response: entra ?? (await simulator.fetch(request, { signal })) };
  }

  return {
    log,
    get profile() {
      return profile;
    },
    /** @param {string} name */
    setProfile(name) {
      profile = readProfile(name);
    },

    /**
     * Responds to a request of the app, and records both.
     * @param {Request} request
     * @param {AbortSignal} signal the connection
     */
    async fetch(request, signal) {
      const [start, at] = [performance.now(), Date.now()];
      const { pathname, search } = new URL(request.url);
      const sent = request.body ? await request.clone().text() : '';
      const event = { kind: /** @type {const} */ ('request'), at, method: request.method, path: pathname + search };
      const elapsed = () => Math.round(performance.now() - start);
      try {
        const { response, isToken } = await respond(request, signal);
        const { text, body } = await readBody(response);
        const received = isToken ? '' : text;
        log.add({
          ...event,
          ...(sent !== '' && !isToken && { body: limited(sent) }),
          ...(received !== '' && { response: limited(received) }),
          status: response.status,
          elapsedMs: elapsed(),
        });
        return new Response(body, response);
      } catch (error) {
        log.add({ ...event, ...(sent !== '' && { body: limited(sent) }), elapsedMs: elapsed() });
        throw error;
      }
    },

    /**
     * Plays a transfer that the app did not send: an incoming call first, then the notifications of the profile.
     * @param {string} name
     * @param {Scenario} scenario
     * @returns {Promise<SimulatedOutcome | undefined>} the actual outcome, after the last delivery
     */
    async trigger(name, scenario) {
      const simulator = simulatorOf(readProfile(name === 'incoming' ? 'complete' : name));
      simulator.createIncomingCall(scenario.call);
      await simulator.settled();
      if (name === 'incoming') return undefined;
      const url = `http://localhost/v1.0/communications/calls/${scenario.call.id}/transfer`;
      const headers = { Authorization: `Bearer ${simulator.issueToken()}`, 'Content-Type': 'application/json' };
      const response = await simulator.fetch(url, {
        method: 'POST',
        headers,
        body: JSON.stringify(scenario.body),
        signal: closing.signal,
      });
      await response.body?.cancel();
      await simulator.settled();
      return simulator.actualOutcome(scenario.call.id);
    },

    /**
     * Signs and posts a body.
     * @param {{ url: string, body: string, callId?: string, deliveryId?: string, isSigned?: boolean }} delivery
     */
    async deliver({ url, body, callId = '', deliveryId = randomUUID(), isSigned = true }) {
      const now = Math.floor(Date.now() / 1000);
      const defaults = inspectToken(simulatorOf(profile).issueToken());
      const claims = {
        iss: 'https://graph.microsoft.com',
        aud: appId ?? defaults.appId ?? '',
        tid: tenantId ?? defaults.tenantId,
      };
      const token = isSigned && (await key.sign({ ...claims, iat: now, nbf: now, exp: now + TOKEN_SECONDS }));
      const headers = {
        ...(token !== false && { Authorization: `Bearer ${token}` }),
        'Content-Type': 'application/json',
        'User-Agent': 'Microsoft-Skype/3.0,(Calling/1.0)',
        'X-Microsoft-Skype-Message-ID': deliveryId,
      };
      await post({ callId, url, headers, body }).catch(() => {});
    },

    /** Ends all deliveries. */
    close() {
      closing.abort();
      for (const simulator of simulators.values()) simulator.close();
    },
  };
}

/**
 * Reads the body of a response for the log, also one that breaks off.
 * @param {Response} response
 * @returns {Promise<{ text: string, body: ReadableStream | null }>} the body again, which breaks off at the same place
 */
async function readBody({ body }) {
  if (!body) return { text: '', body: null };
  /** @type {Uint8Array[]} */
  const chunks = [];
  /** @type {unknown} */
  let fault;
  try {
    for await (const chunk of /** @type {any} */ (body)) chunks.push(chunk);
  } catch (error) {
    fault = error;
  }
  const bytes = Buffer.concat(chunks);
  let isSent = false;
  const again = new ReadableStream({
    async pull(controller) {
      if (bytes.length > 0 && !isSent) controller.enqueue(new Uint8Array(bytes));
      else if (fault === undefined) controller.close();
      else {
        // An error in the same turn would discard the part before it.
        await new Promise((resolve) => setTimeout(resolve));
        controller.error(fault);
      }
      isSent = true;
    },
  });
  return { text: new TextDecoder().decode(bytes), body: again };
}

/**
 * @param {string} name
 * @returns {SimulatorProfile}
 * @throws {CommandError}
 */
export function readProfile(name) {
  const found = profiles.find((profile) => profile.name === name);
  if (found) return found.name;
  const names = profiles.map((profile) => profile.name);
  const nearest = findNearest(name, names);
  const hint = nearest === undefined ? `The profiles are ${names.join(', ')}.` : `Did you mean ${nearest}?`;
  throw new CommandError('unknownProfile', `unknown profile "${name}"`, { hint });
}
