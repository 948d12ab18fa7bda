// @ts-check
/** The reason of the end of a call. */

import * as glue from '../glue/notifications.js';
import { membersOf } from '../members.js';
import { atOnce } from '../wasm/calls.js';
import { notifications } from '../wasm/notifications.js';

/** @type {typeof import('../../types/notifications.js').decideCallEnd} */
export function decideCallEnd(result) {
  return atOnce(notifications, decideCallEnd, () => {
    const { code, subcode, message } = membersOf(result, 'decideCallEnd: the result');
    const number = (/** @type {unknown} */ value) => (Number.isInteger(value) ? Number(value) : undefined);
    return glue.decideCallEnd(number(code), number(subcode), typeof message === 'string' ? message : '');
  });
}
