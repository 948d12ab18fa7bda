// @ts-check
import formbody from '@fastify/formbody';
import { handleError } from '../errors.js';
import { signInLimit } from './limits.js';
import { SIGN_IN_POLICY, signInPage } from './sign-in-page.js';

/** @import { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify' */

const FORM_LIMIT = 4 * 1024;

/**
 * Serves `POST /login` and `POST /logout`; without a public address only the latter.
 *
 * @param {FastifyInstance} app
 */
export async function serveSignIn(app) {
  const { sessions } = app;
  await app.register(formbody, { bodyLimit: FORM_LIMIT });

  app.post('/logout', (request, reply) => {
    sessions.end(request, reply);
    return reply.redirect('/', 303);
  });
  if (!sessions.requiresSignIn) return;

  app.setErrorHandler((/** @type {FastifyError} */ error, request, reply) => {
    if (error.statusCode !== 429) return handleError(error, request, reply);
    return showSignIn(reply, 429, 'Too many attempts. Wait a minute.');
  });
  // Without a schema: every wrong form gets the same page, whatever its fields are.
  app.post('/login', { bodyLimit: FORM_LIMIT, config: { rateLimit: signInLimit } }, (request, reply) => {
    const { secret, name } = /** @type {{ secret?: unknown, name?: unknown }} */ (request.body ?? {});
    if (typeof secret !== 'string' || !sessions.isSecret(secret)) {
      request.log.warn({ address: request.ip }, 'sign-in refused');
      return showSignIn(reply, 401, 'The secret is wrong.');
    }
    sessions.start(request, reply, typeof name === 'string' ? name : undefined);
    return reply.redirect('/', 303);
  });
}

/**
 * Shows the sign-in page to a client without a session; a hook of the page's files. Where no sign-in is required, loading the
 * page starts a session.
 *
 * @param {FastifyRequest} request
 * @param {FastifyReply} reply
 */
export async function requireSignIn(request, reply) {
  const { sessions } = request.server;
  if (sessions.refresh(request, reply)) return undefined;
  if (sessions.requiresSignIn) return showSignIn(reply, 401);
  if (isPage(request)) sessions.start(request, reply);
  return undefined;
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
      // With the policy of the other pages, the form's request would have the origin "null".
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
