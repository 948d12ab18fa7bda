// @ts-check
import { createLiveSender } from './live/sender.js';
import { createTokenSource } from './live/token-source.js';
import { createMetrics } from './metrics.js';
import { createSimulatedSender } from './simulated/sender.js';
import { createSimulators } from './simulated/simulators.js';

/** @import { ServerParts } from './app.js' */
/** @import { Configuration } from './command/configuration.js' */
/** @import { ApiParts } from './routes/api.js' */

/**
 * Makes the parts of a server that its configuration asks for: what sends, and in simulated mode the Graph that is asked.
 *
 * @param {Configuration} configuration
 * @returns {Promise<Omit<ServerParts & ApiParts, 'pageRoot'>>}
 */
export async function composeParts(configuration) {
  const hub = { append: async () => {} };
  const log = { isReachable: true };
  const parts = { configuration, metrics: createMetrics(), hub, log };
  if (configuration.mode === 'live') return { ...parts, sender: await composeLiveSender(configuration) };

  const simulators = createSimulators();
  return { ...parts, simulators, sender: createSimulatedSender(simulators) };
}

/** @param {Configuration} configuration */
async function composeLiveSender({ cloud, credential }) {
  const getToken = credential && (await createTokenSource(credential, { cloud }));
  return createLiveSender({ cloud, getToken, ...(credential && { tenantId: credential.tenantId }) });
}
