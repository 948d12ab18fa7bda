// @ts-check

/** @import { DuplicateCame, NotificationsCame, RelayEvent } from '../../protocol/events.js' */

/**
 * @param {RelayEvent} event
 * @returns {event is NotificationsCame & { deliveryId: string }} whether it can come twice and be told by its id
 */
export function isDelivery(event) {
  return event.kind === 'notifications' && event.deliveryId !== undefined;
}

/**
 * Makes what is appended in the place of a delivery that is there already.
 *
 * @param {NotificationsCame & { deliveryId: string }} event
 * @returns {DuplicateCame}
 */
export function duplicateOf({ at, deliveryId, callIds }) {
  return { kind: 'duplicate', at, deliveryId, callIds };
}
