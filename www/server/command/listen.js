// @ts-check
import { StartError } from './start-error.js';

/** @import { AddressInfo } from 'node:net' */
/** @import { FastifyInstance } from 'fastify' */

/** The number of ports to try, including the default one. */
const MAX_PORTS = 50;

/**
 * Makes the server listen. Unless the port was chosen, the next free one is used.
 *
 * @param {FastifyInstance} app
 * @param {{ host: string, port: number, isPortChosen: boolean }} options
 * @returns {Promise<{ url: string, port: number }>} the address on which it listens
 * @throws {StartError} when no port is free
 */
export async function listen(app, { host, port, isPortChosen }) {
  const lastPort = isPortChosen ? port : port + MAX_PORTS - 1;

  for (let candidate = port; candidate <= lastPort; candidate += 1) {
    try {
      await app.listen({ host, port: candidate });
      return addressOf(app);
    } catch (error) {
      const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code !== 'EADDRINUSE') throw new StartError(`Cannot listen on ${host}, port ${candidate}: ${message}`);
    }
  }
  const ports = isPortChosen ? `Port ${port} is` : `The ports ${port} to ${lastPort} are`;
  throw new StartError(`${ports} in use. Choose another with --port, or any free one with --port 0.`);
}

/** @param {FastifyInstance} app */
function addressOf(app) {
  const { address, family, port } = /** @type {AddressInfo} */ (app.server.address());
  return { url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/`, port };
}
