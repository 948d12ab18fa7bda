// @ts-check

/** @import { FastifyReply } from 'fastify' */

/**
 * @param {FastifyReply} reply
 * @returns {AbortController} aborted when the client disconnects before the response
 */
export function abortOnDisconnect(reply) {
  const controller = new AbortController();
  // Not request.signal, which is aborted as soon as the body was read.
  if (reply.raw.destroyed) controller.abort();
  else reply.raw.once('close', () => controller.abort());
  return controller;
}
