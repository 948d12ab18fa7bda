// @ts-check
/** Sends what the module of requests, or of new calls, has checked. */

import { send } from '../wasm/send.js';

/**
 * Sends the request of a plan. On the web it loads the module first, unless it is there.
 * @param {import('../glue/requests.js').SendPlan} plan
 * @returns {Promise<unknown>} the response, or the call
 */
export function sendPlan(plan) {
  return send.whenReady(() => send.glue.send(plan));
}
