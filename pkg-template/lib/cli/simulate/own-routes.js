// @ts-check
/** The page of a local Graph, its stream of events, and the requests of `trigger` and `replay`. */

import { readFileSync } from 'node:fs';
import { profiles } from 'graph-call-transfer/simulator';
import { OWN_PATH } from './addresses.js';
import { createScenario, SCENARIOS } from './scenarios.js';

/** @import { SimulatedScenario } from 'graph-call-transfer/simulator' */
/** @import { DeliveryEvent, GraphEvent } from './events.js' */
/** @import { LocalGraph } from './graph.js' */

/** @type {Readonly<Record<string, string>>} */
const FILES = { '/': 'index.html', [`${OWN_PATH}page.js`]: 'page.js', [`${OWN_PATH}page.css`]: 'page.css' };
/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};
const HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** @param {LocalGraph} graph */
export function createOwnRoutes(graph) {
  /**
   * @param {Request} request
   * @param {AbortSignal} signal the connection
   * @returns {Promise<Response>}
   */
  return async (request, signal) => {
    const { pathname, hostname, origin } = new URL(request.url);
    // A web page of another origin, or of another name for this machine, can send requests too.
    const from = request.headers.get('origin');
    if (!LOOPBACK.test(hostname) || (from !== null && from !== origin))
      return refuse(403, 'This address is for this machine only.');

    const file = FILES[pathname];
    if (request.method === 'GET' && file !== undefined) return sendFile(file);
    const route = `${request.method} ${pathname.slice(OWN_PATH.length)}`;
    if (route === 'GET events') return streamEvents(graph, signal);
    if (route === 'GET state')
      return Response.json({ profile: graph.profile, profiles, events: graph.log.events }, { headers: HEADERS });
    if (request.method !== 'POST') return refuse(404, 'There is no such page.');
    if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? ''))
      return refuse(415, 'Expected application/json.');
    const body = await request.json().catch(() => undefined);
    if (typeof body !== 'object' || body === null) return refuse(400, 'Expected a JSON object.');
    try {
      if (route === 'POST profile') {
        graph.setProfile(String(body.profile));
        return Response.json({ profile: graph.profile });
      }
      if (route === 'POST trigger') return trigger(graph, body);
      if (route === 'POST deliver') return await deliverOne(graph, body);
    } catch (error) {
      return refuse(400, /** @type {Error} */ (error).message);
    }
    return refuse(404, 'There is no such page.');
  };
}

/** @param {string} name */
function sendFile(name) {
  const content = readFileSync(new URL(`page/${name}`, import.meta.url));
  const type = TYPES[name.split('.').at(-1) ?? ''] ?? '';
  return new Response(new Uint8Array(content), { headers: { ...HEADERS, 'Content-Type': type } });
}

/**
 * @param {number} status
 * @param {string} message
 */
function refuse(status, message) {
  return Response.json({ error: { message } }, { status, headers: HEADERS });
}

/**
 * Streams the events: the known ones first (server-sent events).
 * @param {LocalGraph} graph
 * @param {AbortSignal} signal
 */
function streamEvents({ log }, signal) {
  const encoder = new TextEncoder();
  const body = new ReadableStream({
    start(controller) {
      const send = (/** @type {GraphEvent} */ event) =>
        controller.enqueue(encoder.encode(`id: ${event.id}\ndata: ${JSON.stringify(event)}\n\n`));
      for (const event of log.events) send(event);
      const remove = log.onEvent(send);
      signal.addEventListener('abort', remove, { once: true });
    },
  });
  return new Response(body, { headers: { ...HEADERS, 'Content-Type': 'text/event-stream' } });
}

/**
 * Plays a course, and streams its deliveries as JSON Lines; the last line has the outcome.
 * @param {LocalGraph} graph
 * @param {Record<string, any>} body
 */
function trigger(graph, { profile, scenario = 'blind', callId }) {
  if (!SCENARIOS.includes(scenario)) return refuse(400, `The scenario is unknown: expected ${SCENARIOS.join(', ')}.`);
  const played = createScenario(/** @type {SimulatedScenario} */ (scenario), callId);
  const ended = graph.trigger(String(profile), played);
  return streamLines(graph, played.call.id, async (write) => {
    write({ kind: 'outcome', callId: played.call.id, outcome: await ended });
  });
}

/**
 * Posts one body, and streams its attempts.
 * @param {LocalGraph} graph
 * @param {Record<string, any>} body
 */
async function deliverOne(graph, body) {
  const { url, body: text, callId, deliveryId, isSigned } = body;
  if (typeof url !== 'string' || !URL.canParse(url) || typeof text !== 'string')
    return refuse(400, 'Expected url and body.');
  return streamLines(graph, callId, () =>
    graph.deliver({
      url,
      body: text,
      callId,
      ...(typeof deliveryId === 'string' && { deliveryId }),
      isSigned: isSigned !== false,
    }),
  );
}

/**
 * @param {LocalGraph} graph
 * @param {string} callId
 * @param {(write: (line: object) => void) => Promise<void>} work
 */
function streamLines({ log }, callId, work) {
  const encoder = new TextEncoder();
  let remove = () => {};
  const body = new ReadableStream({
    async start(controller) {
      const write = (/** @type {object} */ line) => controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      remove = log.onEvent((event) => {
        if (event.kind === 'delivery' && /** @type {DeliveryEvent} */ (event).callId === callId) write(event);
      });
      try {
        await work(write);
      } catch (error) {
        write({ kind: 'error', message: /** @type {Error} */ (error).message });
      }
      remove();
      controller.close();
    },
    cancel: () => remove(),
  });
  return new Response(body, { headers: { ...HEADERS, 'Content-Type': 'application/jsonl' } });
}
