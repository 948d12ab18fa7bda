// @ts-check
/** `createCall`. In a file of its own, so that a bundle that only checks does not contain the module that sends. */

import { bounded } from '../bounded-value.js';
import { pageOptions } from '../page-endpoint.js';
import { sendPlan } from '../send/plan.js';
import { calls } from '../wasm/calls.js';
import { withRepairs } from '../wasm/repairs.js';
import { soon } from '../wasm/run.js';

/** @typedef {typeof import('../../types/calls.js')} Api */

/** @type {Api['createCall']} */
export function createCall(request, options) {
  return /** @type {ReturnType<Api['createCall']>} */ (
    soon(calls, createCall, () => {
      const [call, place] = [bounded(request), pageOptions(options)];
      return sendPlan(withRepairs(calls, (glue, isFinal) => glue.planCreateCall(call, place, isFinal)));
    })
  );
}
