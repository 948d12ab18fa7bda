// @ts-check
import { limitOperator, limitRejections } from '../access/limits.js';
import { requireOperator } from '../access/operator.js';
import { serveAbout } from './about.js';
import { serveCalls } from './calls.js';
import { serveEvents } from './events.js';
import { serveReadings } from './readings.js';
import { serveTransfers } from './transfers.js';
import { serveWebhook } from './webhook.js';

/** @import { FastifyInstance, FastifyRequest } from 'fastify' */
/** @import { Operator } from '../access/operator.js' */
/** @import { Configuration } from '../command/configuration.js' */
/** @import { Metrics } from '../metrics.js' */
/** @import { Hub } from '../relay/hub.js' */
/** @import { Sender } from '../sender.js' */
/** @import { EventSink } from './transfer-record.js' */
/** @import { Receiving } from './webhook.js' */

/**
 * What is served below `/api`.
 *
 * @typedef {object} ApiParts
 * @property {Configuration} configuration
 * @property {Hub} hub what happens is streamed and known from
 * @property {EventSink} sink what happens is written to: the hub
 * @property {Sender} sender
 * @property {Metrics} metrics
 */

/**
 * Serves what operators use, and the webhook.
 *
 * @param {FastifyInstance} app
 * @param {ApiParts & Receiving & { operator: Operator }} parts
 */
export async function serveApi(app, { operator, configuration, hub, sink, sender, metrics, webhook, verify, reject }) {
  await app.register(async (scope) => {
    scope.addHook('onRequest', requireOperator(operator));
    await scope.register(serveAbout, { configuration, sender });
    await scope.register(serveCalls, { hub });
    await serveLimited(scope, (limited) => serveTransfers(limited, { sink, sender, metrics }));
    await serveLimited(scope, (limited) => serveReadings(limited, { sender }));
    const clientOf = (/** @type {FastifyRequest} */ request) => operator.find(request)?.id ?? request.ip;
    await serveLimited(scope, (limited) =>
      serveEvents(limited, { hub, clientOf, endsAt: operator.endOfStream, watch: metrics.streams }),
    );
  });

  await app.register(async (scope) => {
    limitRejections(scope);
    await scope.register(serveWebhook, { webhook, verify, reject });
  });

  /**
   * @param {FastifyInstance} scope
   * @param {(limited: FastifyInstance) => Promise<void>} serve
   */
  async function serveLimited(scope, serve) {
    await scope.register(async (limited) => {
      limitOperator(limited, operator);
      await serve(limited);
    });
  }
}
