// @ts-check
/** What a text contains beside the codes of calls: codes of the webhook and of the token service, tokens, pages, payloads of others. */

import { explainError } from 'graph-call-transfer/codes';
import { HINTS } from '../../webhook/hints.js';
import { foreignHint } from '../inspect/foreign.js';
import { lastStatus } from './printed.js';
import { TOKEN_SERVICE_CODE, tokenServiceCode, tokenServiceResponse } from './token-service.js';
import { claimsNote, JWT, tokenNote } from './tokens.js';

/** @import { Code, Note } from './finding.js' */

/** `internal` is a word of every log. */
const WEBHOOK_CODE = new RegExp(
  `\\b(?:${Object.keys(HINTS)
    .filter((code) => code !== 'internal')
    .join('|')})\\b`,
  'g',
);
const IS_PAGE = /<(?:!doctype html|html|head|body)[\s>]/i;
const PAGE_TITLE = /<(?:title|h1)[^>]*>([^<]{1,120})</i;

/**
 * Finds the notes in the lines of a log.
 * @param {string} text
 * @param {boolean} isAlone whether it is all of the text
 * @returns {{ code: Note | Code, index: number }[]}
 */
export function notesInLines(text, isAlone) {
  const webhook = [...text.matchAll(WEBHOOK_CODE)].map(({ 0: code, index }) => ({ code: webhookNote(code), index }));
  const service = [...text.matchAll(TOKEN_SERVICE_CODE)].map(({ 1: number = '', index }) => ({
    code: tokenServiceCode(number),
    index,
  }));
  const tokens = [...text.matchAll(JWT)].flatMap(({ 0: jwt, index }) => {
    const code = tokenNote(jwt, isAlone);
    return code ? [{ code, index }] : [];
  });
  return [...webhook, ...service, ...tokens, ...(lastStatus(text) === undefined ? pageIn(text) : [])];
}

/**
 * Returns the note of a whole object, whose members need no look then.
 * @param {any} value
 * @returns {Code | undefined}
 */
export function noteOfObject(value) {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return undefined;
  return tokenServiceResponse(value) ?? claimsNote(value) ?? tokenOfResponse(value) ?? foreignNote(value);
}

/** @param {Record<string, any>} value */
function tokenOfResponse({ access_token: token, token_type: type }) {
  return typeof token === 'string' && typeof type === 'string' ? tokenNote(token, true) : undefined;
}

/**
 * @param {Record<string, any>} value
 * @returns {Note | undefined}
 */
function foreignNote(value) {
  if (!['specversion', 'eventType', 'channelId', 'subscriptionId', 'value'].some((name) => name in value))
    return undefined;
  const hint = foreignHint(value);
  if (hint === undefined) return undefined;
  const codes = String(value.type ?? value.eventType ?? 'payload').slice(0, 80);
  return { as: 'foreign', codes, note: { name: 'Not from the calls of Graph', meaning: hint } };
}

/** @param {string} code @returns {Note} */
export function webhookNote(code) {
  const meaning = 'The webhook of this package reported this code: it refused a delivery, or a callback failed.';
  return {
    as: 'webhook',
    codes: code,
    note: { name: 'Error of the webhook', meaning, next: HINTS[/** @type {keyof typeof HINTS} */ (code)] },
  };
}

/**
 * @param {number} status
 * @param {number} index
 * @returns {{ code: Code, index: number }[]}
 */
function statusCode(status, index) {
  const explanation = explainError(undefined, status);
  return [{ code: { as: 'error', codes: `HTTP ${status}`, ...(explanation && { explanation }) }, index }];
}

/**
 * Reads a web page that a server or a proxy sent instead of a response of Graph.
 * @param {string} text
 * @returns {{ code: Note | Code, index: number }[]}
 */
function pageIn(text) {
  const index = text.search(IS_PAGE);
  if (index < 0) return [];
  const title = (PAGE_TITLE.exec(text)?.[1] ?? '').trim();
  const [status] = /\b[45]\d\d\b/.exec(title) ?? [];
  if (status !== undefined) return statusCode(Number(status), index);
  const meaning = `A web page came instead of a response of Graph${title === '' ? '' : `, with the title "${title}"`}.`;
  const next =
    'A proxy, a gateway or a sign-in in front of the service sent it. Look at the status of the response: after a 5xx the ' +
    'request may have been carried out, so read the call before you send again.';
  return [{ code: { as: 'page', codes: 'web page', note: { name: 'Not a response of Graph', meaning, next } }, index }];
}
