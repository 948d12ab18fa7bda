// @ts-check
/** Events that the tests append to a log, and a follower of a log. */

import { once } from 'node:events';

/** @import { LoggedEvent, NotificationsReceived, RelayEvent } from '../../../www/protocol/events.js' */

export const CALL_ID = '341a0500-d4bf-4224-8b19-1581168d328b';
export const OTHER_CALL_ID = '6f1f5c00-8c1b-47f1-be9d-660c501041a9';

/**
 * @param {string} callId
 * @param {object | undefined} resourceData
 * @param {{ changeType?: string, path?: string }} [options] `path` is appended to the call's path
 * @returns {string} the body of a notification
 */
export function bodyOf(callId, resourceData, { changeType = 'updated', path = '' } = {}) {
  const resourceUrl = `/communications/calls/${callId}${path}`;
  return JSON.stringify({ value: [{ changeType, resourceUrl, resourceData }] });
}

/**
 * @param {Partial<NotificationsReceived>} [members]
 * @returns {NotificationsReceived} of an established call by default
 */
export function notifications(members = {}) {
  const { callIds = [CALL_ID] } = members;
  const body = bodyOf(callIds[0] ?? CALL_ID, { state: 'established' });
  return { kind: 'notifications', at: 1_800_000_000_000, callIds, body, ...members };
}

/**
 * @param {number} number
 * @returns {NotificationsReceived} identified by its time
 */
export const numbered = (number) => notifications({ at: number });

/** @param {RelayEvent | undefined} event of `numbered` */
export const numberOf = (event) => event?.at;

/**
 * Returns the events of a transfer from its start to its end.
 *
 * @param {string} callId
 * @param {object} [ending] the resource of the last notification
 * @returns {RelayEvent[]}
 */
export function transferOf(callId, ending = { state: 'terminated', resultInfo: { code: 0, subcode: 7015 } }) {
  const transfer = { at: 1, transferId: `t-${callId}`, callId };
  return [
    { kind: 'transfer', ...transfer, sequence: 0, body: '{}' },
    {
      ...{ kind: 'response', ...transfer, sequence: 1 },
      response: { kind: 'accepted', status: 202, attempts: 1, elapsedMs: 1 },
    },
    notifications({ callIds: [callId], body: bodyOf(callId, { state: 'transferring' }) }),
    notifications({ callIds: [callId], body: bodyOf(callId, { state: 'transferAccepted' }) }),
    notifications({ callIds: [callId], body: bodyOf(callId, ending, { changeType: 'deleted' }) }),
  ];
}

/**
 * Follows a log and collects its events.
 *
 * @param {import('../../../www/server/log/event-log.js').EventLog} log
 * @param {string} [after]
 */
export function followed(log, after) {
  const abort = new AbortController();
  const emitter = new EventTarget();
  /** @type {LoggedEvent[]} */
  const events = [];
  const ended = (async () => {
    for await (const batch of log.follow(after, abort.signal)) {
      events.push(...batch);
      emitter.dispatchEvent(new Event('events'));
    }
  })();
  ended.catch(() => {});
  return {
    events,
    ended,
    stop: () => abort.abort(),
    /** @param {number} count the promise resolves after so many events */
    async until(count) {
      while (events.length < count) await Promise.race([once(emitter, 'events'), ended]);
      return events;
    },
  };
}
