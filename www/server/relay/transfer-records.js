// @ts-check
import { callKey } from 'graph-call-transfer/ids';
import { readParties } from './transfer-parties.js';

/** @import { TransferChange, TransferOutcome, TransferStatus } from 'graph-call-transfer' */
/** @import { LoggedEvent, Position, ResponseReceived, SendFailed, TransferStarted } from '../../protocol/events.js' */
/** @import { DuplicateDelivery, NotificationsReceived } from '../../protocol/events.js' */
/** @import { RecordedOutcome, TransferRecord } from '../../protocol/history.js' */

const MAX_TRANSFERS = 2000;
/** The time for which a transfer is kept: that of the events in the log, in milliseconds. */
export const KEPT_MS = 24 * 60 * 60 * 1000;
/** The time after which a transfer without a verdict is no longer in progress. */
export const IN_PROGRESS_MS = 60 * 60 * 1000;
/** The time after a verdict in which the notifications of the call still belong to the transfer. */
const AFTER_VERDICT_MS = 60 * 1000;

/** @typedef {{ -readonly [Member in keyof TransferRecord]: TransferRecord[Member] }} MutableRecord */

/**
 * A record, and whether Graph may carry the transfer out: then the notifications of the call belong to it.
 *
 * @typedef {{ readonly record: MutableRecord, isPossible: boolean }} StoredTransfer
 */

/**
 * Creates the records of the transfers of the last day, from the events of the log. Every instance that follows the log has the
 * same ones.
 *
 * @param {readonly StoredTransfer[]} [from] the result of `snapshot`
 */
