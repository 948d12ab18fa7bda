// @ts-check
/** Looks codes up, like `src/codes/look_up.rs`. It needs neither the wasm module nor `init`. */

import { findWord } from './book.js';
import { readNumber } from './diag-code.js';
import { explain } from './explanation.js';
import { readFacts } from './facts.js';
import { explainIn } from './result.js';
import { selectError } from './select.js';

/** @import { ExplainOptions, Explanation, ResultCodes } from '../../types/codes.js' */
/** @import { Notification } from '../../types/notification.js' */
/** @import { Selected } from './select.js' */

/**
 * @param {ResultCodes | null | undefined} result
 * @param {string | null} [terminationReason]
 * @returns {Explanation | undefined}
 */
export function explainResult(result, terminationReason) {
  return explainIn([], result, terminationReason);
}

/**
 * @param {string | undefined} code
 * @param {number} [status]
 * @param {string | null} [message]
 * @returns {Explanation | undefined}
 */
export function explainError(code, status, message) {
  const selected = selectTokenError(code, message) ?? selectError(readNumber(code), code, readNumber(status), message);
  return selected && explain(selected, message, ['request']);
}

/**
 * Selects the code of the token service in a message; the word of OAuth around it says less.
 *
 * @param {string | undefined} code
 * @param {unknown} message
 * @returns {Selected | undefined}
 */
function selectTokenError(code, message) {
  const [named] = typeof message === 'string' ? (/AADSTS\d*/.exec(message) ?? []) : [];
  const selected = named === undefined ? undefined : selectError(undefined, named, undefined, '');
  const outer = findWord('', code);
  return selected && { ...selected, wrapper: outer && outer !== selected.by.entry ? { entry: outer } : undefined };
}

/**
 * @param {Notification} notification
 * @param {ExplainOptions} [options]
 * @returns {Explanation | undefined}
 */
export function explainNotification(notification, options) {
  const { result, reason, situations } = readFacts(notification, options);
  return explainIn(situations, result, reason);
}
