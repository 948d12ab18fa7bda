// @ts-check
/** Applies the entries of a log to a tracker, and keeps what each call needs for its diagram. */

import { drawTransfer, TransferTracker } from 'graph-call-transfer';
import { explainNotification, explainResult } from 'graph-call-transfer/codes';
import { callKey } from 'graph-call-transfer/ids';
import { Consultations } from './consultations.js';

/** @import { Notification, ResultInfo, TransferChange, TransferDiagram, TransferOutcome, TransferStatus } from 'graph-call-transfer' */
/** @import { Explanation } from 'graph-call-transfer/codes' */
/** @import { ConsultationState } from 'graph-call-transfer/consultation' */
/** @import { Entry, Transfer } from './entries.js' */

/**
 * A call with a transfer, and its outcome.
 *
 * @typedef {object} InspectedCall
 * @property {string} callId
 * @property {TransferStatus} status
 * @property {TransferOutcome} outcome
 * @property {Explanation | undefined} explanation of its result
 * @property {TransferDiagram} diagram
 */

/**
 * A consultation that no transfer of the log completed.
 *
 * @typedef {object} InspectedConsultation
 * @property {string} callId the caller's call
 * @property {ConsultationState} state
 * @property {TransferDiagram} diagram
 */

export class Inspection {
  #tracker = new TransferTracker();
  /** The entries that mention each call, by its key. @type {Map<string, { callId: string, entries: Entry[] }>} */
  #calls = new Map();
  /** @type {Map<string, Transfer>} */
  #transfers = new Map();
  #consultations = new Consultations();

  /** @param {readonly Transfer[]} transfers that were sent */
  constructor(transfers) {
    for (const transfer of transfers) this.#expect(transfer);
  }

  /**
   * @param {Entry} entry
   * @returns {readonly TransferChange[]}
   */
  apply(entry) {
    if (entry.transfer) this.#transfers.set(callKey(entry.transfer.callId), entry.transfer);
    if (entry.consultation) {
      this.#consultations.apply(entry);
      return [];
    }
    if (entry.step && entry.recorded !== undefined) return this.#applyStep(entry, entry.recorded);
    const { batch } = entry;
    if (batch?.kind !== 'graph') return [];
    const ids = new Set(batch.notifications.flatMap(({ callId }) => (callId === undefined ? [] : [callId])));
    for (const callId of ids) this.#remember(callId, entry);
    this.#consultations.applyNotifications(batch.notifications);
    return this.#tracker.apply(batch);
  }

  /** The number of calls that the log mentions, without those of a consultation, or that a transfer replaces. */
  get callCount() {
    const replaced = [...this.#transfers.values()].flatMap(({ replacesCallId = '' }) => callKey(replacesCallId));
    const asked = this.#consultations
      .list()
      .flatMap(({ callId, state }) => [callKey(callId), callKey(state.callId ?? '')]);
    const isOther = (/** @type {string} */ key) => !replaced.includes(key) && !asked.includes(key);
    return [...this.#calls.keys()].filter((key) => isOther(key) || this.#tracker.status(key) !== undefined).length;
  }

  /** @returns {InspectedConsultation[]} those that no transfer of the log replaced */
  consultations() {
    const replaced = [...this.#transfers.values()].flatMap(({ replacesCallId = '' }) => callKey(replacesCallId));
    return this.#consultations.list().flatMap(({ callId, state, entries }) => {
      if (state.callId !== undefined && replaced.includes(callKey(state.callId))) return [];
      const asked = state.callId === undefined ? [] : this.#entriesOf(state.callId);
      const ids = { callId, ...(state.callId !== undefined && { replacesCallId: state.callId }) };
      return [{ callId, state, diagram: drawEntries(ids, [...new Set([...entries, ...asked])].sort(byPlace)) }];
    });
  }

  /**
   * Returns the outcome of a call with a transfer, from the evidence so far.
   * @param {string} callId
   * @returns {Promise<InspectedCall | undefined>}
   */
  async call(callId) {
    const status = this.#tracker.status(callId);
    if (!status) return undefined;
    const outcome = await this.#tracker.follow(callId).outcome({ timeoutMs: 0 });
    return { callId: status.callId, status, outcome, explanation: this.#explain(status), diagram: this.#draw(callId) };
  }

  /** @returns {Promise<InspectedCall[]>} the calls with a transfer, in the order of the log */
  async calls() {
    const all = await Promise.all([...this.#calls.values()].map(({ callId }) => this.call(callId)));
    return all.filter((call) => call !== undefined);
  }

  /**
   * Explains the result of a status by the notification that it comes from, which knows more of the situation.
   * @param {TransferStatus} status
   */
  #explain(status) {
    const { callId, result, terminationReason } = status;
    const key = callKey(callId);
    const source = (this.#calls.get(key)?.entries ?? [])
      .flatMap(({ batch }) => (batch?.kind === 'graph' ? batch.notifications : []))
      .findLast((each) => each.kind === 'call' && callKey(each.callId) === key && isSameResult(each.result, result));
    return source ? explainNotification(source, { status }) : explainResult(result, terminationReason);
  }

  /** @param {Transfer} transfer */
  #expect(transfer) {
    this.#transfers.set(callKey(transfer.callId), transfer);
    this.#calls.set(callKey(transfer.callId), { callId: transfer.callId, entries: [] });
    this.#tracker.expect(transfer);
  }

  /**
   * @param {Entry} entry
   * @param {string} callId
   */
  #applyStep(entry, callId) {
    this.#remember(callId, entry);
    const { step } = entry;
    if (step?.kind === 'sent' || step?.kind === 'expected') {
      this.#tracker.expect(this.#transfers.get(callKey(callId)) ?? { callId });
    }
    if (step?.kind === 'response') return this.#tracker.recordResponse(callId, /** @type {any} */ (step.response));
    return [];
  }

  /**
   * @param {string} callId
   * @param {Entry} entry
   */
  #remember(callId, entry) {
    const key = callKey(callId);
    const known = this.#calls.get(key) ?? { callId, entries: [] };
    known.entries.push(entry);
    this.#calls.set(key, known);
  }

  /** @param {string} callId */
  #draw(callId) {
    const key = callKey(callId);
    const transfer = this.#transfers.get(key) ?? { callId };
    const { replacesCallId } = transfer;
    const replaced = replacesCallId === undefined ? [] : this.#entriesOf(replacesCallId);
    const asked = replacesCallId === undefined ? [] : (this.#consultations.of(replacesCallId)?.entries ?? []);
    const own = this.#entriesOf(callId);
    const others = [...asked, ...replaced];
    const entries = others.length === 0 ? own : [...new Set([...own, ...others])].sort(byPlace);
    const hasStart = entries.some(({ step }) => step?.kind === 'sent' || step?.kind === 'expected');
    const isExpected = !hasStart && this.#tracker.status(callId)?.expected === true;
    return drawEntries(transfer, entries, isExpected);
  }

  /** @param {string} callId */
  #entriesOf(callId) {
    return this.#calls.get(callKey(callId))?.entries ?? [];
  }
}

