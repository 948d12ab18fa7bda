// @ts-check
/** The sequences of deliveries about calls: their numbers, their headers with a token each, and their end with the call. */

import { chainIdOf } from './graph-resources.js';

/** @import { Delivery } from '../../types/simulator.js' */
/** @import { CallRecord } from './calls.js' */
/** @import { Schedule, ScheduledDelivery, Sequence } from './schedule.js' */

/**
 * A notification that is written.
 *
 * @typedef {object} Message
 * @property {number} offset milliseconds after the start of its sequence
 * @property {string} body
 * @property {string} messageId
 * @property {string} [url] the address of the call that it is about, if that is another one than the simulator's
 */

/** The call, the tenant and the start time of a sequence. @typedef {{ callId: string, tenantId: string, now: number }} Origin */

/** @typedef {ReturnType<typeof createSequences>} Sequences */

/**
 * Creates the source of one simulator's sequences.
 * @param {object} context
 * @param {number | string} context.seed
 * @param {string} context.callbackUri
 * @param {((tenantId: string) => Promise<string>) | undefined} context.getToken absent where nothing is signed
 * @param {Schedule} context.schedule
 */
export function createSequences({ seed, callbackUri, getToken, schedule }) {
  let deliveryCount = 0;

  /** Returns a seed that differs for each sequence, and repeats when the same requests are repeated. @param {string} callId */
  const createSequenceSeed = (callId) => `${seed}/${callId}/${deliveryCount}`;

  /**
   * @param {readonly Message[]} messages
   * @param {Origin} origin
   * @returns {ScheduledDelivery[]}
   */
  function createDeliveries(messages, { callId, tenantId, now }) {
    return messages.map(({ offset, body, messageId, url = callbackUri }) => {
      deliveryCount += 1;
      const fixed = {
        number: deliveryCount,
        callId,
        dueAt: now + offset,
        url,
        method: /** @type {const} */ ('POST'),
      };
      // The token comes last: one that was created with the sequence may have expired since.
      const write = async () => {
        const token = await getToken?.(tenantId);
        const headers = Object.freeze(createHeaders(callId, messageId, token));
        return Object.freeze({ ...fixed, headers, body });
      };
      return { offset, write };
    });
  }

  /**
   * @param {CallRecord} record
   * @param {Sequence} sequence
   */
  function start(record, { deliveries, onDelivered, onEnd }) {
    const stop = schedule.start({
      deliveries,
      onDelivered,
      onEnd() {
        record.activeSequences.delete(stop);
        onEnd();
      },
    });
    record.activeSequences.add(stop);
  }

  return { createSequenceSeed, createDeliveries, start };
}

/**
 * @param {string} callId
 * @param {string} messageId
 * @param {string | undefined} token
 * @returns {Delivery['headers']}
 */
function createHeaders(callId, messageId, token) {
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
