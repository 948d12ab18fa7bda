// @ts-check
/** Hangs up a call, with further attempts: a repeated DELETE has no second effect. */

import { hangUp } from '../requests/index.js';

/** @import { SendOptions } from '../../types/index.js' */

const MAX_ATTEMPTS = 4;
const FIRST_WAIT_MS = 500;

/**
 * Hangs up a call.
 * @param {string} callId
 * @param {SendOptions} options
 * @returns {Promise<boolean>} whether the call has ended, or certainly ends
 */
export async function hangUpSurely(callId, options) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { kind } = await hangUp(callId, options);
      if (kind !== 'refused') return true;
    } catch {
      // The caller of the package gets the id of the call in the outcome.
    }
    if (attempt === MAX_ATTEMPTS) return false;
    await new Promise((resolve) => setTimeout(resolve, FIRST_WAIT_MS * 2 ** (attempt - 1)));
  }
}
