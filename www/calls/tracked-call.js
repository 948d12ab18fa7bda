// @ts-check
import { callKey } from 'graph-call-transfer/ids';
import { parseIdentity, parseRosterEntry } from './participants.js';

/** @import { CallResource, Notification, Participant } from 'graph-call-transfer' */
/** @import { LiveCall, LiveParticipant } from '../protocol/calls.js' */

/** The size of the largest roster that a Teams meeting shows. */
const MAX_PARTICIPANTS = 350;
/** The number of roster entries that are examined. */
const MAX_ENTRIES = 1000;
const MAX_STATE_LENGTH = 64;
const MAX_ID_LENGTH = 256;
const MAX_OWN_IDS = 4;

/** The states before a call is established. One that arrives after a later state is ignored. */
const EARLY_STATES = ['incoming', 'establishing', 'ringing'];

/**
 * @typedef {object} TrackedCall the state of a live call, as a snapshot contains it
 * @property {string} callId
 * @property {string} [state] absent until a notification names one
 * @property {'peerToPeer' | 'group'} callType
 * @property {string} [direction]
 * @property {number} since
 * @property {number} changedAt
 * @property {LiveParticipant[]} participants
 * @property {boolean} hasRoster whether the participants come from a roster
 * @property {number} rosterNumber the sequence number of the last roster or roster delta that has one
 * @property {string[]} ownIds the keys of the app's own ids: of its identity, and of its participant
 */

/**
 * @param {string} callId
 * @param {number} at
 * @returns {TrackedCall}
 */
export function createTrackedCall(callId, at) {
  return {
    callId,
    callType: 'peerToPeer',
    since: at,
    changedAt: at,
    participants: [],
    hasRoster: false,
    rosterNumber: -1,
    ownIds: [],
  };
}

/**
 * Returns the public form of a call. A call of which only the roster is known is established.
 *
 * @param {TrackedCall} call
 * @param {LiveCall['source']} source
 * @returns {LiveCall}
 */
export function toLiveCall(call, source) {
  const { callId, state = 'established', callType, direction, since, changedAt, participants } = call;
  return { callId, source, state, callType, ...(direction && { direction }), since, changedAt, participants };
}

/**
 * Updates a call from a notification.
 *
 * @param {TrackedCall} call
 * @param {Notification} notification
 */
export function updateCall(call, notification) {
  if (notification.kind === 'call') {
    updateState(call, notification.state);
    updateFromResource(call, notification.resourceData ?? {});
  } else if (notification.kind === 'tone') {
    updateState(call, notification.state);
  } else if (notification.kind === 'roster') {
    replaceRoster(call, notification.participants);
  } else if (notification.kind === 'rosterDelta') {
    applyRosterDelta(call, notification.participants, notification.sequenceNumber);
  } else if (notification.kind === 'participantLeft') {
    const { participantId } = notification;
    call.participants = call.participants.filter((each) => each.participantId !== participantId);
  }
}

/**
 * @param {TrackedCall} call
 * @param {string | undefined} state
 */
function updateState(call, state) {
  if (state === undefined) return;
  if (call.state === undefined || stateRank(state) >= stateRank(call.state))
    call.state = state.slice(0, MAX_STATE_LENGTH);
}

/**
 * @param {string} state
 * @returns {number} the number of states that certainly precede it
 */
function stateRank(state) {
  const early = EARLY_STATES.indexOf(state);
  return early >= 0 ? early : EARLY_STATES.length;
}

/**
 * @param {TrackedCall} call
 * @param {CallResource} resource
 */
function updateFromResource(call, { direction, source, targets, myParticipantId }) {
  if (typeof direction === 'string') call.direction = direction.slice(0, MAX_STATE_LENGTH);
  if (typeof myParticipantId === 'string') addOwnId(call, myParticipantId);

  const from = parseIdentity(source);
  const to = (Array.isArray(targets) ? targets : []).slice(0, MAX_PARTICIPANTS).map(parseIdentity);
  // The app is a target of an incoming call, and the source of an outgoing one.
  for (const own of call.direction === 'outgoing' ? [from] : to) {
    if (own?.kind === 'application' && own.id !== undefined) addOwnId(call, own.id);
  }
  if (call.hasRoster) return;
  const others = [from, ...to].filter((person) => person !== undefined).filter((person) => !isOwn(call, person));
  if (others.length > 0) call.participants = others;
  if (others.length > 1) call.callType = 'group';
}

/**
 * @param {TrackedCall} call
 * @param {string} id
 */
function addOwnId(call, id) {
  const key = callKey(id.slice(0, MAX_ID_LENGTH));
  if (!call.ownIds.includes(key) && call.ownIds.length < MAX_OWN_IDS) call.ownIds.push(key);
}

/**
 * @param {TrackedCall} call
 * @param {readonly Participant[]} roster
 */
function replaceRoster(call, roster) {
  const number = Math.max(
    -1,
    ...validEntries(roster).map(({ rosterSequenceNumber }) => sequenceNumber(rosterSequenceNumber)),
  );
  if (number >= 0 && number < call.rosterNumber) return;
  call.rosterNumber = Math.max(number, call.rosterNumber);
  call.hasRoster = true;
  call.participants = validEntries(roster)
    .slice(0, MAX_PARTICIPANTS + 1)
    .map(parseRosterEntry)
    .filter((each) => !isOwn(call, each))
    .slice(0, MAX_PARTICIPANTS);
  updateCallType(call);
}

/**
 * @param {TrackedCall} call
 * @param {readonly Participant[]} changes
 * @param {number | undefined} number
 */
function applyRosterDelta(call, changes, number) {
  if (number !== undefined && number <= call.rosterNumber && call.hasRoster) return;
  call.rosterNumber = Math.max(number ?? -1, call.rosterNumber);
  call.hasRoster = true;
  for (const change of validEntries(changes)) {
    const participant = parseRosterEntry(change);
    const others = call.participants.filter((each) => !isSame(each, participant));
    const isHere = !change.removedState && !isOwn(call, participant);
    call.participants = (isHere ? [...others, participant] : others).slice(0, MAX_PARTICIPANTS);
  }
  updateCallType(call);
}

/**
 * A peer-to-peer call has one participant besides the app. The chat and meeting members of a call resource do not decide it:
 * peer-to-peer calls have them too. A group call stays one when all but one participant have left.
 *
 * @param {TrackedCall} call
 */
function updateCallType(call) {
  if (call.participants.length > 1) call.callType = 'group';
}

/**
 * @param {TrackedCall} call
 * @param {LiveParticipant} person
 */
function isOwn({ ownIds }, { kind, id, participantId }) {
  if (participantId !== undefined && ownIds.includes(callKey(participantId))) return true;
  if (kind !== 'application') return false;
  // The app's own entry has no id in a roster.
  return participantId === undefined || (id !== undefined && ownIds.includes(callKey(id)));
}

/**
 * @param {LiveParticipant} one
 * @param {LiveParticipant} other
 */
function isSame(one, other) {
  if (one.participantId !== undefined && other.participantId !== undefined) {
    return callKey(one.participantId) === callKey(other.participantId);
  }
  return one.kind === other.kind && one.id !== undefined && one.id === other.id;
}

/**
 * @param {readonly Participant[]} participants unchecked
 * @returns {Participant[]} the objects among them
 */
function validEntries(participants) {
  return participants.slice(0, MAX_ENTRIES).filter((each) => typeof each === 'object' && each !== null);
}

/** @param {unknown} value */
function sequenceNumber(value) {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : -1;
}
