// @ts-check
/** Explains access tokens, without showing them. */

import { inspectToken } from 'graph-call-transfer';

/** @import { TokenReport } from 'graph-call-transfer' */
/** @import { Note } from './finding.js' */

export const JWT = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;
/** Those who sign notifications; their tokens are not for Graph. */
const SENDERS = /botframework|^https:\/\/graph\.microsoft\.|skype/;
/** In a log, every token expires. */
const OF_TIME = ['tokenExpired', 'tokenExpiresSoon', 'tokenNotYetValid'];

/**
 * @param {string} jwt
 * @param {boolean} isAlone whether the text is about this token
 * @returns {Note | undefined}
 */
export function tokenNote(jwt, isAlone) {
  return noteOf(inspectToken(jwt), claimsOf(jwt), isAlone);
}

/**
 * Explains the claims of a token, as jwt.ms and other readers show them.
 * @param {Record<string, any>} claims
 * @returns {Note | undefined}
 */
export function claimsNote(claims) {
  const isToken =
    typeof claims.aud === 'string' && (typeof claims.appid === 'string' || typeof claims.azp === 'string');
  if (!isToken) return undefined;
  // The core reads tokens: the claims become one, without a signature.
  const part = (/** @type {object} */ value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return noteOf(inspectToken(`${part({ alg: 'none' })}.${part(claims)}.`), claims, true);
}

/**
 * @param {TokenReport} report
 * @param {Record<string, any>} claims
 * @param {boolean} isAlone
 * @returns {Note | undefined}
 */
function noteOf(report, claims, isAlone) {
  const { kind, audience = 'unknown', roles, issues } = report;
  if (SENDERS.test(String(claims.iss ?? ''))) {
    if (!isAlone) return undefined;
    const meaning =
      'This is the token of a notification: the webhook verifies it. It is not an access token for Graph.';
    return { as: 'token', codes: 'token', note: { name: 'Token of a notification', meaning } };
  }
  const counted = isAlone ? issues : issues.filter(({ code }) => !OF_TIME.includes(code));
  if (counted.length === 0 && !isAlone) return undefined;
  const found = roles.length === 0 ? 'no application permissions' : `the application permissions ${roles.join(', ')}`;
  const who = { app: 'an application', delegated: 'a signed-in user', unknown: 'an unknown holder' }[kind];
  const meaning = `The access token is for ${who}, for the service ${audience}, with ${found}.`;
  const name = counted.length === 0 ? 'No obstacle to a transfer' : 'Obstacles to a transfer';
  const obstacles = counted.map(({ message, hint }) => [asSentence(message), hint].filter(Boolean).join(' '));
  const codes = counted.length === 0 ? 'token' : counted.map(({ code }) => code).join(', ');
  return { as: 'token', codes, note: { name, meaning, ...(obstacles.length > 0 && { next: obstacles.join('\n') }) } };
}

/** @param {string} message */
function asSentence(message) {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}

/** @param {string} jwt @returns {Record<string, any>} */
function claimsOf(jwt) {
  try {
    return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) ?? {};
  } catch {
    return {};
  }
}
