// @ts-check
import { StartError } from './start-error.js';

/** @import { AddressInfo } from 'node:net' */
/** @import { FastifyInstance } from 'fastify' */

/** How many ports are tried, the default one included. */
const PORTS_TO_TRY = 50;

/**
 * Makes the server listen. When the port was not chosen and is taken, the ones after it are tried.
 *
 * @param {FastifyInstance} app
 * @param {{ host: string, port: number, isPortChosen: boolean }} wish
 * @returns {Promise<{ url: string, port: number }>} where it listens
 * @throws {StartError} when no port could be had
 */
export async function listen(app, { host, port, isPortChosen }) {
  const lastPort = isPortChosen ? port : port + PORTS_TO_TRY - 1;

  for (let candidate = port; candidate <= lastPort; candidate += 1) {
    try {
      await app.listen({ host, port: candidate });
      return whereabouts(app);
    } catch (error) {
      const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code !== 'EADDRINUSE') throw new StartError(`Cannot listen on ${host}, port ${candidate}: ${message}`);
    }
  }
  throw new StartError(
    isPortChosen
      ? `Port ${port} is taken. Choose another with --port, or let the system choose with --port 0.`
      : `The ports ${port} to ${lastPort} are taken. Choose another with --port, or let the system choose with --port 0.`,
  );
}

/** @param {FastifyInstance} app */
function whereabouts(app) {
  const { address, family, port } = /** @type {AddressInfo} */ (app.server.address());
  return { url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/`, port };
}
