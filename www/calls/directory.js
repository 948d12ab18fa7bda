// @ts-check
import { callKey } from '../protocol/call-key.js';
import { learn, liveCallOf, newCall } from './known-call.js';

/** @import { Notification } from 'graph-call-transfer' */
/** @import { LiveCall } from '../protocol/calls.js' */
/** @import { KnownCall } from './known-call.js' */

const MOST_CALLS = 1000;
/** So many ended calls are remembered, so that a late notification does not bring them back. */
const MOST_ENDED = 1000;

/**
 * @typedef {object} CallChanges
 * @property {LiveCall[]} changed those that are new or changed
 * @property {string[]} ended the ids of those that are no longer there
 */

/** @typedef {{ calls: KnownCall[], ended: string[] }} CallsSnapshot */

/**
 * @typedef {object} CallDirectory the calls that live, as far as notifications told of them
 * @property {(notifications: readonly Notification[], at: number) => void} apply
 * @property {() => LiveCall[]} list the last one that changed comes first
 * @property {() => CallChanges | undefined} takeChanges what changed since it was asked for before
 * @property {() => CallsSnapshot} snapshot
 */

/**
 * Makes a directory of live calls: at most 1,000; above that the longest unchanged leave.
 *
 * @param {CallsSnapshot} [from] what `snapshot` gave
 * @returns {CallDirectory}
 */
export function createCallDirectory(from = { calls: [], ended: [] }) {
  /** The one that changed last stands last. */
  const calls = new Map(from.calls.map((call) => [callKey(call.callId), call]));
  const ended = new Set(from.ended);
  /** @type {Map<string, string>} the ids of calls that changed or ended since it was asked for, by key */
  let touched = new Map();

  /** @param {string} key */
  function end(key) {
    ended.delete(key);
    ended.add(key);
    const [oldest = ''] = ended;
    if (ended.size > MOST_ENDED) ended.delete(oldest);
    const call = calls.get(key);
    if (call === undefined) return;
    calls.delete(key);
    touched.set(key, call.callId);
  }

  /**
   * @param {Notification} notification
   * @param {number} at
   */
  function applyOne(notification, at) {
    const { callId } = notification;
    if (callId === undefined) return;
    const key = callKey(callId);
    if (isEnd(notification)) return end(key);
    const known = calls.get(key);
    if (ended.has(key) || !(known || isNews(notification))) return;

    const call = known ?? newCall(callId, at);
    learn(call, notification);
    call.changedAt = at;
    calls.delete(key);
    calls.set(key, call);
    touched.set(key, call.callId);
    dropOldest();
  }

  function dropOldest() {
    for (const [key, { callId }] of calls) {
      if (calls.size <= MOST_CALLS) return;
      calls.delete(key);
      touched.set(key, callId);
    }
  }

  return {
    apply(notifications, at) {
      for (const notification of notifications) applyOne(notification, at);
    },
    list: () => [...calls.values()].reverse().map(liveCallOf),
    takeChanges() {
      if (touched.size === 0) return undefined;
      const changed = [];
      const gone = [];
      for (const [key, callId] of touched) {
        const call = calls.get(key);
        if (call) changed.push(liveCallOf(call));
        else gone.push(callId);
      }
      touched = new Map();
      return { changed, ended: gone };
    },
    snapshot: () => ({ calls: [...calls.values()], ended: [...ended] }),
  };
}

/**
 * @param {Notification} notification
 * @returns {boolean} whether the call is over. An operation that is deleted is only finished
 */
function isEnd(notification) {
  if (notification.kind !== 'call' && notification.kind !== 'tone') return false;
  return notification.state === 'terminated' || (notification.kind === 'call' && isDeleted(notification));
}

/** @param {Notification} notification */
function isDeleted({ changeType }) {
  return changeType?.toLowerCase() === 'deleted';
}

/**
 * @param {Notification} notification
 * @returns {boolean} whether it makes a call known
 */
function isNews({ kind }) {
  return kind === 'call' || kind === 'tone' || kind === 'roster' || kind === 'rosterDelta';
}
