// @ts-check

/** @import { DuplicateDelivery, NotificationsReceived, RelayEvent } from '../../protocol/events.js' */

/**
 * @param {RelayEvent} event
 * @returns {event is NotificationsReceived & { deliveryId: string }} whether a repetition of the event is recognized, by its delivery id
 */
export function hasDeliveryId(event) {
  return event.kind === 'notifications' && event.deliveryId !== undefined;
}

/**
 * Creates the event that is appended in place of a repeated delivery.
 *
 * @param {NotificationsReceived & { deliveryId: string }} event
 * @returns {DuplicateDelivery}
 */
export function toDuplicate({ at, deliveryId, callIds }) {
  return { kind: 'duplicate', at, deliveryId, callIds };
}
