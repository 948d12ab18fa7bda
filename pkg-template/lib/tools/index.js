// @ts-check
/** The entry of tools: responses, and values for a log. With it the checks of the other entries offer fixes. */

import { atOnce } from '../wasm/run.js';
import { tools } from '../wasm/tools.js';

export { isTransferError, TransferError } from '../error.js';

/** @typedef {typeof import('../../types/tools.js')} Api */

/** @type {Api['init']} */
export function init(source) {
  return tools.init(source);
}

/** @type {Api['initSync']} */
export function initSync(module) {
  tools.initSync(module);
}

/** @type {Api['parseResponse']} */
export function parseResponse(status, headers, body) {
  return atOnce(tools, parseResponse, () => tools.glue.parseResponse(status, headers, body));
}

/** @type {Api['redact']} */
export function redact(/** @type {any} */ value) {
  return atOnce(tools, redact, () => tools.glue.redact(value));
}
