// @ts-check
import fastifySse from '@fastify/sse';
import Type from 'typebox';
import { HEARTBEAT_MS } from '../../protocol/heartbeat.js';
import { errorBody } from '../errors.js';
import { isPosition, START } from '../log/positions.js';
import { formatNotice, formatRetry } from '../relay/message.js';
import { subscribe } from '../relay/subscription.js';
import { openEventStream } from './event-stream.js';

/** @import { TypeBoxTypeProvider } from '@fastify/type-provider-typebox' */
/** @import { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify' */
/** @import { SubscriptionOptions } from '../relay/subscription.js' */

/** The plugin is the module itself, other than its types declare. */
const sse = /** @type {import('fastify').FastifyPluginAsync<import('@fastify/sse').SSEPluginOptions>} */ (
  /** @type {unknown} */ (fastifySse)
);

const MAX_CALL_IDS = 50;
const MAX_ID_LENGTH = 128;
const MAX_STREAMS = 1000;
const MAX_STREAMS_PER_CLIENT = 32;
/** The maximum duration of a stream, in milliseconds: a day is longer than a session. */
const MAX_DURATION_MS = 24 * 60 * 60 * 1000;
/** The range of a random delay, so that the browsers do not all reconnect at the same time. */
const RETRY_MS = /** @type {const} */ ([2500, 4500]);
const RETRY_AFTER_CLOSING_MS = /** @type {const} */ ([300, 1000]);

const idSchema = Type.String({ minLength: 1, maxLength: MAX_ID_LENGTH });
const schema = {
  querystring: Type.Object({
    after: Type.Optional(
      Type.String({
        pattern: '^\\d{1,15}-\\d{1,15}$',
        description: 'the id of an event, {milliseconds}-{number}, or a time as {milliseconds}-0',
      }),
    ),
    callId: Type.Optional(
      Type.Union([idSchema, Type.Array(idSchema, { maxItems: MAX_CALL_IDS })], {
        description: `at most ${MAX_CALL_IDS} ids of 1 to ${MAX_ID_LENGTH} characters`,
      }),
    ),
  }),
};

/**
 * @typedef {object} EventsOptions
 * @property {(request: FastifyRequest) => string} [clientOf] returns what distinguishes a client; defaults to its address
 * @property {(request: FastifyRequest) => number} [endsAt] returns the time at which a stream is closed at the latest, in milliseconds
 *   since 1970; its browser reconnects, and its session is checked. Signing out does not close a stream. Defaults to a day
 * @property {number} [maxStreams] defaults to 1,000
 * @property {number} [maxStreamsPerClient] defaults to 32; a browser opens 6
 * @property {number} [writeTimeoutMs] the time in which a client must accept data; defaults to 10,000
 * @property {number} [heartbeatMs] the interval of the heartbeats; defaults to 15,000
 * @property {readonly [number, number]} [retryMs] the minimum and maximum delay before a browser reconnects; defaults to 2,500 and
 *   4,500
 * @property {StreamObserver} [observer] is notified of changes of streams, for the metrics
 */

/**
 * @typedef {object} StreamObserver
 * @property {() => void} opened
 * @property {() => void} closed
 * @property {() => void} dropped a client was too slow
 * @property {(source: 'buffer' | 'log' | 'snapshot') => void} replayed a client received its missed events from this source
 */

/** @type {StreamObserver} */
const NO_OBSERVER = { opened() {}, closed() {}, dropped() {}, replayed() {} };

/**
 * Serves `GET /events`: all events, as server-sent events. `?callId=`, repeatable, selects calls; `?after=` is the client's
 * position, until it reconnects with `Last-Event-ID`.
 *
 * @param {FastifyInstance} app
 * @param {EventsOptions} [options]
 */
