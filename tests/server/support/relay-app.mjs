// @ts-check
/** A minimal relay: a hub, and the routes of its events, its state and the webhook. */

import Fastify from 'fastify';
import { parseNotifications } from 'graph-call-transfer';
import { handleError } from '../../../www/server/errors.js';
import { createHub } from '../../../www/server/relay/hub.js';
import { serveCalls } from '../../../www/server/routes/calls.js';
import { serveEvents } from '../../../www/server/routes/events.js';
import { serveHistory } from '../../../www/server/routes/history.js';
import { createBatchStore, serveWebhook } from '../../../www/server/routes/webhook.js';
import { validationOptions } from '../../../www/server/validation.js';

/** @import { EventLog } from '../../../www/server/log/event-log.js' */

/**
 * @param {EventLog} log
 * @param {{ port?: number, webhookOf?: typeof trustingWebhook } & Partial<import('../../../www/server/routes/events.js').EventsOptions>}
 *   [options] `webhookOf` creates the webhook; by default one that does not verify tokens
 */
export async function startRelay(log, { port = 0, webhookOf = trustingWebhook, ...options } = {}) {
  /** @type {string[]} */
  const errors = [];
  const hub = createHub({ log, mode: 'simulated', onError: (message) => errors.push(message) });
  const app = Fastify({ ...validationOptions, forceCloseConnections: true });
  app.setErrorHandler(handleError);
  app.decorate('hub', hub).decorate('webhook', { handle: webhookOf(createBatchStore(hub)) });
  await app.register(serveEvents, { prefix: '/api', ...options });
  await app.register(serveCalls, { prefix: '/api' });
  await app.register(serveHistory, { prefix: '/api' });
  await app.register(serveWebhook, { prefix: '/api' });
  app.addHook('onClose', () => hub.close());
  const origin = await app.listen({ host: '127.0.0.1', port });
  return { hub, app, origin, port: Number(new URL(origin).port), errors, close: () => app.close() };
}

/**
 * A webhook that does not verify tokens.
 *
 * @param {ReturnType<typeof createBatchStore>} store
 */
export function trustingWebhook(store) {
  return async (/** @type {Request} */ request) => {
    const body = new Uint8Array(await request.arrayBuffer());
    const deliveryId = request.headers.get('X-Microsoft-Skype-Message-ID');
    const batch = parseNotifications(body);
    try {
      await store(batch, { body, receivedAt: Date.now(), ...(deliveryId !== null && { deliveryId }) });
    } catch {
      return new Response(null, { status: 503 });
    }
    return new Response(null, { status: batch.response.status });
  };
}

/**
 * Resolves when a hub has applied everything in its log.
 *
 * @param {import('../../../www/server/relay/hub.js').Hub} hub
 * @param {() => boolean} [condition] replaces this condition
 */
export async function ready(hub, condition = () => hub.isReady) {
  await new Promise((resolve) => {
    const check = () => {
      if (!condition()) return;
      removeListener();
      resolve(undefined);
    };
    const removeListener = hub.onUpdate(check);
    check();
  });
}
