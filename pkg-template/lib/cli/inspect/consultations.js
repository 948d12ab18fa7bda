// @ts-check
/** The consultations in recordings: the calls to targets that were asked before a transfer. */

import { advanceCall, INITIAL_STATE, stepConsultation } from 'graph-call-transfer/consultation';
import { callKey } from 'graph-call-transfer/ids';

/** @import { Notification } from 'graph-call-transfer' */
/** @import { CallLife, ConsultationEvent, ConsultationState } from 'graph-call-transfer/consultation' */
/** @import { Entry } from './entries.js' */

/**
 * A consultation: the caller's call, what is known of it, and its own entries.
 *
 * @typedef {{ callId: string, state: ConsultationState, life: CallLife | undefined, callerLife: CallLife | undefined, entries: Entry[] }} Consultation
 */

const STAGES = /** @type {const} */ ({ ringing: 'ringing', established: 'answered' });

export class Consultations {
  /** By the id of their recording. @type {Map<string, Consultation>} */
  #all = new Map();

  /**
   * Applies an event of a recording.
   * @param {Entry} entry
   */
  apply(entry) {
    const { id, callId, event } = entry.consultation ?? {};
    if (id === undefined || callId === undefined) return;
    const begun = { callId, state: INITIAL_STATE, life: undefined, callerLife: undefined, entries: [] };
    const known = this.#all.get(id) ?? begun;
    this.#all.set(id, known);
    if (entry.step) known.entries.push(entry);
    if (event) step(known, event);
  }

  /** @param {readonly Notification[]} notifications */
  applyNotifications(notifications) {
    for (const notification of notifications) {
      if (notification.kind !== 'call') continue;
      for (const [id, known] of this.#all) applyNotification(id, known, notification);
    }
  }

  /**
   * Returns the consultation of a call that a transfer replaces.
   * @param {string} callId
   */
  of(callId) {
    return this.list().find(({ state }) => state.callId !== undefined && callKey(state.callId) === callKey(callId));
  }

  list() {
    return [...this.#all.values()];
  }
}

/**
 * @param {string} id
 * @param {Consultation} known
 * @param {Extract<Notification, { kind: 'call' }>} notification
 */
function applyNotification(id, known, notification) {
  const { callId, raw } = notification;
  if (callKey(callId) === callKey(known.callId)) {
    known.callerLife = advanceCall(known.callerLife, notification);
    if (known.callerLife.state === 'terminated') step(known, { kind: 'callerLeft' });
    return;
  }
  if (known.state.callId === undefined && String(raw.callbackUri ?? '').includes(`clientContext=${id}`)) {
    step(known, { kind: 'identified', callId });
  }
  if (known.state.callId === undefined || callKey(known.state.callId) !== callKey(callId)) return;
  const life = advanceCall(known.life, notification);
  known.life = life;
  if (life.state === 'ringing' || life.state === 'established') step(known, { kind: STAGES[life.state] });
  if (life.state === 'terminated') step(known, { kind: 'targetLeft', result: life.result });
}

/**
 * @param {Consultation} known
 * @param {ConsultationEvent} event
 */
function step(known, event) {
  known.state = stepConsultation(known.state, event).state;
}
