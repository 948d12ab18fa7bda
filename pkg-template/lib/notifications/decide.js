// @ts-check
/** The reason of the end of a call. */

import { membersOf } from '../members.js';
import { notifications } from '../wasm/notifications.js';
import { atOnce } from '../wasm/run.js';

/** @type {typeof import('../../types/notifications.js').decideCallEnd} */
export function decideCallEnd(result) {
  return atOnce(notifications, decideCallEnd, () => {
    const { code, subcode, message } = membersOf(result, 'decideCallEnd: the result');
    const number = (/** @type {unknown} */ value) => (Number.isInteger(value) ? Number(value) : undefined);
    return notifications.glue.decideCallEnd(number(code), number(subcode), typeof message === 'string' ? message : '');
  });
}
