// @ts-check
import { callKey } from 'graph-call-transfer/ids';

/** @import { LoggedEvent, Notice, Position, RelayEvent } from '../../protocol/events.js' */

/**
 * @typedef {object} Message a message of the streams, formatted once for all of them
 * @property {Buffer} bytes
 * @property {Position} [id] of an event of the log; absent for a notice
 * @property {readonly string[]} [keys] of the calls of the event; absent for a notice, which every client receives
 */

/**
 * @param {LoggedEvent} logged
 * @returns {Message}
 */
export function formatEvent({ id, event }) {
  return { id, keys: eventKeys(event), bytes: format(`id: ${id}\n`, event) };
}

/**
 * @param {Notice} notice
 * @param {Position} [id] the client's position after the notice
 * @returns {Message}
 */
export function formatNotice(notice, id) {
  return { bytes: format(id === undefined ? '' : `id: ${id}\n`, notice) };
}

/**
 * Formats the time that the browser waits before it reconnects.
 *
 * @param {number} milliseconds
 */
export function formatRetry(milliseconds) {
  return Buffer.from(`retry: ${Math.round(milliseconds)}\n\n`);
}

/**
 * @param {RelayEvent} event
 * @returns {readonly string[]} the keys of its calls
 */
function eventKeys(event) {
  if ('callIds' in event) return event.callIds.map(callKey);
  const replaced = event.kind === 'transfer' ? event.replacesCallId : undefined;
  return replaced === undefined ? [callKey(event.callId)] : [callKey(event.callId), callKey(replaced)];
}

/**
 * @param {string} head
 * @param {RelayEvent | Notice} event
 */
function format(head, event) {
  // JSON.stringify writes no line breaks, which would end the data.
  return Buffer.from(`${head}event: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`);
}
