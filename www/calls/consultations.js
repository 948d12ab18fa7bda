// @ts-check
import { advanceCall, INITIAL_STATE, isLeftOver, stepConsultation } from 'graph-call-transfer/consultation';
import { callKey } from 'graph-call-transfer/ids';

/** @import { CallCreation, Notification, TransferOutcome } from 'graph-call-transfer' */
/** @import { CallLife, ConsultationEvent } from 'graph-call-transfer/consultation' */
/** @import { Consultation, ConsultationChanged } from '../protocol/consultations.js' */

const MAX_CONSULTATIONS = 1000;
/** The time for which an ended consultation is listed, in milliseconds. */
const KEPT_MS = 10 * 60 * 1000;
const STAGES = /** @type {const} */ ({ ringing: 'ringing', established: 'answered' });

/** @typedef {{ -readonly [Member in keyof Consultation]: Consultation[Member] }} MutableConsultation */

/**
 * A consultation, and what its timers depend on.
 *
 * @typedef {object} StoredConsultation
 * @property {MutableConsultation} view
 * @property {CallLife | undefined} life of the consultation call
 * @property {CallLife | undefined} callerLife
 * @property {number} since when the phase, or the hang-up of an ended one, began
 */

/**
 * Creates the state of all consultations, from the events of the log. Every instance that follows the log has the same one.
 *
 * @param {readonly StoredConsultation[]} [from] the result of `snapshot`
 */