/**
 * @param {Transfer} transfer
 * @param {readonly Entry[]} entries
 * @param {boolean} [isExpected] from the first entry on
 */
function drawEntries(transfer, entries, isExpected = false) {
  return drawTransfer(transfer, [
    ...(isExpected ? [/** @type {const} */ ({ id: 'expected', kind: 'expected' })] : []),
    ...entries.map((entry, index) => stepOf(entry, String(index))),
  ]);
}

/**
 * @param {ResultInfo | undefined} one
 * @param {ResultInfo | undefined} other
 */
function isSameResult(one, other) {
  return one?.code === other?.code && one?.subcode === other?.subcode;
}

/**
 * @param {Entry} one
 * @param {Entry} other
 */
function byPlace(one, other) {
  return (one.at ?? 0) - (other.at ?? 0) || one.line - other.line;
}

/**
 * @param {Entry} entry
 * @param {string} id
 */
function stepOf({ step, body }, id) {
  return step ? { id, ...step } : { id, kind: /** @type {const} */ ('notifications'), body };
}

/**
 * Sorts the entries by their times. One without a time stays behind the one before it.
 * @param {readonly Entry[]} entries
 * @returns {{ entries: Entry[], moved: number }} with the number of entries that have another place now
 */
export function sortByTime(entries) {
  let last = Number.NEGATIVE_INFINITY;
  const timed = entries.map((entry, index) => {
    last = entry.at ?? last;
    return { entry, index, time: last };
  });
  timed.sort((one, other) => one.time - other.time || one.index - other.index);
  const moved = timed.filter(({ index }, place) => index !== place).length;
  return { entries: timed.map(({ entry }) => entry), moved };
}

/**
 * Describes a notification in Graph's words.
 * @param {Notification} notification
 */
export function describeNotification(notification) {
  const { kind, changeType } = notification;
  const parts = [kind === 'call' ? '' : kind, changeType ?? ''];
  if ('state' in notification) parts.push(notification.state ?? '');
  if ('result' in notification && notification.result) {
    const { code, subcode } = notification.result;
    parts.push([code, subcode].filter((number) => number !== undefined).join('/'));
  }
  if ('terminationReason' in notification) parts.push(notification.terminationReason ?? '');
  if ('mediaState' in notification)
    parts.push(notification.mediaState?.audio ? `audio ${notification.mediaState.audio}` : '');
  if ('status' in notification) parts.push(String(notification.status ?? ''));
  if ('tone' in notification) parts.push(String(notification.tone ?? ''));
  if ('participants' in notification) parts.push(`${notification.participants.length} participants`);
  return parts.filter((part) => part !== '').join(' · ');
}
