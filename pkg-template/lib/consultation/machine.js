// @ts-check
/**
 * The state machine of a consultation: which event leads to which state, and what is to be done. It does no I/O, reads no clock, and
 * its states are plain data. ARCHITECTURE has its table; a test walks all interleavings.
 */

/** @import { ConsultationCommand as Command, ConsultationEnd, ConsultationEvent, ConsultationState } from '../../types/consultation.js' */

/** A state, and what is to be done on entering it. @typedef {readonly [state: ConsultationState, commands: readonly Command[]]} Step */

/** @type {ConsultationState} */
export const INITIAL = Object.freeze({ phase: 'calling', creation: 'pending', hangUp: 'none' });

/** The ends of a consultation that is calling or answered. @type {Partial<Record<ConsultationEvent['kind'], ConsultationEnd>>} */
const BEFORE_TRANSFER = { callerLeft: 'callerLeft', cancel: 'cancelled', abort: 'aborted' };

/**
 * Returns the next state. An event that means nothing in a state changes nothing.
 * @param {ConsultationState} state
 * @param {ConsultationEvent} event
 * @returns {Step}
 */
export function step(state, event) {
  const known = recordFacts(state, event);
  switch (state.phase) {
    case 'calling':
      return whileCalling(known, event);
    case 'answered':
      return whileAnswered(known, event);
    case 'transferring':
      return whileTransferring(known, event);
    case 'ending':
      return whileEnding(known, event);
    case 'ended':
      return afterEnd(known, event);
  }
}

/**
 * Records what an event states, in whatever phase it arrives.
 * @param {ConsultationState} state
 * @param {ConsultationEvent} event
 * @returns {ConsultationState}
 */
function recordFacts(state, event) {
  switch (event.kind) {
    case 'created':
      return freeze({ ...state, creation: 'created', callId: state.callId ?? event.callId });
    case 'identified':
      return freeze({ ...state, callId: state.callId ?? event.callId });
    case 'creationRefused':
      // A notification that named the call is stronger than a refusal.
      return freeze({ ...state, creation: state.callId === undefined ? 'refused' : 'unknown' });
    case 'creationUnknown':
      return freeze({ ...state, creation: 'unknown' });
    case 'ringing':
      return freeze({ ...state, hasRung: true });
    case 'targetLeft':
      return freeze({ ...state, targetLeft: true, result: state.result ?? event.result });
    case 'callerLeft':
    case 'transferEnded':
      return freeze({ ...state, callerLeft: true });
    default:
      return state;
  }
}

/** @param {ConsultationState} state @param {ConsultationEvent} event @returns {Step} */
function whileCalling(state, event) {
  switch (event.kind) {
    case 'creationRefused':
      return state.creation === 'refused' ? ended(state, 'refused') : [state, []];
    case 'answered':
      return [freeze({ ...state, phase: 'answered' }), []];
    case 'targetLeft':
      return ended(state, 'notAnswered');
    case 'ringTimedOut':
      return ending(state, 'notAnswered');
    default:
      return beforeTransfer(state, event);
  }
}

/** @param {ConsultationState} state @param {ConsultationEvent} event @returns {Step} */
function whileAnswered(state, event) {
  switch (event.kind) {
    case 'complete':
      return [freeze({ ...state, phase: 'transferring' }), ['transfer']];
    case 'targetLeft':
      return ended(state, 'targetLeft');
    default:
      return beforeTransfer(state, event);
  }
}

/**
 * Ends a consultation that has no transfer.
 * @param {ConsultationState} state @param {ConsultationEvent} event @returns {Step}
 */
function beforeTransfer(state, event) {
  const end = BEFORE_TRANSFER[event.kind];
  return end === undefined ? [state, []] : ending(state, end);
}

/**
 * Until the verdict nothing is hung up: the call that the transfer replaces would end under it.
 * @param {ConsultationState} state @param {ConsultationEvent} event @returns {Step}
 */
