// @ts-check
import { callKey } from 'graph-call-transfer/ids';
import { createTrackedCall, toLiveCall, updateCall } from './tracked-call.js';

/** @import { Notification } from 'graph-call-transfer' */
/** @import { LiveCall } from '../protocol/calls.js' */
/** @import { TrackedCall } from './tracked-call.js' */

const MAX_CALLS = 1000;
/** The number of ended calls that are remembered, so that a late notification does not make them live again. */
const MAX_ENDED = 1000;

/**
 * @typedef {object} CallChanges
 * @property {LiveCall[]} changed the new and the changed calls
 * @property {string[]} ended the ids of the calls that were removed
 */

/** @typedef {{ calls: TrackedCall[], ended: string[] }} CallsSnapshot */

/**
 * @typedef {object} CallDirectory the live calls, as notifications describe them
 * @property {(notifications: readonly Notification[], at: number) => void} apply
 * @property {() => LiveCall[]} list returns the live calls, the last changed one first
 * @property {() => CallChanges | undefined} takeChanges returns the changes since the last call of this function
 * @property {() => CallsSnapshot} snapshot
 */

/**
 * Creates a directory of at most 1,000 live calls; above that the longest unchanged ones are removed.
 *
 * @param {CallsSnapshot} [from] the result of `snapshot`
 * @param {LiveCall['source']} [source] of the calls; by default they are those of a simulated Graph
 * @returns {CallDirectory}
 */
export function createCallDirectory(from = { calls: [], ended: [] }, source = 'simulator') {
  /** In the order of their last change. */
  const calls = new Map(from.calls.map((call) => [callKey(call.callId), call]));
  const ended = new Set(from.ended);
  /** @type {Map<string, string>} the ids of the calls that changed or ended since `takeChanges`, by key */
  let touched = new Map();

  /** @param {string} key */
  function end(key) {
    ended.delete(key);
    ended.add(key);
    const [oldest = ''] = ended;
    if (ended.size > MAX_ENDED) ended.delete(oldest);
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
    if (endsCall(notification)) return end(key);
    const known = calls.get(key);
    if (ended.has(key) || !(known || addsCall(notification))) return;

    const call = known ?? createTrackedCall(callId, at);
    updateCall(call, notification);
    call.changedAt = at;
    calls.delete(key);
    calls.set(key, call);
    touched.set(key, call.callId);
    removeOldest();
  }

  function removeOldest() {
    for (const [key, { callId }] of calls) {
      if (calls.size <= MAX_CALLS) return;
      calls.delete(key);
      touched.set(key, callId);
    }
  }

  return {
    apply(notifications, at) {
      for (const notification of notifications) applyOne(notification, at);
    },
    list: () => [...calls.values()].reverse().map((call) => toLiveCall(call, source)),
    takeChanges() {
      if (touched.size === 0) return undefined;
      const changed = [];
      const removed = [];
      for (const [key, callId] of touched) {
        const call = calls.get(key);
        if (call) changed.push(toLiveCall(call, source));
        else removed.push(callId);
      }
      touched = new Map();
      return { changed, ended: removed };
    },
    snapshot: () => ({ calls: [...calls.values()], ended: [...ended] }),
  };
}

/**
 * @param {Notification} notification
 * @returns {boolean} whether the call has ended. A deleted operation has only finished
 */
function endsCall(notification) {
  if (notification.kind !== 'call' && notification.kind !== 'tone') return false;
  return notification.state === 'terminated' || (notification.kind === 'call' && isDeleted(notification));
}

/** @param {Notification} notification */
function isDeleted({ changeType }) {
  return changeType?.toLowerCase() === 'deleted';
}

/**
 * @param {Notification} notification
 * @returns {boolean} whether the notification adds an unknown call
 */
function addsCall({ kind }) {
  return kind === 'call' || kind === 'tone' || kind === 'roster' || kind === 'rosterDelta';
}
