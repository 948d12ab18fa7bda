// @ts-check

/** @import { FastifyInstance } from 'fastify' */

/** How long closing may take, in milliseconds. */
const PATIENCE = 1500;

/**
 * Closes the server at the first SIGINT or SIGTERM, whatever requests are open; the process ends then. A second signal ends
 * it at once.
 *
 * @param {FastifyInstance} app
 */
export function closeOnSignal(app) {
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM']);
  const close = async () => {
    for (const signal of signals) process.off(signal, close);
    setTimeout(() => process.exit(1), PATIENCE).unref();
    await app.close();
  };
  for (const signal of signals) process.on(signal, close);
}