function whileTransferring(state, event) {
  switch (event.kind) {
    case 'transferred':
      return ended(state, 'transferred');
    case 'transferEnded':
      return ending(state, 'callerLeft');
    case 'transferFailed':
      return afterFailure(state);
    case 'transferUnknown':
      return state.wish === undefined
        ? [freeze({ ...state, isUndecided: true }), []]
        : ending(freeze({ ...state, isUndecided: true }), state.wish);
    case 'cancel':
    case 'abort': {
      const wish = event.kind === 'cancel' ? 'cancelled' : 'aborted';
      return state.isUndecided ? ending(state, wish) : [freeze({ ...state, wish: state.wish ?? wish }), []];
    }
    default:
      return [state, []];
  }
}

/** @param {ConsultationState} state @returns {Step} */
function afterFailure(state) {
  const { callerLeft, targetLeft, wish } = state;
  if (callerLeft) return ending(state, 'callerLeft');
  if (wish !== undefined) return ending(state, wish);
  if (targetLeft) return ended(state, 'targetLeft');
  const { isUndecided, ...decided } = state;
  return [freeze({ ...decided, phase: 'answered' }), []];
}

/** @param {ConsultationState} state @param {ConsultationEvent} event @returns {Step} */
function whileEnding(state, event) {
  switch (event.kind) {
    // A verdict after its time.
    case 'transferred':
      return ended(state, 'transferred');
    case 'targetLeft':
      return ended(state);
    case 'creationRefused':
      return state.creation === 'refused' ? ended(state) : [state, []];
    case 'created':
    case 'creationUnknown':
    case 'identified':
      return hangUpOrSearch(state);
    case 'hungUp':
      return ended(freeze({ ...state, hangUp: 'done' }));
    case 'hangUpFailed':
      return ended(freeze({ ...state, hangUp: 'failed' }));
    case 'searchTimedOut':
      return state.callId === undefined ? ended(state) : [state, []];
    default:
      return [state, []];
  }
}

/**
 * The end is final. Only a call that was not found before it is still hung up, so that nothing rings.
 * @param {ConsultationState} state @param {ConsultationEvent} event @returns {Step}
 */
function afterEnd(state, event) {
  switch (event.kind) {
    case 'created':
    case 'identified':
      return isLeftOver(state) && state.callId !== undefined && state.hangUp === 'none'
        ? [freeze({ ...state, hangUp: 'sent' }), ['hangUp']]
        : [state, []];
    case 'hungUp':
      return [freeze({ ...state, hangUp: 'done' }), []];
    case 'hangUpFailed':
      return [freeze({ ...state, hangUp: 'failed' }), []];
    default:
      return [state, []];
  }
}

/**
 * Decides the end, and ends the consultation call.
 * @param {ConsultationState} state
 * @param {ConsultationEnd} end
 * @returns {Step}
 */
function ending(state, end) {
  const decided = freeze({ ...state, phase: 'ending', end });
  return state.targetLeft || state.creation === 'refused' ? ended(decided) : hangUpOrSearch(decided);
}

/**
 * Hangs up a known call, once. An unknown one is searched once Graph's response is known to be lost.
 * @param {ConsultationState} state
 * @returns {Step}
 */
function hangUpOrSearch(state) {
  if (state.callId !== undefined) {
    return state.hangUp === 'none' ? [freeze({ ...state, hangUp: 'sent' }), ['hangUp']] : [state, []];
  }
  return [state, state.creation === 'pending' ? [] : ['search']];
}

/**
 * @param {ConsultationState} state
 * @param {ConsultationEnd} [end] the decided one by default
 * @returns {Step}
 */
function ended(state, end = state.end) {
  return [freeze({ ...state, phase: 'ended', end }), []];
}

/**
 * Returns whether the consultation call may go on after the end.
 * @param {ConsultationState} state
 */
export function isLeftOver({ phase, end, creation, targetLeft, hangUp }) {
  if (phase !== 'ended' || end === 'transferred') return false;
  return !targetLeft && creation !== 'refused' && hangUp !== 'done';
}

/** @param {object} state @returns {ConsultationState} */
function freeze(state) {
  const known = Object.entries(state).filter(([, value]) => value !== undefined);
  return /** @type {ConsultationState} */ (Object.freeze(Object.fromEntries(known)));
}
