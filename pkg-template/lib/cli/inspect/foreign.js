// @ts-check
/** Says whose payload it is, if it is not a notification of a call. */

import { parseNotifications } from 'graph-call-transfer';

const CALL_HINT =
  'This is a call, as Graph returns it: its state at that time. It does not say how a transfer ended; the notifications do.';
const PAGE_HINT = 'This is a web page, of a server or of a proxy in front of it. It contains no notification.';

/**
 * @param {any} value an object
 * @returns {string | undefined}
 */
export function foreignHint(value) {
  const batch = parseNotifications(value);
  if ('hint' in batch && batch.hint !== undefined) return batch.hint;
  const isCall = typeof value.id === 'string' && typeof value.state === 'string';
  const isTyped =
    value['@odata.type'] === '#microsoft.graph.call' || /communications\/calls/.test(value['@odata.context']);
  return isCall && (isTyped || 'callChainId' in value || 'direction' in value) ? CALL_HINT : undefined;
}

/** Returns what to say of a text in which nothing was found. @param {string} text */
export function hintOfText(text) {
  if (/<(?:!doctype html|html|head|body)[\s>]/i.test(text)) return PAGE_HINT;
  if (/[?&]validationToken=/.test(text))
    return 'Graph validates a subscription with this request. Notifications of calls need no subscription.';
  return undefined;
}
