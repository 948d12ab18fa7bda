// @ts-check

/** @import { FastifyInstance } from 'fastify' */

/** The time for closing, in milliseconds. */
const TIMEOUT_MS = 1500;

/**
 * Closes the server at the first SIGINT or SIGTERM, which ends the process, even while requests are pending. A second signal
 * ends the process at once.
 *
 * @param {FastifyInstance} app
 */
export function closeOnSignal(app) {
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM']);
  const close = async () => {
    for (const signal of signals) process.off(signal, close);
    setTimeout(() => process.exit(1), TIMEOUT_MS).unref();
    await app.close();
  };
  for (const signal of signals) process.on(signal, close);
}
