// @ts-check

/** @import { FastifyInstance } from 'fastify' */
/** @import { ServerResponse } from 'node:http' */

/**
 * Makes a server that closes wait for the pending responses of a scope. New requests get 503 meanwhile.
 *
 * @param {FastifyInstance} scope
 * @param {number} timeoutMs
 */
export function drainOnClose(scope, timeoutMs) {
  /** @type {Set<ServerResponse>} */
  const pending = new Set();
  let notifyDrained = () => {};

  scope.addHook('onRequest', async (_request, { raw }) => {
    if (raw.destroyed) return;
    pending.add(raw);
    raw.once('close', () => {
      pending.delete(raw);
      if (pending.size === 0) notifyDrained();
    });
  });

  scope.addHook('preClose', async () => {
    if (pending.size === 0) return;
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    await new Promise((resolve) => {
      notifyDrained = () => resolve(undefined);
      timer = setTimeout(resolve, timeoutMs);
    });
    clearTimeout(timer);
  });
}
