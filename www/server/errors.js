// @ts-check

/** @import { FastifyError, FastifyReply, FastifyRequest } from 'fastify' */

/** What is said of a request that could not be served, by status: Fastify's own words repeat parts of the request. */
const SENTENCES = new Map([
  [403, { code: 'forbidden', message: 'This path is not served.' }],
  [404, { code: 'notFound', message: 'Nothing is here.' }],
  [413, { code: 'bodyTooLarge', message: 'The body is larger than what is read here.' }],
  [415, { code: 'typeUnreadable', message: 'The Content-Type cannot be read.' }],
  [429, { code: 'tooManyRequests', message: 'Too many requests; the header Retry-After says when to try again.' }],
]);
const BAD_REQUEST = { code: 'badRequest', message: 'The request cannot be read.' };

/**
 * @param {string} code
 * @param {string} message
 */
export function errorBody(code, message) {
  return { error: { code, message } };
}

/**
 * Answers a request that failed. Only a fault of this server is reported to the person who runs it, without anything that
 * the request brought.
 *
 * @param {FastifyError} error
 * @param {FastifyRequest} request
 * @param {FastifyReply} reply
 */
export function handleError(error, request, reply) {
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) {
    const { code, message } = SENTENCES.get(status) ?? BAD_REQUEST;
    reply.code(status).header('Cache-Control', 'no-store').send(errorBody(code, message));
    return;
  }
  request.log.error({ err: error, method: request.method, route: request.routeOptions.url }, 'fault');
  reply.code(500).send(errorBody('internal', 'The server has a fault; its terminal tells more.'));
}
