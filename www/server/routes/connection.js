// @ts-check

/** @import { FastifyReply } from 'fastify' */

/**
 * @param {FastifyReply} reply
 * @returns {AbortController} aborted when the caller is gone before the answer
 */
export function abortWithConnection(reply) {
  const controller = new AbortController();
  // Not request.signal: a request counts as closed as soon as its body was read.
  if (reply.raw.destroyed) controller.abort();
  else reply.raw.once('close', () => controller.abort());
  return controller;
}
