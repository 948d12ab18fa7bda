// @ts-check
import { callKey } from '../../protocol/call-key.js';

/** @import { LoggedEvent, Notice, Position, RelayEvent } from '../../protocol/events.js' */

/**
 * @typedef {object} Message what all streams are sent, formatted once
 * @property {Buffer} bytes
 * @property {Position} [id] of an event in the log; a notice has none
 * @property {readonly string[]} [keys] of the calls that it is about; absent when it is for everybody
 */

/**
 * @param {LoggedEvent} logged
 * @returns {Message}
 */
export function messageOfEvent({ id, event }) {
  return { id, keys: keysOf(event), bytes: format(`id: ${id}\n`, event) };
}

/**
 * @param {Notice} notice
 * @param {Position} [id] where the reader stands after it
 * @returns {Message}
 */
export function messageOfNotice(notice, id) {
  return { bytes: format(id === undefined ? '' : `id: ${id}\n`, notice) };
}

/**
 * Tells the browser how long to wait before it comes back.
 *
 * @param {number} milliseconds
 */
export function retryAfter(milliseconds) {
  return Buffer.from(`retry: ${Math.round(milliseconds)}\n\n`);
}

/**
 * @param {RelayEvent} event
 * @returns {readonly string[]} the keys of the calls that it is about
 */
function keysOf(event) {
  if ('callIds' in event) return event.callIds.map(callKey);
  const replaced = event.kind === 'transfer' ? event.replacesCallId : undefined;
  return replaced === undefined ? [callKey(event.callId)] : [callKey(event.callId), callKey(replaced)];
}

/**
 * @param {string} head
 * @param {RelayEvent | Notice} event
 */
function format(head, event) {
  // JSON has no line breaks of its own.
  return Buffer.from(`${head}event: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`);
}
