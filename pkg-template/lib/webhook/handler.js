// @ts-check
/** Handles one request: verifies, reads, stores, responds, and then calls `onBatch`. */

import { parseBody, readRequestBody } from './body.js';
import { isWebhookError, webhookError } from './error.js';
import { hintOfHeaders } from './hints.js';

/** @import { NotificationBatch, WebhookResponse } from '../../types/index.js' */
/** @import { PlainResponse, WebhookContext, WebhookDelivery, WebhookError } from '../../types/webhook.js' */
/** @import { HandlerOptions } from './options.js' */
/** @import { IncomingRequest, RequestHandler } from './plain-requests.js' */
/** @import { Verifier } from './token.js' */

/** An id from a header, in a form that can be logged and compared. */
const PRINTABLE_ID = /^[\x21-\x7e]{1,128}$/;
const RETRY_AFTER_SECONDS = 5;
const JSON_TYPE = 'application/json; charset=utf-8';

/**
 * Creates the handler of a webhook.
 * @param {Verifier | undefined} verify absent where nothing is verified
 * @param {HandlerOptions} options
 * @param {(error: WebhookError) => void} reportError
 * @returns {RequestHandler}
 */
export function createHandler(verify, options, reportError) {
  const { store, onBatch, onParticipantJoining, clock, maxBodyBytes } = options;

  return async (getRequest, context) => {
    try {
      const request = getRequest();
      if (request.method !== 'POST') {
        throw webhookError('methodNotAllowed', 'The method is not POST.', { hint: hintOfHeaders(request.header) });
      }
      refuseHandshake(request.url);
      // Before the body: a stranger's body is not read.
      const token = await verify?.(request.header('authorization'), () => hintOfHeaders(request.header));
      const body = await readRequestBody(request, maxBodyBytes);
      const batch = parseBody(body);
      const ids = readIds(request);
      const delivery = Object.freeze({ body, ...ids, receivedAt: clock(), ...(token && { token }) });
      return await respondTo(batch, delivery, context);
    } catch (thrown) {
      const error = isWebhookError(thrown)
        ? thrown
        : webhookError('internal', 'Internal error.', { cause: thrown, retryAfterSeconds: RETRY_AFTER_SECONDS });
      reportError(error);
      return createErrorResponse(error);
    }
  };

  /**
   * @param {NotificationBatch} batch
   * @param {WebhookDelivery} delivery
   * @param {WebhookContext | undefined} context
   * @returns {Promise<PlainResponse>}
   */
  async function respondTo(batch, delivery, context) {
    switch (batch.kind) {
      case 'graph':
      case 'changeNotification':
        await runCallback('storeFailed', 'The notification could not be stored.', () => store?.(batch, delivery));
        if (onBatch) runAfterResponse(() => onBatch(batch, delivery), context);
        return createBatchResponse(batch.response);
      case 'participantJoining': {
        if (!onParticipantJoining) return createBatchResponse(batch.response);
        const decide = async () => toJson(await onParticipantJoining(delivery));
        return createJsonResponse(200, await runCallback('joiningFailed', 'The join decision failed.', decide));
      }
      case 'legacy':
        // Not stored: the response makes the sender deliver it again in Graph's form.
        return createBatchResponse(batch.response);
      default:
        throw webhookError('notANotification', 'The body is empty or not a notification.', { hint: batch.hint });
    }
  }

  /**
   * Runs a task when the response is out.
   * @param {() => unknown} task
   * @param {WebhookContext | undefined} context
   */
  function runAfterResponse(task, context) {
    const responseSent = Promise.resolve(context?.responseSent ?? nextTurn()).catch(() => {});
    const done = responseSent.then(task).then(
      () => {},
      (cause) => reportError(webhookError('handlerFailed', 'onBatch failed after the response.', { cause })),
    );
    try {
      context?.waitUntil?.(done);
    } catch (cause) {
      // The notification is stored, so it is accepted all the same.
      reportError(webhookError('internal', 'waitUntil failed: the host may stop onBatch early.', { cause }));
    }
  }
}

/** @param {string} url */
function refuseHandshake(url) {
  const [address = ''] = url.split('#', 1);
  const query = address.indexOf('?');
  if (query === -1 || !new URLSearchParams(address.slice(query)).has('validationToken')) return;
  throw webhookError('subscriptionHandshake', 'This endpoint receives call notifications, not Graph subscriptions.');
}

/** @param {IncomingRequest} request */
function readIds({ header }) {
  const deliveryId = readId(header('x-microsoft-skype-message-id'));
  const chainId = readId(header('x-microsoft-skype-chain-id')) ?? readId(header('scenario-id'));
  return { ...(deliveryId !== undefined && { deliveryId }), ...(chainId !== undefined && { chainId }) };
}

/** @param {string | null} id */
function readId(id) {
  return id !== null && PRINTABLE_ID.test(id) ? id : undefined;
}

/**
 * Calls a function of the app. If it fails, the notification is not accepted, and the sender may deliver it again.
 * @template Value
 * @param {'storeFailed' | 'joiningFailed'} code
 * @param {string} message
 * @param {() => Value | Promise<Value>} callback
 * @returns {Promise<Value>}
 */
async function runCallback(code, message, callback) {
  try {
    return await callback();
  } catch (cause) {
    throw webhookError(code, message, { cause, retryAfterSeconds: RETRY_AFTER_SECONDS });
  }
}

/** @param {unknown} response of `onParticipantJoining` */
function toJson(response) {
  const text = typeof response === 'object' && response !== null ? JSON.stringify(response) : undefined;
  if (text === undefined) throw new TypeError('onParticipantJoining: expected an object for the response body');
  return text;
}

/** A host without `responseSent` has the response when the next turn of the event loop begins. */
function nextTurn() {
  return new Promise((resolve) => setTimeout(resolve));
}

/**
 * @param {WebhookResponse} response
 * @returns {PlainResponse}
 */
function createBatchResponse({ status, body }) {
  return body === undefined ? { status, headers: [] } : createJsonResponse(status, body);
}

/**
 * @param {WebhookError} error
 * @returns {PlainResponse} contains no part of the request
 */
function createErrorResponse({ code, status, message, retryAfterSeconds }) {
  return createJsonResponse(status, JSON.stringify({ error: { code, message } }), {
    'Cache-Control': 'no-store',
    ...(status === 405 && { Allow: 'POST' }),
    ...(status === 401 && { 'WWW-Authenticate': code === 'tokenMissing' ? 'Bearer' : 'Bearer error="invalid_token"' }),
    ...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
  });
}

/**
 * @param {number} status
 * @param {string} body
 * @param {Readonly<Record<string, string>>} [headers]
 * @returns {PlainResponse}
 */
function createJsonResponse(status, body, headers) {
  return { status, headers: Object.entries({ 'Content-Type': JSON_TYPE, ...headers }), body };
}