export async function serveEvents(app, options = {}) {
  const { hub } = app;
  const {
    clientOf = ({ ip }) => ip,
    endsAt = () => Number.POSITIVE_INFINITY,
    writeTimeoutMs,
    retryMs = RETRY_MS,
    observer = NO_OBSERVER,
    maxStreams = MAX_STREAMS,
    maxStreamsPerClient = MAX_STREAMS_PER_CLIENT,
    heartbeatMs = HEARTBEAT_MS,
  } = options;
  /** @type {Map<ReturnType<typeof openEventStream>, string>} the open streams, each with its client */
  const streams = new Map();

  // The plugin's heartbeats are comments, which scripts in a browser do not receive.
  await app.register(sse, { heartbeatInterval: 0 });
  const heartbeats = setInterval(() => {
    const { bytes } = formatNotice({ kind: 'heartbeat', at: hub.now() });
    for (const stream of streams.keys()) stream.write(bytes);
  }, heartbeatMs).unref();
  app.addHook('onClose', async () => clearInterval(heartbeats));

  /**
   * @param {ReturnType<typeof openEventStream>} stream
   * @param {import('../../protocol/events.js').Closing['reason']} reason
   */
  function end(stream, reason) {
    const closing = formatNotice({ kind: 'closing', at: hub.now(), reason });
    return stream.end(Buffer.concat([formatRetry(randomBetween(RETRY_AFTER_CLOSING_MS)), closing.bytes]));
  }

  // Fastify waits for pending responses before it closes; a stream does not end by itself.
  app.addHook('preClose', async () => {
    await Promise.all([...streams.keys()].map((stream) => end(stream, 'shutdown')));
  });

  /** @type {FastifyInstance<any, any, any, any, TypeBoxTypeProvider>} */
  const typed = app.withTypeProvider();
  typed.get('/events', { sse: 'only', schema }, async (request, reply) => {
    const client = clientOf(request);
    const ofClient = [...streams.values()].filter((each) => each === client).length;
    if (streams.size >= maxStreams)
      return refuseStream(reply, 503, 'The server has too many open streams. Retry later.');
    if (ofClient >= maxStreamsPerClient) {
      return refuseStream(reply, 429, 'The client has too many open streams. Close some of its pages.');
    }

    reply.header('Cache-Control', 'no-store');
    const stream = openEventStream(reply, {
      onDropped: observer.dropped,
      ...(writeTimeoutMs !== undefined && { writeTimeoutMs }),
    });
    streams.set(stream, client);
    observer.opened();
    const duration = Math.min(endsAt(request) - Date.now(), MAX_DURATION_MS);
    const timer = setTimeout(() => end(stream, 'sessionCheck'), duration);
    stream.onClose(() => {
      clearTimeout(timer);
      streams.delete(stream);
      observer.closed();
    });
    stream.write(formatRetry(randomBetween(retryMs)));
    // While the log is unavailable the missed events cannot be read: the client reconnects.
    const options = { ...readSubscription(request.query, request.headers), onReplay: observer.replayed };
    subscribe(hub, stream, options).catch(() => stream.drop());
  });
}

/**
 * @param {FastifyReply} reply
 * @param {number} status
 * @param {string} message
 */
function refuseStream(reply, status, message) {
  return reply.code(status).header('Retry-After', '10').send(errorBody('tooManyStreams', message));
}

/**
 * @param {{ after?: string, callId?: string | string[] }} query
 * @param {FastifyRequest['headers']} headers
 * @returns {SubscriptionOptions}
 */
function readSubscription({ after, callId = [] }, headers) {
  const position = lastEventId(headers) ?? after;
  const callIds = [callId].flat();
  return { ...(position !== undefined && { after: position }), ...(callIds.length > 0 && { callIds }) };
}

/**
 * @param {FastifyRequest['headers']} headers
 * @returns {string | undefined} a position; for an invalid id one to which no log reaches back
 */
function lastEventId({ 'last-event-id': id }) {
  if (id === undefined || id === '') return undefined;
  return isPosition(id) ? id : START;
}

/** @param {readonly [number, number]} limits */
function randomBetween([min, max]) {
  return min + Math.random() * (max - min);
}
