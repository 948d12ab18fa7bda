// @ts-check
import { toIssues } from './validation.js';

/** @import { FastifyError, FastifyReply, FastifyRequest } from 'fastify' */
/** @import { ErrorBody, RequestIssue } from '../protocol/errors.js' */

/** The error of a refused request, by status. Fastify's own messages repeat parts of the request. */
const ERRORS = new Map([
  [403, { code: 'forbidden', message: 'This path is not served.' }],
  [404, { code: 'notFound', message: 'The resource was not found.' }],
  [413, { code: 'bodyTooLarge', message: 'The body is larger than the limit.' }],
  [415, { code: 'unsupportedMediaType', message: 'The Content-Type is not supported.' }],
  [429, { code: 'tooManyRequests', message: 'Too many requests. Retry after the time in the header Retry-After.' }],
]);
const BAD_REQUEST = { code: 'badRequest', message: 'The request cannot be parsed.' };

/** The number of issues whose messages are repeated in the message of the error. */
const MAX_MESSAGES = 5;

/**
 * @param {string} code
 * @param {string} message
 * @returns {ErrorBody}
 */
export function errorBody(code, message) {
  return { error: { code, message } };
}

/**
 * Responds to a request that failed. Only an internal error is logged, without any content of the request.
 *
 * @param {FastifyError} error
 * @param {FastifyRequest} request
 * @param {FastifyReply} reply
 */
export function handleError(error, request, reply) {
  const status = error.statusCode ?? 500;
  if (error.validation) {
    const issues = toIssues(error.validation, error.validationContext);
    reply.code(status).header('Cache-Control', 'no-store').send(invalidRequest(issues));
    return;
  }
  if (status >= 400 && status < 500) {
    const { code, message } = ERRORS.get(status) ?? BAD_REQUEST;
    reply.code(status).header('Cache-Control', 'no-store').send(errorBody(code, message));
    return;
  }
  request.log.error({ err: error, method: request.method, route: request.routeOptions.url }, 'internal error');
  reply.code(500).send(errorBody('internal', "Internal error. See the server's log."));
}

/**
 * @param {readonly RequestIssue[]} issues
 * @returns {ErrorBody}
 */
function invalidRequest(issues) {
  const messages = issues.slice(0, MAX_MESSAGES).map(({ message }) => message);
  const further = issues.length - messages.length;
  if (further > 0) messages.push(`There are ${further} more problems; see "issues".`);
  return { error: { code: 'invalidRequest', message: messages.join(' '), issues } };
}
