// @ts-check
import { errorBody, handleError } from '../errors.js';
import { callKey } from '../relay/call-key.js';

/** @import { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify' */
/** @import { NotificationBatch } from 'graph-call-transfer' */
/** @import { Hub } from '../relay/hub.js' */

/** In bytes; a roster of 200 has about 200 KiB. */
const BODY_LIMIT = 1024 * 1024;

/**
 * Serves `POST /api/webhook`, where Graph sends its notifications to.
 *
 * @param {FastifyInstance} app a context of its own: no body is parsed in it
 * @param {{ webhook: (request: Request) => Promise<Response> }} options the handler that verifies, stores and answers
 */
export async function serveWebhook(app, { webhook }) {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setErrorHandler(answerError);

  // The body of a stranger who shows no token is not read at all.
  app.addHook('onRequest', async (request, reply) => {
    if (request.headers.authorization === undefined) return hand(request, reply);
  });
  app.post('/webhook', { bodyLimit: BODY_LIMIT }, hand);

  /**
   * @param {FastifyRequest} request
   * @param {FastifyReply} reply
   */
  async function hand(request, reply) {
    const response = await webhook(requestOf(request));
    reply.code(response.status);
    for (const [name, value] of response.headers) reply.header(name, value);
    return reply.send(response.body === null ? null : Buffer.from(await response.arrayBuffer()));
  }
}

/**
 * Makes what a webhook does with a batch: it becomes an event of the log.
 *
 * @param {Pick<Hub, 'append'>} hub
 * @returns {(batch: NotificationBatch, delivery: { body: Uint8Array | string, deliveryId?: string, receivedAt: number }) => Promise<void>}
 *   rejects when the log is away, so that the sender tries again
 */
export function storeIn(hub) {
  return async (batch, { body, deliveryId, receivedAt }) => {
    if (batch.kind !== 'graph') return;
    await hub.append({
      kind: 'notifications',
      at: receivedAt,
      ...(deliveryId !== undefined && { deliveryId }),
      callIds: callIdsOf(batch.notifications),
      body: typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString(),
    });
  };
}

/** @param {readonly { callId?: string }[]} notifications */
function callIdsOf(notifications) {
  /** @type {Map<string, string>} */
  const ids = new Map();
  for (const { callId } of notifications) {
    if (callId !== undefined && !ids.has(callKey(callId))) ids.set(callKey(callId), callId);
  }
  return [...ids.values()];
}

/** @param {FastifyRequest} request */
function requestOf({ method, raw, body }) {
  const headers = new Headers();
  // A header that came twice stays two: of several tokens none is to be chosen.
  for (let at = 0; at < raw.rawHeaders.length; at += 2) {
    headers.append(raw.rawHeaders[at] ?? '', raw.rawHeaders[at + 1] ?? '');
  }
  const bytes = /** @type {Buffer<ArrayBuffer> | undefined} */ (body);
  return new Request(new URL(raw.url ?? '/', 'https://webhook.invalid'), { method, headers, body: bytes ?? null });
}

/**
 * @param {FastifyError} error
 * @param {FastifyRequest} request
 * @param {FastifyReply} reply
 */
function answerError(error, request, reply) {
  if (error.statusCode !== 413) return handleError(error, request, reply);
  reply.code(413).send(errorBody('bodyTooLarge', 'The body is larger than 1 MiB.'));
}
