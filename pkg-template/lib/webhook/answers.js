// @ts-check
/** The answers of a webhook. */

/** @import { WebhookAnswer } from '../../types/index.js' */
/** @import { PlainResponse, WebhookError } from '../../types/webhook.js' */

const JSON_TYPE = 'application/json; charset=utf-8';

/**
 * @param {WebhookAnswer} answer as a batch has it
 * @returns {PlainResponse}
 */
export function answered({ status, body }) {
  return body === undefined ? { status, headers: [] } : jsonAnswer(status, body);
}

/**
 * @param {WebhookError} error
 * @returns {PlainResponse} says what is wrong; nothing of the request is in it
 */
export function refused({ code, status, message, retryAfterSeconds }) {
  return jsonAnswer(status, JSON.stringify({ error: { code, message } }), {
    'Cache-Control': 'no-store',
    ...(status === 405 && { Allow: 'POST' }),
    ...(status === 401 && { 'WWW-Authenticate': code === 'tokenMissing' ? 'Bearer' : 'Bearer error="invalid_token"' }),
    ...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
  });
}

/**
 * @param {number} status
 * @param {string} body
 * @param {Readonly<Record<string, string>>} [headers]
 * @returns {PlainResponse}
 */
export function jsonAnswer(status, body, headers) {
  return { status, headers: Object.entries({ 'Content-Type': JSON_TYPE, ...headers }), body };
}
