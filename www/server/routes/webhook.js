// @ts-check
import { toPlainHandler } from 'graph-call-transfer/webhook';
import { callIdsOf } from '../../calls/call-ids.js';
import { LEGACY } from '../../protocol/rejections.js';
import { errorBody, handleError } from '../errors.js';
import { answerBeforeClose } from './under-way.js';

/** @import { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify' */
/** @import { NotificationBatch } from 'graph-call-transfer' */
/** @import { PlainRequest, PlainResponse, Webhook } from 'graph-call-transfer/webhook' */
/** @import { DeliveryRejected } from '../../protocol/events.js' */
/** @import { Hub } from '../relay/hub.js' */

/** @typedef {Pick<DeliveryRejected, 'status' | 'code' | 'message' | 'hint'>} Rejection */

/** In bytes; a roster of 200 has about 200 KiB. */
const BODY_LIMIT = 1024 * 1024;

/** @type {Rejection} */
const TOO_LARGE = { status: 413, code: 'bodyTooLarge', message: 'The body is larger than 1 MiB.' };

/** How long a delivery may take when the server closes, in milliseconds: one that breaks off may never come again. */
const PATIENCE = 1000;

/**
 * What takes notifications.
 *
 * @typedef {object} Receiving
 * @property {Webhook} webhook the handler that verifies, stores and answers
 * @property {((authorization: string) => Promise<unknown>) | undefined} [verify] rejects when the webhook would refuse a token;
 *   without it, any will do for the body to be read
 * @property {((rejection: Rejection) => void) | undefined} [reject] is told of what the webhook does not tell: what is refused before
 *   it, and what was taken but is to come in another form
 */

/**
 * Serves `POST /api/webhook`, where Graph sends its notifications to.
 *
 * @param {FastifyInstance} app a context of its own: no body is parsed in it
 * @param {Receiving} options
 */
export async function serveWebhook(app, { webhook, verify = async () => {}, reject = () => {} }) {
  const handle = toPlainHandler(webhook);

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((/** @type {FastifyError} */ error, request, reply) => {
    if (error.statusCode !== TOO_LARGE.status) return handleError(error, request, reply);
    reject(TOO_LARGE);
    reply.code(TOO_LARGE.status).send(errorBody(TOO_LARGE.code, TOO_LARGE.message));
  });
  answerBeforeClose(app, PATIENCE);

  // The body of a stranger is not read at all.
  app.addHook('onRequest', async (request, reply) => {
    // Of several tokens this is the first one; the webhook sees all, and refuses them.
    const { authorization } = request.headers;
    if (authorization === undefined) return answer(reply, await handle(plainOf(request)));
    try {
      await verify(authorization);
    } catch {
      return refuse(request, reply);
    }
  });
  app.post('/webhook', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const answered = await handle(plainOf(request, /** @type {Buffer | undefined} */ (request.body)));
    if (answered.status === LEGACY.status) reject(LEGACY);
    return answer(reply, answered);
  });

  /**
   * Has the webhook say what is wrong with a token.
   *
   * @param {FastifyRequest} request
   * @param {FastifyReply} reply
   */
  async function refuse(request, reply) {
    let isAsked = false;
    const unread = new ReadableStream(
      {
        pull(controller) {
          isAsked = true;
          controller.error(new Error('the body was not read'));
        },
      },
      { highWaterMark: 0 },
    );
    const answered = await handle(plainOf(request, unread));
    if (!isAsked) return answer(reply, answered);
    // The keys came between the two looks: the token is good now, and the sender is to come again.
    const message = 'The token could not be verified at first. Send it again.';
    return reply.code(503).header('Retry-After', '1').send(errorBody('keysUnavailable', message));
  }
}

/**
 * @param {FastifyReply} reply
 * @param {PlainResponse} answered
 */
function answer(reply, { status, headers, body }) {
  reply.code(status);
  for (const [name, value] of headers) reply.header(name, value);
  return reply.send(body);
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

/**
 * @param {FastifyRequest} request
 * @param {PlainRequest['body']} [body]
 * @returns {PlainRequest}
 */
function plainOf({ method, raw: { url = '/', rawHeaders } }, body) {
  /** @type {[string, string][]} */
  const headers = [];
  // A header that came twice stays two: of several tokens none is to be chosen.
  for (let at = 0; at < rawHeaders.length; at += 2) headers.push([rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '']);
  return { method, url, headers, body };
}
