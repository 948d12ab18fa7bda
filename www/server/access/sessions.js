// @ts-check
import { createHash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import fastifyCookie from '@fastify/cookie';
import { errorBody } from '../errors.js';

/** @import { FastifyReply, FastifyRequest } from 'fastify' */
/** @import { Operator } from '../../protocol/events.js' */
/** @import { Secret } from '../command/secret.js' */

/**
 * The session of one operator.
 *
 * @typedef {object} Session
 * @property {string} id
 * @property {number} expiresAt in milliseconds since 1970
 * @property {string} [name] that the operator entered
 */

/**
 * The operators' sessions, in signed cookies. An instance stores none: a cookie is valid at all instances with the same secret.
 *
 * @typedef {object} Sessions
 * @property {boolean} requiresSignIn whether operators sign in; otherwise every client that loads the page gets a session
 * @property {(request: FastifyRequest) => Session | undefined} find returns the session of a request
 * @property {(request: FastifyRequest, reply: FastifyReply, name?: string) => void} start starts a session; an invalid name is left out
 * @property {(request: FastifyRequest) => Operator | undefined} operator returns the operator of a request
 * @property {(request: FastifyRequest, reply: FastifyReply) => Session | undefined} refresh returns the session of a request, and extends
 *   it in its second half
 * @property {(request: FastifyRequest) => number} streamDeadline returns the time at which the stream of a request is closed, in
 *   milliseconds since 1970: the end of its session, or the middle of it, so that the next request extends the session in time
 * @property {(request: FastifyRequest, reply: FastifyReply) => void} end deletes the session's cookie
 * @property {(text: string) => boolean} isSecret whether a text is the operator secret, in constant time
 */

/** The lifetime of a session after its last extension, in milliseconds. */
export const SESSION_LIFETIME_MS = 12 * 60 * 60 * 1000;
const HALF_LIFETIME_MS = SESSION_LIFETIME_MS / 2;

/** The maximum length of an operator's name. */
export const MAX_NAME_LENGTH = 64;
const OPERATOR_ID_LENGTH = 12;

/** The purpose of the derived key. A key for another purpose needs another text. */
const KEY_PURPOSE = 'graph-call-transfer operator cookie 1';

/**
 * @param {object} options
 * @param {Secret | undefined} options.secret with which operators sign in
 * @param {string | undefined} options.publicOrigin the public address of the console
 * @param {() => number} [options.clock] milliseconds since 1970
 * @returns {Sessions}
 */
export function createSessions({ secret, publicOrigin, clock = Date.now }) {
  const isPublic = publicOrigin !== undefined;
  const key = secret ? Buffer.from(hkdfSync('sha256', secret.reveal(), '', KEY_PURPOSE, 32)) : randomBytes(32);
  const expected = secret ? digest(secret.reveal()) : undefined;
  const attributes = /** @type {const} */ ({ path: '/', httpOnly: true, sameSite: 'strict', secure: isPublic });

  /** @param {FastifyRequest} request */
  function cookieName({ headers }) {
    // Only the host itself can set a cookie with this prefix, and only over https.
    if (isPublic) return '__Host-operator';
    // A browser shares the cookies of all ports of a host; two consoles would overwrite each other's.
    const [, port = '80'] = /:(\d{1,5})$/.exec(headers.host ?? '') ?? [];
    return `operator-${port}`;
  }

  /** @type {Sessions['find']} */
  function find(request) {
    const signed = request.cookies[cookieName(request)];
    if (signed === undefined) return undefined;
    const { valid, value } = fastifyCookie.unsign(signed, key);
    const [id, expiry, encodedName] = valid && value !== null ? value.split('.') : [];
    const expiresAt = Number(expiry);
    if (id === undefined || !(expiresAt > clock())) return undefined;
    return { id, expiresAt, ...(encodedName && { name: Buffer.from(encodedName, 'base64url').toString() }) };
  }

  /**
   * @param {FastifyRequest} request
   * @param {FastifyReply} reply
   * @param {Pick<Session, 'id' | 'name'>} session
   */
  function setCookie(request, reply, { id, name = '' }) {
    const parts = [id, clock() + SESSION_LIFETIME_MS, Buffer.from(name).toString('base64url')];
    const value = fastifyCookie.sign(parts.join('.'), key);
    const options = { ...attributes, maxAge: SESSION_LIFETIME_MS / 1000 };
    // The reply's own setCookie writes the header when the response is sent, which is too late for a stream.
    reply.header('Set-Cookie', reply.server.serializeCookie(cookieName(request), value, options));
  }

  return {
    requiresSignIn: isPublic,
    find,
    start(request, reply, name) {
      setCookie(request, reply, { id: randomBytes(16).toString('base64url'), ...readName(name) });
    },
    operator(request) {
      const session = find(request);
      // The id of the session itself is part of the cookie.
      return session && { id: operatorId(session.id), ...(session.name !== undefined && { name: session.name }) };
    },
    refresh(request, reply) {
      const session = find(request);
      if (session && session.expiresAt - clock() < HALF_LIFETIME_MS) setCookie(request, reply, session);
      return session;
    },
    streamDeadline(request) {
      const { expiresAt } = find(request) ?? { expiresAt: clock() };
      return expiresAt - clock() > HALF_LIFETIME_MS ? expiresAt - HALF_LIFETIME_MS : expiresAt;
    },
    end(request, reply) {
      reply.clearCookie(cookieName(request), attributes);
    },
    isSecret: (text) => expected !== undefined && timingSafeEqual(digest(text), expected),
  };
}

/**
 * Refuses requests without a session; a hook of the routes for operators.
 *
 * @param {FastifyRequest} request
 * @param {FastifyReply} reply
 */
export async function requireSession(request, reply) {
  const { sessions } = request.server;
  if (sessions.refresh(request, reply)) return undefined;
  const message = sessions.requiresSignIn
    ? "The sign-in is missing or has expired, and the request was not carried out. Sign in on the console's page."
    : "The request has no valid session, and was not carried out. Open or reload the console's page.";
  return reply.code(401).send(errorBody('signInRequired', message));
}

/**
 * Reads the name of an operator. Control characters, which could change the direction of the text around it, are refused.
 *
 * @param {string} [name]
 * @returns {Pick<Session, 'name'>} empty without a valid name
 */
function readName(name = '') {
  const text = name.trim();
  return text !== '' && text.length <= MAX_NAME_LENGTH && !/[\p{Cc}\p{Cf}]/u.test(text) ? { name: text } : {};
}

/** @param {string} sessionId */
function operatorId(sessionId) {
  return digest(sessionId).toString('base64url').slice(0, OPERATOR_ID_LENGTH);
}

/** @param {string} text */
function digest(text) {
  return createHash('sha256').update(text).digest();
}
