// @ts-check
/** Loads the module that sends before the first send. */

import { send } from '../wasm/send.js';

/** @type {typeof import('../../types/requests.js').initSending} */
export function initSending(source) {
  return send.init(source);
}
