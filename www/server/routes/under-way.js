// @ts-check

/** @import { FastifyInstance } from 'fastify' */
/** @import { ServerResponse } from 'node:http' */

/**
 * Has a server that closes wait for the answers of a scope that are under way; requests that come meanwhile are answered with 503.
 *
 * @param {FastifyInstance} scope
 * @param {number} patience for how long at most, in milliseconds
 */
export function answerBeforeClose(scope, patience) {
  /** @type {Set<ServerResponse>} */
  const underWay = new Set();
  let tellAnswered = () => {};

  scope.addHook('onRequest', async (_request, { raw }) => {
    if (raw.destroyed) return;
    underWay.add(raw);
    raw.once('close', () => {
      underWay.delete(raw);
      if (underWay.size === 0) tellAnswered();
    });
  });

  scope.addHook('preClose', async () => {
    if (underWay.size === 0) return;
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    await new Promise((resolve) => {
      tellAnswered = () => resolve(undefined);
      timer = setTimeout(resolve, patience);
    });
    clearTimeout(timer);
  });
}
