// @ts-check
import { createHash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import fastifyCookie from '@fastify/cookie';
import { errorBody } from '../errors.js';

/** @import { FastifyReply, FastifyRequest } from 'fastify' */
/** @import { Secret } from '../command/secret.js' */

/**
 * Somebody who may use the console.
 *
 * @typedef {{ id: string, expiresAt: number }} Session `expiresAt` in milliseconds since 1970
 */

/**
 * Who is an operator, told by a signed cookie. No instance keeps anything: the cookie of one is good at all that know the
 * same secret.
 *
 * @typedef {object} Operator
 * @property {boolean} isToSignIn whether one must sign in; otherwise whoever gets the page is an operator
 * @property {(request: FastifyRequest) => Session | undefined} find who sent a request
 * @property {(request: FastifyRequest, reply: FastifyReply) => void} admit begins a session
 * @property {(request: FastifyRequest, reply: FastifyReply) => Session | undefined} recognize who sent a request, whose
 *   session is lengthened when half of it is over
 * @property {(request: FastifyRequest) => number} endOfStream until when what a request opened may stay open, in milliseconds since
 *   1970: to the end of its session, and so seldom that who opens it again has the session lengthened in time
 * @property {(request: FastifyRequest, reply: FastifyReply) => void} dismiss makes the browser forget its session
 * @property {(text: string) => boolean} isSecret whether a text is the operators' secret; takes as long for every text
 */

/** How long a session lasts after it was last used, in milliseconds. */
export const SESSION_LIFETIME = 12 * 60 * 60 * 1000;
const HALF = SESSION_LIFETIME / 2;

/** What the cookie's key is derived for: a key for anything else that comes from the same secret must say something else. */
const PURPOSE = 'graph-call-transfer operator cookie 1';

/**
 * @param {object} options
 * @param {Secret | undefined} options.secret what operators sign in with
 * @param {string | undefined} options.publicOrigin where the console is reached from elsewhere
 * @param {() => number} [options.clock] milliseconds since 1970
 * @returns {Operator}
 */
export function createOperator({ secret, publicOrigin, clock = Date.now }) {
  const isPublic = publicOrigin !== undefined;
  const key = secret ? Buffer.from(hkdfSync('sha256', secret.reveal(), '', PURPOSE, 32)) : randomBytes(32);
  const expected = secret ? digest(secret.reveal()) : undefined;
  const attributes = /** @type {const} */ ({ path: '/', httpOnly: true, sameSite: 'strict', secure: isPublic });

  /** @param {FastifyRequest} request */
  function cookieName({ headers }) {
    // Only the host itself can set a cookie of this prefix, and only over https.
    if (isPublic) return '__Host-operator';
    // A browser keeps the cookies of all ports of a host together; two consoles would sign each other out.
    const [, port = '80'] = /:(\d{1,5})$/.exec(headers.host ?? '') ?? [];
    return `operator-${port}`;
  }

  /** @type {Operator['find']} */
  function find(request) {
    const signed = request.cookies[cookieName(request)];
    if (signed === undefined) return undefined;
    const { valid, value } = fastifyCookie.unsign(signed, key);
    const [id, expiry] = valid && value !== null ? value.split('.') : [];
    const expiresAt = Number(expiry);
    return id !== undefined && expiresAt > clock() ? { id, expiresAt } : undefined;
  }

  /**
   * @param {FastifyRequest} request
   * @param {FastifyReply} reply
   * @param {string} id
   */
  function setCookie(request, reply, id) {
    const value = fastifyCookie.sign(`${id}.${clock() + SESSION_LIFETIME}`, key);
    const options = { ...attributes, maxAge: SESSION_LIFETIME / 1000 };
    // Not by setCookie of the reply, which writes it when the answer is sent: a stream has begun by then.
    reply.header('Set-Cookie', reply.server.serializeCookie(cookieName(request), value, options));
  }

  return {
    isToSignIn: isPublic,
    find,
    admit: (request, reply) => setCookie(request, reply, randomBytes(16).toString('base64url')),
    recognize(request, reply) {
      const session = find(request);
      if (session && session.expiresAt - clock() < HALF) setCookie(request, reply, session.id);
      return session;
    },
    endOfStream(request) {
      const { expiresAt } = find(request) ?? { expiresAt: clock() };
      return expiresAt - clock() > HALF ? expiresAt - HALF : expiresAt;
    },
    dismiss(request, reply) {
      reply.clearCookie(cookieName(request), attributes);
    },
    isSecret: (text) => expected !== undefined && timingSafeEqual(digest(text), expected),
  };
}

/**
 * Makes the hook of everything that is for operators only.
 *
 * @param {Operator} operator
 */
export function requireOperator(operator) {
  return async (/** @type {FastifyRequest} */ request, /** @type {FastifyReply} */ reply) => {
    if (operator.recognize(request, reply)) return undefined;
    const advice = operator.isToSignIn
      ? "Sign in on the console's page."
      : "Open, or reload, the console's page first.";
    return reply.code(401).send(errorBody('signInNeeded', `This is for operators of the console only. ${advice}`));
  };
}

/** @param {string} text */
function digest(text) {
  return createHash('sha256').update(text).digest();
}
