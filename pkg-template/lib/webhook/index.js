// @ts-check
/** The address at which Graph's notifications arrive. */

import { parseNotifications } from '../api.js';
import { createHandler } from './handler.js';
import { readUnverifiedOptions, readWebhookOptions } from './options.js';
import { fetchStyle } from './plain.js';
import { createVerifier } from './token.js';

/** @import { WebhookError, WebhookOptions } from '../../types/webhook.js' */

export { isWebhookError } from './error.js';
export { toNodeListener } from './node-listener.js';
export { toPlainHandler } from './plain.js';
export { verifyNotificationToken } from './token.js';
export { webhookTrust } from './trust.js';

/** @type {typeof import('../../types/webhook.js').createWebhook} */
export function createWebhook(options) {
  assertReady();
  const { trust, handling } = readWebhookOptions(options);
  const tell = quiet(handling.onError);
  return fetchStyle(createHandler(createVerifier(trust, tell), handling, tell));
}

/** @type {typeof import('../../types/webhook.js').createUnverifiedWebhook} */
export function createUnverifiedWebhook(options = {}) {
  assertReady();
  const handling = readUnverifiedOptions(options);
  return fetchStyle(createHandler(undefined, handling, quiet(handling.onError)));
}

/** Says now that `init()` was forgotten, and not at the first notification. */
function assertReady() {
  parseNotifications('');
}

/**
 * @param {WebhookOptions['onError']} listener
 * @returns {(error: WebhookError) => void} a listener that cannot change an answer
 */
function quiet(listener) {
  return (error) => {
    // In a promise, so that it does not matter whether it throws or rejects.
    new Promise((resolve) => resolve(listener?.(error))).catch(() => {});
  };
}
