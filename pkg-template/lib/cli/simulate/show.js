// @ts-check
/** Writes the events of a local Graph for people. */

import { parseNotifications } from 'graph-call-transfer';
import { describeNotification } from '../inspect/inspection.js';
import { plain } from '../text/wrap.js';

/** @import { Output } from '../command.js' */
/** @import { DeliveryEvent, GraphEvent } from './events.js' */

/**
 * @param {Output} out
 * @param {GraphEvent} event
 */
export function showEvent(out, event) {
  const { dim } = out.style;
  const time = dim(new Date(event.at).toISOString().slice(11, 23));
  if (event.kind === 'request') {
    const { method, path, status, response } = event;
    out.line(
      `${time}  ${method.padEnd(6)} ${plain(path)} → ${status === undefined ? 'no response' : coloured(out, status)}${errorOf(response)}`,
    );
  } else out.line(`${time}  notify ${describeDelivery(out, event)}`);
}

/**
 * @param {Output} out
 * @param {DeliveryEvent} event
 */
export function describeDelivery(out, { callId, body, attempt }) {
  const what = `${plain(callId).slice(0, 8)} ${plain(describeBody(body))}`;
  if (!attempt) return `${what} ${out.style.dim('(no webhook: not posted)')}`;
  const { status, error, number, isLast } = attempt;
  const result = status === undefined ? out.style.red(plain(error ?? '')) : coloured(out, status);
  const again = isLast ? '' : out.style.yellow(' (is repeated)');
  return `${what} → ${result}${number > 1 ? ` (attempt ${number})` : ''}${again}`;
}

/** @param {string} body */
function describeBody(body) {
  try {
    const batch = parseNotifications(body);
    return batch.kind === 'graph' ? batch.notifications.map(describeNotification).join('; ') : batch.kind;
  } catch {
    return 'not JSON';
  }
}

/**
 * @param {Output} out
 * @param {number} status
 */
function coloured({ style: { green, red } }, status) {
  return status < 400 ? green(String(status)) : red(String(status));
}

/** @param {string | undefined} response */
function errorOf(response) {
  try {
    const { code, message } = JSON.parse(response ?? '').error;
    return ` ${plain(String(code))}: ${plain(String(message))}`;
  } catch {
    return '';
  }
}
