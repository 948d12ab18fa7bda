// @ts-check
/** `createCall`. In a file of its own, so that a bundle that only checks does not contain the module that sends. */

import { bounded } from '../bounded-value.js';
import { pageOptions } from '../page-endpoint.js';
import { sendPlan } from '../tools/send.js';
import { calls } from '../wasm/calls.js';
import { soon } from '../wasm/run.js';

/** @typedef {typeof import('../../types/calls.js')} Api */

/** @type {Api['createCall']} */
export function createCall(request, options) {
  return /** @type {ReturnType<Api['createCall']>} */ (
    soon(calls, createCall, () => sendPlan(calls.glue.planCreateCall(bounded(request), pageOptions(options))))
  );
}
