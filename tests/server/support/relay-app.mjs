// @ts-check
/** A relay as small as can be: a hub, and the routes that stream and tell what it knows. */

import Fastify from 'fastify';
import { parseNotifications } from 'graph-call-transfer';
import { createHub } from '../../../www/server/relay/hub.js';
import { serveCalls } from '../../../www/server/routes/calls.js';
import { serveEvents } from '../../../www/server/routes/events.js';
import { serveWebhook, storeIn } from '../../../www/server/routes/webhook.js';

/** @import { EventLog } from '../../../www/server/log/event-log.js' */

/**
 * @param {EventLog} log
 * @param {{ port?: number, webhookOf?: typeof trustingWebhook } & Partial<import('../../../www/server/routes/events.js').EventsOptions>}
 *   [options] `webhookOf` makes the webhook; by default one that verifies nothing
 */
export async function startRelay(log, { port = 0, webhookOf = trustingWebhook, ...options } = {}) {
  /** @type {string[]} */
  const faults = [];
  const hub = createHub({ log, mode: 'simulated', onFault: (what) => faults.push(what) });
  const app = Fastify({ forceCloseConnections: true });
  await app.register(serveEvents, { hub, prefix: '/api', ...options });
  await app.register(serveCalls, { hub, prefix: '/api' });
  await app.register(serveWebhook, { webhook: webhookOf(storeIn(hub)), prefix: '/api' });
  app.addHook('onClose', () => hub.close());
  const origin = await app.listen({ host: '127.0.0.1', port });
  return { hub, app, origin, port: Number(new URL(origin).port), faults, close: () => app.close() };
}

/**
 * Stands in for the webhook: it verifies nothing.
 *
 * @param {ReturnType<typeof storeIn>} store
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
    return new Response(null, { status: batch.answer.status });
  };
}

/**
 * Settles when a hub knows everything that is in its log.
 *
 * @param {import('../../../www/server/relay/hub.js').Hub} hub
 * @param {() => boolean} [condition] or something more
 */
export async function ready(hub, condition = () => hub.isReady) {
  await new Promise((resolve) => {
    const look = () => {
      if (!condition()) return;
      forget();
      resolve(undefined);
    };
    const forget = hub.onNews(look);
    look();
  });
}
