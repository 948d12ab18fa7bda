// @ts-check
/** The library that checks signatures: an optional peer, which only those need who verify tokens. */

import { webhookError } from './error.js';

/** @typedef {typeof import('jose')} Jose */

/** @type {Promise<Jose> | undefined} */
let loading;

/**
 * @returns {Promise<Jose>}
 * @throws {import('../../types/webhook.js').WebhookError} `joseMissing`
 */
export function loadJose() {
  loading ??= import('jose').catch((cause) => {
    loading = undefined;
    throw webhookError('joseMissing', 'Tokens cannot be verified here: a part of the server is missing.', {
      hint: 'graph-call-transfer/webhook needs jose: npm install jose',
      cause,
      retryAfterSeconds: 60,
    });
  });
  return loading;
}
