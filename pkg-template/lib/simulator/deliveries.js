// @ts-check
/** Makes deliveries of what is to be told. */

import { chainIdOf } from './calls.js';

/** @import { Delivery } from '../../types/simulator.js' */
/** @import { Due } from './schedule.js' */

/**
 * What is to be told.
 *
 * @typedef {object} Message
 * @property {number} offset milliseconds after the beginning
 * @property {string} body
 * @property {string} messageId
 */

/** Whose messages they are, and since when. @typedef {{ callId: string, tenantId: string, now: number }} Origin */

/**
 * @param {object} context
 * @param {string} context.callbackUri
 * @param {((tenantId: string) => Promise<string>) | undefined} context.getToken without it nothing is signed
 */
export function createComposer({ callbackUri, getToken }) {
  let count = 0;

  return {
    /** How many deliveries were made. */
    get count() {
      return count;
    },

    /**
     * @param {readonly Message[]} messages
     * @param {Origin} origin
     * @returns {Due[]}
     */
    compose(messages, { callId, tenantId, now }) {
      return messages.map(({ offset, body, messageId }) => {
        count += 1;
        const fixed = {
          number: count,
          callId,
          at: now + offset,
          url: callbackUri,
          method: /** @type {const} */ ('POST'),
        };
        // The token is the last thing that is made: it may have run out since the others.
        const write = async () => {
          const token = await getToken?.(tenantId);
          const headers = Object.freeze(headersOf(callId, messageId, token));
          return Object.freeze({ ...fixed, headers, body });
        };
        return { offset, write };
      });
    },
  };
}

/**
 * @param {string} callId
 * @param {string} messageId
 * @param {string | undefined} token
 * @returns {Delivery['headers']}
 */
function headersOf(callId, messageId, token) {
  const chainId = chainIdOf(callId);
  return {
    ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    'Content-Type': 'application/json',
    Accept: 'application/json',
    'User-Agent': 'Microsoft-Skype/3.0,(Calling/1.0)',
    'Scenario-ID': chainId,
    'X-Microsoft-Skype-Chain-ID': chainId,
    'X-Microsoft-Skype-Message-ID': messageId,
  };
}
