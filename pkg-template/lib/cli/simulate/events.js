// @ts-check
/** The log of a local Graph: what the app asked for, and what was sent to its webhook. No event contains a token. */

/** @import { Attempt } from './courier.js' */

/**
 * @typedef {object} RequestEvent
 * @property {'request'} kind
 * @property {number} id
 * @property {number} at in milliseconds since 1970
 * @property {string} method
 * @property {string} path
 * @property {string} [body] of the request; absent for the token endpoint
 * @property {number} [status] absent if there was no response
 * @property {string} [response] the body of the response; absent for the token endpoint
 * @property {number} elapsedMs
 */

/**
 * @typedef {object} DeliveryEvent
 * @property {'delivery'} kind
 * @property {number} id
 * @property {number} at in milliseconds since 1970
 * @property {string} callId
 * @property {string} [url] absent if there is no webhook
 * @property {string} body
 * @property {Attempt} [attempt]
 */

/** @typedef {RequestEvent | DeliveryEvent} GraphEvent */
/** @typedef {Omit<RequestEvent, 'id'> | Omit<DeliveryEvent, 'id'>} NewEvent */

const MAX_EVENTS = 1000;
const MAX_TEXT = 64 * 1024;

/** Creates the log. */
export function createEventLog() {
  /** @type {GraphEvent[]} */
  const events = [];
  /** @type {Set<(event: GraphEvent) => void>} */
  const listeners = new Set();
  let lastId = 0;

  return {
    /** The last events. */
    get events() {
      return /** @type {readonly GraphEvent[]} */ (events);
    },

    /** @param {NewEvent} event */
    add(event) {
      lastId += 1;
      const added = /** @type {GraphEvent} */ ({ id: lastId, ...event });
      events.push(added);
      if (events.length > MAX_EVENTS) events.shift();
      for (const listener of listeners) listener(added);
    },

    /**
     * @param {(event: GraphEvent) => void} listener
     * @returns {() => void} removes the listener
     */
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Limits a text that the log keeps. @param {string} text */
export function limited(text) {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}
