// @ts-check
/** The webhook that receives Graph's call notifications. */

import { awaitFromCaller, fromCaller } from '../caller.js';
import { parseNotifications } from '../notifications/parse.js';
import { createHandler } from './handler.js';
import { loadJose } from './jose.js';
import { readUnverifiedOptions, readWebhookOptions } from './options.js';
import { createFetchHandler } from './plain-requests.js';
import { createVerifier } from './token.js';

/** @import { WebhookError as WebhookErrorType, WebhookOptions } from '../../types/webhook.js' */

export { isWebhookError, WebhookError } from './error.js';
export { toNodeListener } from './node-listener.js';
export { webhookClouds } from './options.js';
export { toPlainHandler } from './plain-requests.js';
export { verifyNotificationToken } from './token.js';

/** @type {typeof import('../../types/webhook.js').createWebhook} */
export function createWebhook(options) {
  const { trust, handlerOptions } = fromCaller(createWebhook, () => {
    assertReady();
    return readWebhookOptions(options);
  });
  const reportError = createErrorReporter(handlerOptions.onError);
  const webhook = createFetchHandler(createHandler(createVerifier(trust, reportError), handlerOptions, reportError));
  const ready = awaitFromCaller(createWebhook, () => loadJose().then(() => {}));
  // Without a listener the rejection is unhandled, which ends a Node process before the first notification arrives.
  if (handlerOptions.onError) ready.catch(reportError);
  return Object.assign(webhook, { ready });
}

/** @type {typeof import('../../types/webhook.js').createUnverifiedWebhook} */
export function createUnverifiedWebhook(options = {}) {
  const handlerOptions = fromCaller(createUnverifiedWebhook, () => {
    assertReady();
    return readUnverifiedOptions(options);
  });
  return createFetchHandler(createHandler(undefined, handlerOptions, createErrorReporter(handlerOptions.onError)));
}

/** Throws `notInitialized` here rather than at the first notification. */
function assertReady() {
  parseNotifications('');
}

/**
 * Wraps a listener, so that its errors do not change a response.
 * @param {WebhookOptions['onError']} listener
 * @returns {(error: WebhookErrorType) => void}
 */
function createErrorReporter(listener) {
  return (error) => {
    // In a promise, which catches what the listener throws as well as what it rejects with.
    new Promise((resolve) => resolve(listener?.(error))).catch(() => {});
  };
}
