// @ts-check
/** Says whose payload it is, if it is not a notification of a call. */

import { parseNotifications } from 'graph-call-transfer';

const CALL_HINT =
  'This is a call, as Graph returns it: its state at that time. It does not say how a transfer ended; the notifications do.';
const PAGE_HINT = 'This is a web page, of a server or of a proxy in front of it. It contains no notification.';

const RECORD_HINT =
  'This is a call record, which Graph writes after a call: who took part, when, and with what quality. How a transfer ended is in the ' +
  'notifications of the call.';
/** What printers of objects write in place of the inner ones, and the names of types that are printed in place of objects. */
const IS_CUT =
  /:\s*\[(?:Object|Array)\]|\[object Object\]|(?<![\w.])Microsoft\.Graph\.(?:[A-Z]\w+\.)*(?:Models\.)?(?:CommsNotifications?|Call|ResultInfo|CommsOperation)(?![\w.])/;
/** A request for the webhook in an access log: Graph names itself so. */
const POSTED = /"POST [^"\n]*"[^\n]*Microsoft-Skype/g;
const BODIES_HINT =
  'They show that Graph reached the webhook, and what it responded. What happened to the calls is in the bodies: log them, or put ' +
  '"graph-call-transfer listen --record FILE --forward-to URL" in front of the webhook.';
const CAUSE_HINT =
  'This is a cause of Q.850 in a header of SIP, which says less than the codes of the call. The Teams admin center has both: the final SIP ' +
  'code and the Microsoft subcode. Explain them as a pair, such as 403/510544.';
const EMPTY_HINT = 'The list of notifications is empty: nothing was reported.';
const CUT_HINT =
  'The text was printed without its inner objects. Print it as JSON: JSON.stringify(value, null, 2) in JavaScript, json.dumps in Python, ' +
  'JsonSerializer.Serialize in C#, or keep the body of the request as it arrives.';

/**
 * @param {any} value an object
 * @returns {string | undefined}
 */
export function foreignHint(value) {
  const batch = parseNotifications(value);
  if ('hint' in batch && batch.hint !== undefined) return batch.hint;
  const isRecord = Array.isArray(value.sessions) || /callRecords/.test(value['@odata.context'] ?? '');
  if (isRecord && typeof value.id === 'string' && 'modalities' in value) return RECORD_HINT;
  const isCall = typeof value.id === 'string' && typeof value.state === 'string';
  const isTyped =
    value['@odata.type'] === '#microsoft.graph.call' || /communications\/calls/.test(value['@odata.context']);
  return isCall && (isTyped || 'callChainId' in value || 'direction' in value) ? CALL_HINT : undefined;
}

/** Returns what to say of a delivery without notifications. @param {any} value */
export function emptyHint({ value }) {
  return Array.isArray(value) && value.length === 0 ? EMPTY_HINT : undefined;
}

/** Returns what to say of a text in which nothing was found. @param {string} text */
export function hintOfText(text) {
  if (/<(?:!doctype html|html|head|body)[\s>]/i.test(text)) return PAGE_HINT;
  if (IS_CUT.test(text)) return CUT_HINT;
  const posts = text.match(POSTED)?.length ?? 0;
  if (posts > 0)
    return `${posts === 1 ? 'One line is' : `${posts} lines are`} of a web server, without the bodies. ${BODIES_HINT}`;
  if (/Q\.850\s*;\s*cause=/i.test(text)) return CAUSE_HINT;
  if (/[?&]validationToken=/.test(text))
    return 'Graph validates a subscription with this request. Notifications of calls need no subscription.';
  return undefined;
}
