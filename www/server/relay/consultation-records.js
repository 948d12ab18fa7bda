// @ts-check
import { callKey } from 'graph-call-transfer/ids';
import { consultationFacts } from '../../calls/consultation-facts.js';
import { KEPT_MS } from './transfer-records.js';

/** @import { LoggedEvent, Position } from '../../protocol/events.js' */
/** @import { Consultation } from '../../protocol/consultations.js' */
/** @import { TransferRecord } from '../../protocol/history.js' */

const MAX_CONSULTATIONS = 2000;
/** The time after the end in which the notifications of the consultation call still belong to it. */
const AFTER_END_MS = 60 * 1000;

/**
 * A record, and whether a transfer has, or may have, completed the consultation: then the record of the transfer is listed.
 *
 * @typedef {{ readonly record: TransferRecord, readonly isTransfer: boolean }} StoredRecord
 */

/**
 * Creates the records of the consultations of the last day. Every instance that follows the log has the same ones.
 *
 * @param {readonly StoredRecord[]} [from] the result of `snapshot`
 */
export function createConsultationRecords(from = []) {
  /** In the order of their start. @type {Map<string, StoredRecord>} */
  const all = new Map(from.map((stored) => [stored.record.transferId, stored]));

  /** @param {number} now */
  function removeOldest(now) {
    for (const [id, { record }] of all) {
      if (all.size <= MAX_CONSULTATIONS && now - record.startedAt < KEPT_MS) return;
      all.delete(id);
    }
  }

  return {
    /**
     * Records the state of a consultation after an event.
     *
     * @param {Consultation} consultation
     * @param {Position} id of the event
     */
    apply(consultation, id) {
      const { consultationId, state, startedAt } = consultation;
      const first = all.get(consultationId)?.record.id ?? id;
      const isTransfer = state.phase === 'transferring' || state.end === 'transferred';
      all.set(consultationId, { record: { ...consultationFacts(consultation), id: first, lastId: id }, isTransfer });
      removeOldest(startedAt);
    },
    /**
     * Moves the last position of the consultations whose call a delivery is about.
     *
     * @param {LoggedEvent} logged
     */
    applyDelivery({ id, event }) {
      if (!('callIds' in event) || all.size === 0) return;
      const keys = event.callIds.map(callKey);
      for (const [consultationId, stored] of all) {
        const { replacesCallId, endedAt = event.at } = stored.record;
        if (replacesCallId === undefined || event.at - endedAt > AFTER_END_MS) continue;
        if (!keys.includes(callKey(replacesCallId))) continue;
        all.set(consultationId, { ...stored, record: { ...stored.record, lastId: id } });
      }
    },
    /**
     * @param {string} id
     * @param {number} now
     * @returns {StoredRecord | undefined}
     */
    find(id, now) {
      removeOldest(now);
      return all.get(id.toLowerCase());
    },
    /** Returns the consultation whose call a transfer replaces. @param {string} callId */
    findByCall(callId) {
      const key = callKey(callId);
      return [...all.values()].findLast(
        ({ record: { replacesCallId } }) => replacesCallId !== undefined && callKey(replacesCallId) === key,
      )?.record;
    },
    /** Lists those that no transfer completed, the newest first. @param {number} now */
    list(now) {
      removeOldest(now);
      return [...all.values()].flatMap(({ record, isTransfer }) => (isTransfer ? [] : [record])).reverse();
    },
    /** @returns {readonly StoredRecord[]} */
    snapshot: () => [...all.values()],
  };
}
