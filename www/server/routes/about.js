// @ts-check
import { readFileSync } from 'node:fs';

/** @import { FastifyInstance } from 'fastify' */
/** @import { About } from '../../protocol/transfers.js' */
/** @import { Configuration } from '../command/configuration.js' */
/** @import { Sender } from '../sender.js' */

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

/**
 * Serves `GET /about`: what the page must know of the server.
 *
 * @param {FastifyInstance} app
 * @param {{ configuration: Configuration, sender: Sender }} options
 */
export async function serveAbout(app, { configuration, sender }) {
  const { mode, pace, appId, cloud, tenants } = configuration;
  const tenantId = sender.tenantId ?? (tenants.length === 1 ? tenants[0] : undefined);
  /** @type {About} */
  const about = {
    mode,
    version,
    canSend: sender.canSend,
    ...(mode === 'simulated' && { pace }),
    ...(appId !== undefined && { appId, cloud }),
    ...(tenantId !== undefined && { tenantId }),
  };
  app.get('/about', () => about);
}
