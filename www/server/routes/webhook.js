// @ts-check
import { toPlainHandler } from 'graph-call-transfer/webhook';
import { distinctCallIds } from '../../calls/call-ids.js';
import { LEGACY } from '../../protocol/rejections.js';
import { errorBody, handleError } from '../errors.js';
import { drainOnClose } from './drain.js';

/** @import { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify' */
/** @import { NotificationBatch } from 'graph-call-transfer' */
/** @import { PlainRequest, PlainResponse, Webhook } from 'graph-call-transfer/webhook' */
/** @import { DeliveryRejected } from '../../protocol/events.js' */
/** @import { Hub } from '../relay/hub.js' */

/** @typedef {Pick<DeliveryRejected, 'status' | 'code' | 'message' | 'hint'>} Rejection */

/** In bytes; a roster of 200 participants has about 200 KiB. */
const BODY_LIMIT = 1024 * 1024;

/** @type {Rejection} */
const TOO_LARGE = { status: 413, code: 'bodyTooLarge', message: 'The body is larger than 1 MiB.' };

/** The time for pending deliveries when the server closes, in milliseconds: Graph may not repeat an interrupted one. */
const DRAIN_TIMEOUT_MS = 1000;

/**
 * The receiver of notifications.
 *
 * @typedef {object} WebhookService
 * @property {Webhook} handle verifies and stores a delivery, and responds to it
 * @property {((authorization: string) => Promise<unknown>) | undefined} [verify] rejects when `handle` would reject the token; without
 *   it the body of every request is read
 * @property {((rejection: Rejection) => void) | undefined} [onRejected] is notified of the rejections that `handle` does not report: of
 *   deliveries that are too large, or of the old protocol
 */

/**
 * Serves `POST /webhook`, to which Graph delivers its notifications.
 *
 * @param {FastifyInstance} app a scope of its own: no body is parsed in it
 */
export async function serveWebhook(app) {
  const { verify = async () => {}, onRejected = () => {} } = app.webhook;
  const handle = toPlainHandler(app.webhook.handle);

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((/** @type {FastifyError} */ error, request, reply) => {
    if (error.statusCode !== TOO_LARGE.status) return handleError(error, request, reply);
    onRejected(TOO_LARGE);
    reply.code(TOO_LARGE.status).send(errorBody(TOO_LARGE.code, TOO_LARGE.message));
  });
  drainOnClose(app, DRAIN_TIMEOUT_MS);

  // The body is read only after its token was verified.
  app.addHook('onRequest', async (request, reply) => {
    // Of several headers this is the first one; the handler receives all of them, and rejects them.
    const { authorization } = request.headers;
    if (authorization === undefined) return sendPlain(reply, await handle(toPlainRequest(request)));
    try {
      await verify(authorization);
    } catch {
      return rejectToken(request, reply);
    }
  });
  app.post('/webhook', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const response = await handle(toPlainRequest(request, /** @type {Buffer | undefined} */ (request.body)));
    if (response.status === LEGACY.status) onRejected(LEGACY);
    return sendPlain(reply, response);
  });

  /**
   * Sends the handler's response to an invalid token.
   *
   * @param {FastifyRequest} request
   * @param {FastifyReply} reply
   */
  async function rejectToken(request, reply) {
    let isRead = false;
    const unread = new ReadableStream(
      {
        pull(controller) {
          isRead = true;
          controller.error(new Error('The body was not read.'));
        },
      },
      { highWaterMark: 0 },
    );
    const response = await handle(toPlainRequest(request, unread));
    if (!isRead) return sendPlain(reply, response);
    // The signing keys were loaded between the two checks: the token is valid now.
    const message = 'The token could not be verified at first. Retry the delivery.';
    return reply.code(503).header('Retry-After', '1').send(errorBody('keysUnavailable', message));
  }
}

/**
 * @param {FastifyReply} reply
 * @param {PlainResponse} response
 */
function sendPlain(reply, { status, headers, body }) {
  reply.code(status);
  for (const [name, value] of headers) reply.header(name, value);
  return reply.send(body);
}

/**
 * Creates the `store` function of a webhook, which appends a batch to the log.
 *
 * @param {Pick<Hub, 'append'>} sink
 * @returns {(batch: NotificationBatch, delivery: { body: Uint8Array | string, deliveryId?: string, receivedAt: number }) => Promise<void>}
 *   rejects while the log is unavailable, so that the sender retries
 */
export function createBatchStore(sink) {
  return async (batch, { body, deliveryId, receivedAt }) => {
    if (batch.kind !== 'graph') return;
    await sink.append({
      kind: 'notifications',
      at: receivedAt,
      ...(deliveryId !== undefined && { deliveryId }),
      callIds: distinctCallIds(batch.notifications),
      body: typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString(),
    });
  };
}

/**
 * @param {FastifyRequest} request
 * @param {PlainRequest['body']} [body]
 * @returns {PlainRequest}
 */
function toPlainRequest({ method, raw: { url = '/', rawHeaders } }, body) {
  /** @type {[string, string][]} */
  const headers = [];
  // A repeated header stays repeated: one of several tokens must not be chosen.
  for (let at = 0; at < rawHeaders.length; at += 2) headers.push([rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '']);
  return { method, url, headers, body };
}
