// @ts-check
/** Sends what the module of requests has checked. */

import { tools } from '../wasm/tools.js';

/**
 * Sends the request of a plan. On the web it loads the module first, unless it is there.
 * @param {import('../glue/requests.js').SendPlan} plan
 * @returns {Promise<unknown>} the response, or the call
 */
export function sendPlan(plan) {
  return tools.whenReady(() => tools.glue.send(plan));
}
