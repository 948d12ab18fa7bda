// @ts-check
/** Creates the handler of a webhook that verifies each delivery. */

import { createWebhook, toPlainHandler } from 'graph-call-transfer/webhook';
import { CommandError } from './exit.js';

/** @import { WebhookOptions } from 'graph-call-transfer/webhook' */

/**
 * @param {WebhookOptions} options
 * @throws {CommandError} if the package that verifies is missing
 */
export async function createVerifiedHandler(options) {
  const webhook = createWebhook(options);
  try {
    await webhook.ready;
  } catch (error) {
    throw new CommandError('joseMissing', /** @type {Error} */ (error).message, {
      hint: 'Run it with the package beside this one: npx -p graph-call-transfer -p jose graph-call-transfer …',
    });
  }
  return toPlainHandler(webhook);
}
