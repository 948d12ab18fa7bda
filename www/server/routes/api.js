// @ts-check
import { limitOperator, limitRejections } from '../access/limits.js';
import { requireOperator } from '../access/operator.js';
import { serveAbout } from './about.js';
import { serveTransfers } from './transfers.js';

/** @import { FastifyInstance, FastifyPluginAsync } from 'fastify' */
/** @import { Operator } from '../access/operator.js' */
/** @import { Configuration } from '../command/configuration.js' */
/** @import { Metrics } from '../metrics.js' */
/** @import { Sender } from '../sender.js' */
/** @import { EventSink } from './transfer-record.js' */

/**
 * What is served below `/api`.
 *
 * @typedef {object} ApiParts
 * @property {Configuration} configuration
 * @property {EventSink} hub
 * @property {Sender} sender
 * @property {Metrics} metrics
 * @property {readonly FastifyPluginAsync[]} [views] further routes for operators
 * @property {readonly FastifyPluginAsync[]} [streams] the same, each plugin limited in how often it may be asked
 * @property {FastifyPluginAsync} [webhook] the route that Graph delivers to, which finds out by itself who is there
 */

/**
 * Serves what operators use, and the webhook.
 *
 * @param {FastifyInstance} app
 * @param {ApiParts & { operator: Operator }} parts
 */
export async function serveApi(
  app,
  { operator, configuration, hub, sender, metrics, views = [], streams = [], webhook },
) {
  await app.register(async (scope) => {
    scope.addHook('onRequest', requireOperator(operator));
    await scope.register(serveAbout, { configuration, sender });
    for (const view of views) await scope.register(view);
    await serveLimited(scope, (limited) => serveTransfers(limited, { hub, sender, metrics }));
    for (const stream of streams) await serveLimited(scope, async (limited) => void (await limited.register(stream)));
  });

  if (webhook) {
    await app.register(async (scope) => {
      limitRejections(scope);
      await scope.register(webhook);
    });
  }

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