export function createConsultations(from = []) {
  /** In the order of their start. @type {Map<string, StoredConsultation>} */
  const all = new Map(from.map((stored) => [stored.view.consultationId, stored]));
  /** The ids of those that changed since `takeChanges`, and since `takeUpdates`. @type {Set<string>} */
  let touched = new Set();
  /** @type {Set<string>} */
  let updated = new Set();

  /**
   * @param {StoredConsultation} stored
   * @param {ConsultationEvent} event
   * @param {number} at
   */
  function dispatch(stored, event, at) {
    const { view } = stored;
    const before = view.state;
    const { state } = stepConsultation(before, event);
    if (state === before) return;
    view.state = state;
    touch(view);
    if (state.phase !== before.phase || state.hangUp !== before.hangUp) stored.since = at;
    if (before.phase === 'calling' && state.phase === 'answered') view.answeredAt = at;
    if (before.phase !== 'ended' && state.phase === 'ended') view.endedAt = at;
    if (state.phase === 'ended') view.isLeftOver = isLeftOver(state);
  }

  /** @param {Consultation} view */
  function touch({ consultationId }) {
    touched.add(consultationId);
    updated.add(consultationId);
  }

  /** @param {Set<string>} ids */
  const viewsOf = (ids) => [...ids].flatMap((id) => all.get(id)?.view ?? []).map((view) => ({ ...view }));

  /** @param {number} now */
  function removeOldest(now) {
    for (const [id, { view }] of all) {
      const isOver = view.endedAt !== undefined && now - view.endedAt > KEPT_MS;
      if (all.size > MAX_CONSULTATIONS || isOver) all.delete(id);
    }
  }

  /**
   * @param {Extract<Notification, { kind: 'call' }>} notification
   * @param {number} at
   */
  function applyNotification(notification, at) {
    const key = callKey(notification.callId);
    for (const stored of all.values()) {
      const { view } = stored;
      if (callKey(view.callId) === key) applyToCaller(stored, notification, at);
      if (view.state.callId === undefined && isCalledBack(notification.raw.callbackUri, view.consultationId)) {
        dispatch(stored, { kind: 'identified', callId: notification.callId }, at);
      }
      const { callId } = view.state;
      if (callId !== undefined && callKey(callId) === key) applyToConsultation(stored, notification, at);
    }
  }

  /**
   * @param {StoredConsultation} stored
   * @param {Extract<Notification, { kind: 'call' }>} notification
   * @param {number} at
   */
  function applyToConsultation(stored, notification, at) {
    const before = stored.life?.state;
    const life = advanceCall(stored.life, notification);
    stored.life = life;
    if (life.state === before) return;
    if (life.state === 'ringing' || life.state === 'established') dispatch(stored, { kind: STAGES[life.state] }, at);
    if (life.state === 'terminated') dispatch(stored, { kind: 'targetLeft', result: life.result }, at);
  }

  /**
   * @param {StoredConsultation} stored
   * @param {Extract<Notification, { kind: 'call' }>} notification
   * @param {number} at
   */
  function applyToCaller(stored, notification, at) {
    stored.callerLife = advanceCall(stored.callerLife, notification);
    if (stored.callerLife.state === 'terminated') dispatch(stored, { kind: 'callerLeft' }, at);
  }

  return {
    /** @param {ConsultationChanged} changed */
    apply({ consultationId, callId, at, start, event, response, failure }) {
      const known = all.get(consultationId);
      if (start && !known) {
        const view = { ...start, consultationId, callId, state: INITIAL_STATE, startedAt: at };
        all.set(consultationId, { view, life: undefined, callerLife: undefined, since: at });
        touch(view);
        removeOldest(at);
      }
      if (!known) return;
      const error = response?.kind === 'refused' ? response.error : failure;
      if (error?.message !== undefined) known.view.message = error.message;
      if (error?.code !== undefined) known.view.code = error.code;
      if (response) known.view.status = response.status;
      if (event) dispatch(known, event, at);
    },

    /**
     * @param {readonly Notification[]} notifications
     * @param {number} at
     */
    applyNotifications(notifications, at) {
      if (all.size === 0) return;
      for (const notification of notifications) if (notification.kind === 'call') applyNotification(notification, at);
    },

    /**
     * A transfer that replaces the consultation call completes the consultation.
     *
     * @param {{ replacesCallId?: string | undefined, at: number }} transfer
     */
    applyTransfer({ replacesCallId, at }) {
      if (replacesCallId === undefined) return;
      const key = callKey(replacesCallId);
      for (const stored of all.values()) {
        const { callId } = stored.view.state;
        if (callId !== undefined && callKey(callId) === key) dispatch(stored, { kind: 'complete' }, at);
      }
    },

    /**
     * @param {TransferOutcome} outcome
     * @param {number} at
     */
    applyOutcome(outcome, at) {
      if (outcome.status === undefined) return;
      const key = callKey(outcome.status.callId);
      for (const stored of all.values()) {
        const { callId, state } = stored.view;
        const isOpen = state.phase === 'transferring' || state.phase === 'ending';
        if (isOpen && callKey(callId) === key) dispatch(stored, { kind: eventOf(outcome) }, at);
      }
    },

    /** @param {string} consultationId */
    find: (consultationId) => all.get(consultationId)?.view,
    /** Lists them with what their timers depend on. */
    stored: () => [...all.values()],
    /** @param {number} now */
    list(now) {
      removeOldest(now);
      return [...all.values()].map(({ view }) => ({ ...view })).reverse();
    },
    /** Returns the consultations that changed since the last call of this function. */
    takeChanges() {
      const changed = viewsOf(touched);
      touched = new Set();
      return changed;
    },
    /** Returns the consultations that changed since the last call of this function: after each event, for their records. */
    takeUpdates() {
      if (updated.size === 0) return [];
      const changed = viewsOf(updated);
      updated = new Set();
      return changed;
    },
    snapshot: () => [...all.values()],
  };
}

/**
 * Returns whether the callback address of a call has the client context of a consultation.
 *
 * @param {unknown} callbackUri
 * @param {string} consultationId
 */
export function isCalledBack(callbackUri, consultationId) {
  return typeof callbackUri === 'string' && callbackUri.includes(`clientContext=${consultationId}`);
}

/**
 * @param {TransferOutcome} outcome
 * @returns {'transferred' | 'transferFailed' | 'transferEnded' | 'transferUnknown'}
 */
function eventOf(outcome) {
  if (outcome.kind === 'completed') return 'transferred';
  if (outcome.kind === 'failed') return outcome.status.callActive ? 'transferFailed' : 'transferEnded';
  if (outcome.kind === 'ended') return 'transferEnded';
  if (outcome.kind === 'refused' && outcome.advice !== 'mayBeInProgress') return 'transferFailed';
  return 'transferUnknown';
}

/**
 * Returns the event of Graph's response to the creation of the call.
 *
 * @param {CallCreation} response
 * @returns {ConsultationEvent}
 */
export function creationEvent(response) {
  if (response.kind === 'created') return { kind: 'created', callId: response.callId };
  return { kind: response.mayBeInProgress ? 'creationUnknown' : 'creationRefused' };
}