export function createTransferRecords(from = []) {
  /** In the order of their start. @type {Map<string, StoredTransfer>} */
  const transfers = new Map();
  /** The transfers of each call, and of each replaced call, in the order of their start. @type {Map<string, StoredTransfer[]>} */
  const byCall = new Map();
  for (const transfer of from) add(transfer);

  /** @param {StoredTransfer} transfer */
  function add(transfer) {
    const { record } = transfer;
    transfers.set(transferKey(record.transferId), transfer);
    for (const key of callKeys(record)) byCall.set(key, [...(byCall.get(key) ?? []), transfer]);
  }

  /** @param {StoredTransfer} transfer */
  function remove(transfer) {
    const { record } = transfer;
    transfers.delete(transferKey(record.transferId));
    for (const key of callKeys(record)) {
      const others = (byCall.get(key) ?? []).filter((other) => other !== transfer);
      if (others.length > 0) byCall.set(key, others);
      else byCall.delete(key);
    }
  }

  /** @param {number} now */
  function removeOldest(now) {
    for (const transfer of transfers.values()) {
      if (transfers.size <= MAX_TRANSFERS && now - transfer.record.startedAt < KEPT_MS) return;
      remove(transfer);
    }
  }

  /**
   * @param {string} callId
   * @returns {MutableRecord | undefined} of the last transfer of the call that Graph may carry out
   */
  function findLast(callId) {
    return byCall.get(callKey(callId))?.findLast(({ isPossible }) => isPossible)?.record;
  }

  /**
   * @param {TransferStarted} event
   * @param {Position} id
   */
  function addTransfer(event, id) {
    const { transferId, callId, replacesCallId, at, operator, version, profile } = event;
    const known = transfers.get(transferKey(transferId));
    if (known) remove(known);
    /** @type {MutableRecord} */
    const record = {
      kind: 'transfer',
      transferId,
      callId,
      ...(replacesCallId !== undefined && { replacesCallId }),
      id,
      lastId: id,
      startedAt: at,
      outcome: 'pending',
      ...readParties(event),
      ...(operator && { operator }),
      ...(version !== undefined && { version }),
      ...(profile !== undefined && { profile }),
    };
    add({ record, isPossible: true });
    removeOldest(at);
  }

  /**
   * @param {StoredTransfer} transfer
   * @param {ResponseReceived} event
   */
  function addResponse(transfer, { response, at }) {
    const { record } = transfer;
    record.status = response.status;
    if (response.kind === 'accepted') {
      supersedeEarlier(transfer, at);
      return;
    }
    const { code } = response.error;
    if (code !== undefined) record.code = code;
    // A notification may have arrived before the response.
    if (record.outcome === 'pending') end(record, 'refused', at);
    transfer.isPossible = response.mayBeInProgress;
  }

  /**
   * @param {StoredTransfer} accepted
   * @param {number} at
   */
  function supersedeEarlier(accepted, at) {
    const key = callKey(accepted.record.callId);
    for (const transfer of byCall.get(key) ?? []) {
      if (transfer === accepted) return;
      const { record } = transfer;
      if (record.outcome === 'pending' && callKey(record.callId) === key) end(record, 'superseded', at);
    }
  }

  /**
   * @param {StoredTransfer} transfer
   * @param {SendFailed} event
   */
  function addFailure(transfer, { error, at }) {
    const { record } = transfer;
    if (error.code !== undefined) record.code = error.code;
    if (error.delivered === 'no') {
      transfer.isPossible = false;
      if (record.outcome === 'pending') end(record, 'unsent', at);
    } else if (error.code === 'aborted') {
      record.stoppedWaiting = true;
    }
  }

  /**
   * Moves the last position of the transfers of a delivery's calls.
   *
   * @param {NotificationsReceived | DuplicateDelivery} event
   * @param {Position} id
   */
  function addDelivery({ callIds, at }, id) {
    for (const callId of callIds) {
      const record = findLast(callId);
      if (record && at - (record.endedAt ?? at) <= AFTER_VERDICT_MS) record.lastId = id;
    }
  }

  return {
    /** @param {LoggedEvent} logged */
    apply({ id, event }) {
      if (event.kind === 'transfer') return addTransfer(event, id);
      if ('callIds' in event) return addDelivery(event, id);
      if (!('transferId' in event)) return;
      const transfer = transfers.get(transferKey(event.transferId));
      if (!transfer) return;
      transfer.record.lastId = id;
      if (event.kind === 'response') addResponse(transfer, event);
      else if (event.kind === 'failure') addFailure(transfer, event);
    },
    /**
     * Applies the changes that notifications led to.
     *
     * @param {readonly TransferChange[]} changes
     * @param {number} at
     * @param {(callId: string) => TransferStatus | undefined} statusOf
     */
    applyChanges(changes, at, statusOf) {
      for (const { callId } of changes) {
        const record = findLast(callId);
        const status = record && statusOf(callId);
        if (status) applyStatus(record, status, at);
      }
    },
    /**
     * Records the decision of an outcome.
     *
     * @param {TransferOutcome} outcome
     * @param {string} [transferId] defaults to the last transfer of the call
     */
    decide(outcome, transferId) {
      const { status, retry, isIncident, connectedTo } = outcome;
      const record =
        transferId === undefined ? findLast(status?.callId ?? '') : transfers.get(transferKey(transferId))?.record;
      if (!record) return;
      Object.assign(record, { retry, isIncident, connectedTo });
      // A correction can complete a transfer that had failed.
      if (outcome.kind === 'completed') delete record.cause;
      else record.cause = outcome.cause;
    },
    /**
     * @param {string} transferId
     * @param {number} now
     */
    find(transferId, now) {
      removeOldest(now);
      const transfer = transfers.get(transferKey(transferId));
      return transfer && publish(transfer.record, now);
    },
    /**
     * Returns the last transfer that Graph may carry out, or has, in place of a call.
     *
     * @param {string} callId
     * @param {number} now
     */
    findReplacing(callId, now) {
      const record = findLast(callId);
      return record?.replacesCallId !== undefined && callKey(record.replacesCallId) === callKey(callId)
        ? publish(record, now)
        : undefined;
    },
    /**
     * Lists all transfers, the newest first.
     *
     * @param {number} now
     */
    list(now) {
      removeOldest(now);
      return [...transfers.values()].reverse().map(({ record }) => publish(record, now));
    },
    /** @returns {readonly StoredTransfer[]} */
    snapshot: () => [...transfers.values()],
  };
}

/**
 * @param {MutableRecord} record
 * @param {RecordedOutcome} outcome
 * @param {number} at
 */
function end(record, outcome, at) {
  record.outcome = outcome;
  record.endedAt = at;
}

/**
 * @param {MutableRecord} record
 * @param {TransferStatus} status
 * @param {number} at
 */
function applyStatus(record, { phase, certainty, connectedTo, result, terminationReason }, at) {
  Object.assign(record, { phase, certainty, connectedTo });
  if (phase !== 'completed' && phase !== 'failed' && phase !== 'ended') return;
  if (record.outcome !== phase) end(record, phase, at);
  const { code, subcode } = result ?? {};
  if (result) record.result = { ...(code !== undefined && { code }), ...(subcode !== undefined && { subcode }) };
  if (terminationReason !== undefined) record.terminationReason = terminationReason;
}

/**
 * @param {TransferRecord} record
 * @param {number} now
 * @returns {TransferRecord}
 */
function publish(record, now) {
  const isOver = record.outcome === 'pending' && now - record.startedAt >= IN_PROGRESS_MS;
  return isOver ? { ...record, outcome: 'unknown' } : { ...record };
}

/** @param {string} transferId a GUID */
function transferKey(transferId) {
  return transferId.toLowerCase();
}

/** @param {TransferRecord} record */
function callKeys({ callId, replacesCallId }) {
  return replacesCallId === undefined ? [callKey(callId)] : [callKey(callId), callKey(replacesCallId)];
}
