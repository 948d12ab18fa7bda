// @ts-check
/** One request from its arrival to its answer, and what is done after it. */

import { answered, jsonAnswer, refused } from './answers.js';
import { parseBody, readBody } from './body.js';
import { isWebhookError, webhookError } from './error.js';

/** @import { NotificationBatch } from '../../types/index.js' */
/** @import { PlainResponse, WebhookContext, WebhookDelivery, WebhookError } from '../../types/webhook.js' */
/** @import { Handling } from './options.js' */
/** @import { Incoming, Receive } from './plain.js' */
/** @import { Verifier } from './token.js' */

/** What an id of the sender's may look like, so that it can be logged and compared. */
const PRINTABLE_ID = /^[\x21-\x7e]{1,128}$/;
const RETRY_AFTER_SECONDS = 5;

/**
 * @param {Verifier | undefined} verify
 * @param {Handling} handling
 * @param {(error: WebhookError) => void} tell
 * @returns {Receive}
 */
export function createHandler(verify, handling, tell) {
  const { store, onBatch, onParticipantJoining, clock, maxBodyBytes } = handling;

  return async (open, context) => {
    try {
      const incoming = open();
      if (incoming.method !== 'POST') throw webhookError('methodNotAllowed', 'Notifications come by POST.');
      refuseHandshake(incoming.url);
      // The body of a stranger is not read.
      const token = await verify?.(incoming.header('authorization'));
      const body = await readBody(incoming, maxBodyBytes);
      const batch = parseBody(body);
      const ids = readIds(incoming);
      const delivery = Object.freeze({ body, ...ids, receivedAt: clock(), ...(token && { token }) });
      return await answerTo(batch, delivery, context);
    } catch (thrown) {
      const error = isWebhookError(thrown)
        ? thrown
        : webhookError('internal', 'The webhook failed.', { cause: thrown, retryAfterSeconds: RETRY_AFTER_SECONDS });
      tell(error);
      return refused(error);
    }
  };

  /**
   * @param {NotificationBatch} batch
   * @param {WebhookDelivery} delivery
   * @param {WebhookContext | undefined} context
   * @returns {Promise<PlainResponse>}
   */
  async function answerTo(batch, delivery, context) {
    switch (batch.kind) {
      case 'graph':
      case 'changeNotification':
        await callHandler('storeFailed', 'The notification could not be stored.', () => store?.(batch, delivery));
        if (onBatch) afterwards(() => onBatch(batch, delivery), context);
        return answered(batch.answer);
      case 'participantJoining': {
        if (!onParticipantJoining) return answered(batch.answer);
        const text = await callHandler(
          'joiningFailed',
          'Whether the participant may join could not be decided.',
          async () => jsonOf(await onParticipantJoining(delivery)),
        );
        return jsonAnswer(200, text);
      }
      case 'legacy':
        // The answer makes the service send it again in Graph's form: there is nothing to keep.
        return answered(batch.answer);
      default:
        throw webhookError('notANotification', 'The body is empty, or it is JSON of another kind.');
    }
  }

  /**
   * Runs what is to be done when the answer is out.
   * @param {() => unknown} task
   * @param {WebhookContext | undefined} context
   */
  function afterwards(task, context) {
    const answerIsOut = Promise.resolve(context?.answered ?? nextTurn()).catch(() => {});
    const done = answerIsOut.then(task).then(
      () => {},
      (cause) => tell(webhookError('handlerFailed', 'onBatch failed, after the answer.', { cause })),
    );
    try {
      context?.waitUntil?.(done);
    } catch (cause) {
      // What is stored is accepted all the same.
      tell(webhookError('internal', 'waitUntil failed; onBatch may be cut short.', { cause }));
    }
  }
}

/** @param {string} url */
function refuseHandshake(url) {
  const [address = ''] = url.split('#', 1);
  const query = address.indexOf('?');
  if (query === -1 || !new URLSearchParams(address.slice(query)).has('validationToken')) return;
  throw webhookError('subscriptionHandshake', 'This address takes notifications of calls, no subscriptions of Graph.', {
    hint: 'Point the notificationUrl of the subscription elsewhere: what it sends has no token that could be verified here.',
  });
}

/** @param {Incoming} incoming */
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
 * Calls what is the app's. Where it fails, the notification is not accepted, and may come again.
 * @template Value
 * @param {'storeFailed' | 'joiningFailed'} code
 * @param {string} message
 * @param {() => Value | Promise<Value>} call
 * @returns {Promise<Value>}
 */
async function callHandler(code, message, call) {
  try {
    return await call();
  } catch (cause) {
    throw webhookError(code, message, { cause, retryAfterSeconds: RETRY_AFTER_SECONDS });
  }
}

/** @param {unknown} answer */
function jsonOf(answer) {
  const text = typeof answer === 'object' && answer !== null ? JSON.stringify(answer) : undefined;
  if (text === undefined) throw new TypeError('onParticipantJoining: expected an object for the body of the answer');
  return text;
}

/** A host that tells nothing of the answer has sent it, or has it in its hands, when the next turn begins. */
function nextTurn() {
  return new Promise((resolve) => setTimeout(resolve));
}
