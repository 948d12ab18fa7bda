// @ts-check
import { readFileSync } from 'node:fs';

/** @import { FastifyInstance } from 'fastify' */
/** @import { About } from '../../protocol/transfers.js' */

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

/**
 * Serves `GET /about`: the facts of the server that the page needs.
 *
 * @param {FastifyInstance} app
 */
export async function serveAbout(app) {
  const { mode, timeScale, appId, applicationInstance, cloud, tenants, region } = app.configuration;
  const tenantId = app.sender.tenantId ?? (tenants.length === 1 ? tenants[0] : undefined);
  const about = {
    mode,
    version,
    canSend: app.sender.canSend,
    ...(mode === 'simulated' && { timeScale }),
    ...(appId !== undefined && { appId, cloud }),
    ...(tenantId !== undefined && { tenantId }),
    ...(applicationInstance !== undefined && { applicationInstanceId: applicationInstance }),
    ...(region !== undefined && { region }),
  };
  app.get('/about', (request) => {
    const operator = app.sessions.operator(request);
    /** @type {About} */
    const response = { ...about, ...(operator && { operator }) };
    return response;
  });
}
