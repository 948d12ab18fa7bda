// @ts-check
/** A console in the process of the test: it starts in some milliseconds, so that each test has one that no other test used. */

import { fileURLToPath } from 'node:url';
import { createApp } from '../../www/server/app.js';
import { readConfiguration } from '../../www/server/command/configuration.js';
import { composeServices } from '../../www/server/compose.js';
import { sharedSimulatorKey } from '../server/support/simulator-key.mjs';

const pageRoot = fileURLToPath(new URL('../../www/dist/', import.meta.url));

/**
 * Starts a console with the built page on a free port.
 *
 * @param {Parameters<typeof readConfiguration>[0]} values the options of the command line
 */
export async function startOwnConsole(values) {
  const configuration = readConfiguration({ logLevel: 'error', ...values }, {});
  const { services, start, close } = await composeServices(configuration, { simulatorKey: await sharedSimulatorKey() });
  const app = await createApp(services, { pageRoot });
  app.addHook('onClose', close);
  const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/`;
  start(url);
  return { url, stop: () => app.close() };
}
