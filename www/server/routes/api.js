// @ts-check
import { clientKey, limitOperators, limitRejections, MAX_OPERATOR_SEARCHES } from '../access/limits.js';
import { requireSession } from '../access/sessions.js';
import { serveAbout } from './about.js';
import { serveCallLookup } from './call-lookup.js';
import { serveCalls } from './calls.js';
import { serveConsultations } from './consultations.js';
import { serveEvents } from './events.js';
import { serveHistory } from './history.js';
import { servePeople } from './people.js';
import { serveTransfers } from './transfers.js';
import { serveWebhook } from './webhook.js';

/** @import { FastifyInstance } from 'fastify' */

/**
 * Serves the routes for operators, and the webhook.
 *
 * @param {FastifyInstance} app
 */
export async function serveApi(app) {
  await app.register(async (scope) => {
    scope.addHook('onRequest', requireSession);
    await scope.register(serveAbout);
    await scope.register(serveCalls);
    await registerLimited(scope, serveTransfers);
    await registerLimited(scope, serveCallLookup);
    await registerLimited(scope, serveConsultations);
    const options = {
      clientOf: clientKey,
      endsAt: app.sessions.streamDeadline,
      observer: app.metrics.streams,
    };
    await registerLimited(scope, serveEvents, options);
    await registerLimited(scope, servePeople, {}, MAX_OPERATOR_SEARCHES);
    await registerLimited(scope, serveHistory, {}, MAX_OPERATOR_SEARCHES);
  });

  await app.register(async (scope) => {
    limitRejections(scope);
    await scope.register(serveWebhook);
  });
}

/**
 * Registers a plugin with a rate limit of its own.
 *
 * @template {object} Options
 * @param {FastifyInstance} scope
 * @param {(app: FastifyInstance, options: Options) => Promise<void>} plugin
 * @param {Options} [options]
 * @param {number} [maxPerMinute] of each operator
 */
async function registerLimited(scope, plugin, options, maxPerMinute) {
  await scope.register(async (limited) => {
    limitOperators(limited, maxPerMinute);
    await plugin(limited, options ?? /** @type {Options} */ ({}));
  });
}
