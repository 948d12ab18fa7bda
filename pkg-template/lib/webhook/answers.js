// @ts-check
/** The answers of a webhook. */

/** @import { WebhookAnswer } from '../../types/index.js' */
/** @import { WebhookError } from '../../types/webhook.js' */

const JSON_TYPE = 'application/json; charset=utf-8';

/**
 * @param {WebhookAnswer} answer as a batch has it
 * @returns {Response}
 */
export function answered({ status, body }) {
  return body === undefined ? new Response(null, { status }) : jsonResponse(status, body);
}

/**
 * @param {WebhookError} error
 * @returns {Response} says what is wrong; nothing of the request is in it
 */
export function refused({ code, status, message, retryAfterSeconds }) {
  return jsonResponse(status, JSON.stringify({ error: { code, message } }), {
    'Cache-Control': 'no-store',
    ...(status === 405 && { Allow: 'POST' }),
    ...(status === 401 && { 'WWW-Authenticate': code === 'tokenMissing' ? 'Bearer' : 'Bearer error="invalid_token"' }),
    ...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
  });
}

/**
 * @param {number} status
 * @param {string} text
 * @param {Readonly<Record<string, string>>} [headers]
 * @returns {Response}
 */
export function jsonResponse(status, text, headers) {
  return new Response(text, { status, headers: { 'Content-Type': JSON_TYPE, ...headers } });
}
