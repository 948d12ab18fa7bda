// @ts-check
import formbody from '@fastify/formbody';
import { handleError } from '../errors.js';
import { signInLimit } from './limits.js';
import { SIGN_IN_POLICY, signInPage } from './sign-in-page.js';

/** @import { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify' */
/** @import { Operator } from './operator.js' */

const FORM_LIMIT = 4 * 1024;

/**
 * Serves signing in and out. Where nobody signs in, there is only the way out.
 *
 * @param {FastifyInstance} app
 * @param {{ operator: Operator }} options
 */
export async function serveSignIn(app, { operator }) {
  await app.register(formbody, { bodyLimit: FORM_LIMIT });

  app.post('/logout', (request, reply) => {
    operator.dismiss(request, reply);
    return reply.redirect('/', 303);
  });
  if (!operator.isToSignIn) return;

  app.setErrorHandler((/** @type {FastifyError} */ error, request, reply) => {
    if (error.statusCode !== 429) return handleError(error, request, reply);
    return showSignIn(reply, 429, 'There were too many tries. Wait a minute.');
  });
  app.post('/login', { bodyLimit: FORM_LIMIT, config: { rateLimit: signInLimit } }, (request, reply) => {
    const { secret } = /** @type {{ secret?: unknown }} */ (request.body ?? {});
    if (typeof secret !== 'string' || !operator.isSecret(secret)) {
      request.log.warn({ address: request.ip }, 'sign-in refused');
      return showSignIn(reply, 401, 'This is not the secret.');
    }
    operator.admit(request, reply);
    return reply.redirect('/', 303);
  });
}

/**
 * Makes the hook of the page: an operator gets it, others sign in first, or are let in with it.
 *
 * @param {Operator} operator
 */
export function welcome(operator) {
  return async (/** @type {FastifyRequest} */ request, /** @type {FastifyReply} */ reply) => {
    if (operator.recognize(request, reply)) return undefined;
    if (operator.isToSignIn) return showSignIn(reply, 401);
    if (isPage(request)) operator.admit(request, reply);
    return undefined;
  };
}

/**
 * @param {FastifyReply} reply
 * @param {number} status
 * @param {string} [problem]
 */
function showSignIn(reply, status, problem) {
  return (
    reply
      .code(status)
      .header('Content-Security-Policy', SIGN_IN_POLICY)
      // With the policy of the other pages a browser would say that its form comes from nowhere.
      .header('Referrer-Policy', 'same-origin')
      .type('text/html; charset=utf-8')
      .send(signInPage(problem))
  );
}

/** @param {FastifyRequest} request */
function isPage({ url }) {
  const [path] = url.split('?');
  return path === '/' || path === '/index.html';
}
