// @ts-check
import fastifySse from '@fastify/sse';
import { HEARTBEAT_MS } from '../../protocol/heartbeat.js';
import { errorBody } from '../errors.js';
import { isPosition } from '../log/positions.js';
import { messageOfNotice, retryAfter } from '../relay/message.js';
import { startReading } from '../relay/reading.js';
import { openStream } from './open-stream.js';

/** @import { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify' */
/** @import { Hub } from '../relay/hub.js' */
/** @import { Wish } from '../relay/reading.js' */

/** The module is the plugin, which its types do not know. */
const sse = /** @type {import('fastify').FastifyPluginAsync<import('@fastify/sse').SSEPluginOptions>} */ (
  /** @type {unknown} */ (fastifySse)
);

const MOST_CALL_IDS = 50;
const LONGEST_ID = 128;
const MOST_STREAMS = 1000;
const MOST_STREAMS_OF_CLIENT = 32;
/** Of one stream, in milliseconds: a day is more than a session lasts. */
const LONGEST_STAY = 24 * 60 * 60 * 1000;
/** With some chance in it, so that not all browsers come back at the same time. */
const RETRY = /** @type {const} */ ([2500, 4500]);
const RETRY_AFTER_BYE = /** @type {const} */ ([300, 1000]);

/**
 * @typedef {object} EventsOptions
 * @property {Hub} hub
 * @property {(request: FastifyRequest) => string} [clientOf] tells clients apart, by default by address; a session does better
 * @property {(request: FastifyRequest) => number} [endsAt] when a stream ends at the latest, in milliseconds since 1970; its browser
 *   comes back, and is recognized or refused. Whoever signs out keeps the streams that are open until then. By default after a day
 * @property {number} [mostStreams] in all, 1,000 by default
 * @property {number} [mostStreamsOfClient] 32 by default; a browser opens 6
 * @property {number} [patience] how long a client may take nothing, in milliseconds; 10,000 by default
 * @property {number} [heartbeat] how often every stream tells that it lives, in milliseconds; 15,000 by default
 * @property {readonly [number, number]} [retry] the least and the most that a browser waits before it comes back, in milliseconds;
 *   2,500 to 4,500 by default
 * @property {StreamWatch} [watch] is told what becomes of streams, for the metrics
 */

/**
 * @typedef {object} StreamWatch
 * @property {() => void} opened
 * @property {() => void} closed
 * @property {() => void} dropped a client was too slow
 * @property {(source: 'tape' | 'log' | 'snapshot') => void} replayed where a reader got from what it had missed
 */

/** @type {StreamWatch} */
const NOBODY = { opened() {}, closed() {}, dropped() {}, replayed() {} };

/**
 * Serves `GET /api/events`: everything that happens, as server-sent events. `?callId=`, repeatable, chooses calls; `?after=` says
 * where the reader stands until it comes back with `Last-Event-ID`.
 *
 * @param {FastifyInstance} app
 * @param {EventsOptions} options
 */
export async function serveEvents(app, options) {
  const {
    hub,
    clientOf = ({ ip }) => ip,
    endsAt = () => Number.POSITIVE_INFINITY,
    patience,
    retry = RETRY,
    watch = NOBODY,
  } = options;
  const {
    mostStreams = MOST_STREAMS,
    mostStreamsOfClient = MOST_STREAMS_OF_CLIENT,
    heartbeat = HEARTBEAT_MS,
  } = options;
  /** @type {Map<ReturnType<typeof openStream>, string>} each with its client */
  const streams = new Map();

  // Comments, as the plugin would write them, are not seen by the readers in browsers.
  await app.register(sse, { heartbeatInterval: 0 });
  const beats = setInterval(() => {
    const { bytes } = messageOfNotice({ kind: 'beat', at: hub.now() });
    for (const stream of streams.keys()) stream.write(bytes);
  }, heartbeat).unref();
  app.addHook('onClose', async () => clearInterval(beats));

  /**
   * @param {ReturnType<typeof openStream>} stream
   * @param {import('../../protocol/events.js').Bye['why']} why
   */
  function end(stream, why) {
    const bye = messageOfNotice({ kind: 'bye', at: hub.now(), why });
    return stream.end(Buffer.concat([retryAfter(between(RETRY_AFTER_BYE)), bye.bytes]));
  }

  // Fastify waits for open answers before it closes; a stream has no end of its own.
  app.addHook('preClose', async () => {
    await Promise.all([...streams.keys()].map((stream) => end(stream, 'shutdown')));
  });

  app.get('/events', { sse: 'only' }, async (request, reply) => {
    const client = clientOf(request);
    const ofClient = [...streams.values()].filter((each) => each === client).length;
    if (streams.size >= mostStreams || ofClient >= mostStreamsOfClient)
      return refuse(reply, streams.size >= mostStreams);
    const wish = readWish(request);
    if ('message' in wish) return reply.code(400).send(errorBody('badRequest', wish.message));

    reply.header('Cache-Control', 'no-store');
    const stream = openStream(reply, { onDropped: watch.dropped, ...(patience !== undefined && { patience }) });
    streams.set(stream, client);
    watch.opened();
    const stay = Math.min(endsAt(request) - Date.now(), LONGEST_STAY);
    const timer = setTimeout(() => end(stream, 'sessionOver'), stay);
    stream.onClose(() => {
      clearTimeout(timer);
      streams.delete(stream);
      watch.closed();
    });
    stream.write(retryAfter(between(retry)));
    // Without the log nothing that was missed can be read: the reader comes back.
    startReading(hub, stream, { ...wish, onReplay: watch.replayed }).catch(() => stream.drop());
  });
}

/**
 * @param {FastifyReply} reply
 * @param {boolean} isFull
 */
function refuse(reply, isFull) {
  reply.header('Retry-After', '10');
  return isFull
    ? reply.code(503).send(errorBody('tooManyStreams', 'All streams of this server are taken. Try again later.'))
    : reply
        .code(429)
        .send(errorBody('tooManyStreams', 'This client has too many streams open. Close some of its pages.'));
}

/**
 * @param {FastifyRequest} request
 * @returns {Wish | { message: string }} or what is wrong with it
 */
function readWish({ query, headers }) {
  const { after, callId = [] } = /** @type {Record<string, unknown>} */ (query);
  const callIds = [callId].flat();
  const isCallId = (/** @type {unknown} */ id) => typeof id === 'string' && id !== '' && id.length <= LONGEST_ID;
  if (callIds.length > MOST_CALL_IDS || !callIds.every(isCallId)) {
    return { message: `callId: expected at most ${MOST_CALL_IDS} ids of at most ${LONGEST_ID} characters.` };
  }
  if (after !== undefined && !isPosition(after)) {
    return { message: 'after: expected the id of an event, {milliseconds}-{number}, or a time as {milliseconds}-0.' };
  }
  const place = lastEventIdOf(headers) ?? after;
  return {
    ...(place !== undefined && { after: place }),
    ...(callIds.length > 0 && { callIds: /** @type {string[]} */ (callIds) }),
  };
}

/**
 * @param {FastifyRequest['headers']} headers
 * @returns {string | undefined} a place; an id that is none is one that no log reaches back to
 */
function lastEventIdOf({ 'last-event-id': id }) {
  if (id === undefined || id === '') return undefined;
  return isPosition(id) ? id : '0-0';
}

/** @param {readonly [number, number]} limits */
function between([least, most]) {
  return least + Math.random() * (most - least);
}
