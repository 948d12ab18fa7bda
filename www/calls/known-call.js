// @ts-check
import { callKey } from '../protocol/call-key.js';
import { participantOf, personOf } from './participants.js';

/** @import { CallResource, Notification, Participant } from 'graph-call-transfer' */
/** @import { LiveCall, LiveParticipant } from '../protocol/calls.js' */

/** As many as a Teams meeting shows in a roster. */
const MOST_PARTICIPANTS = 350;
/** How much of a roster is looked at. */
const MOST_ENTRIES = 1000;

/** The states before a call is established: they may arrive late, and then say nothing. */
const EARLY_STATES = ['incoming', 'establishing', 'ringing'];

/**
 * @typedef {object} KnownCall what is known of a call that lives, as it is kept
 * @property {string} callId
 * @property {string} [state] absent until a notification names one
 * @property {'peerToPeer' | 'group'} callType
 * @property {string} [direction]
 * @property {number} since
 * @property {number} changedAt
 * @property {LiveParticipant[]} participants
 * @property {boolean} hasRoster whether they come from a roster
 * @property {number} rosterNumber of the last roster or change of it that was numbered
 * @property {string[]} ownIds the ids of the app itself: its own, and that of its participant
 */

/**
 * @param {string} callId
 * @param {number} at
 * @returns {KnownCall}
 */
export function newCall(callId, at) {
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
 * @param {KnownCall} call
 * @returns {LiveCall} what is told of it; a call of which only the roster is known is established
 */
export function liveCallOf({ callId, state = 'established', callType, direction, since, changedAt, participants }) {
  return { callId, state, callType, ...(direction && { direction }), since, changedAt, participants };
}

/**
 * Puts into a call what a notification says of it.
 *
 * @param {KnownCall} call
 * @param {Notification} notification
 */
export function learn(call, notification) {
  if (notification.kind === 'call') {
    learnState(call, notification.state);
    learnResource(call, notification.resourceData ?? {});
  } else if (notification.kind === 'tone') {
    learnState(call, notification.state);
  } else if (notification.kind === 'roster') {
    learnRoster(call, notification.participants);
  } else if (notification.kind === 'rosterDelta') {
    learnDelta(call, notification.participants, notification.sequenceNumber);
  } else if (notification.kind === 'participantLeft') {
    const { participantId } = notification;
    call.participants = call.participants.filter((each) => each.participantId !== participantId);
  }
}

/**
 * @param {KnownCall} call
 * @param {string | undefined} state
 */
function learnState(call, state) {
  if (state === undefined) return;
  if (call.state === undefined || rankOf(state) >= rankOf(call.state)) call.state = state.slice(0, 64);
}

/**
 * @param {string} state
 * @returns {number} how many states come before it for certain
 */
function rankOf(state) {
  const early = EARLY_STATES.indexOf(state);
  return early >= 0 ? early : EARLY_STATES.length;
}

/**
 * @param {KnownCall} call
 * @param {CallResource} resource
 */
function learnResource(call, { direction, source, targets, myParticipantId }) {
  if (typeof direction === 'string') call.direction = direction.slice(0, 64);
  if (typeof myParticipantId === 'string') learnOwnId(call, myParticipantId);

  const from = personOf(source);
  const to = (Array.isArray(targets) ? targets : []).slice(0, MOST_PARTICIPANTS).map(personOf);
  // An incoming call is to the app, an outgoing one from it.
  for (const own of call.direction === 'outgoing' ? [from] : to) {
    if (own?.kind === 'application' && own.id !== undefined) learnOwnId(call, own.id);
  }
  if (call.hasRoster) return;
  const others = [from, ...to].filter((person) => person !== undefined).filter((person) => !isOwn(call, person));
  if (others.length > 0) call.participants = others;
  if (others.length > 1) call.callType = 'group';
}

/**
 * @param {KnownCall} call
 * @param {string} id
 */
function learnOwnId(call, id) {
  const key = callKey(id.slice(0, 256));
  if (!call.ownIds.includes(key) && call.ownIds.length < 4) call.ownIds.push(key);
}

/**
 * @param {KnownCall} call
 * @param {readonly Participant[]} roster
 */
function learnRoster(call, roster) {
  const number = Math.max(-1, ...entriesOf(roster).map(({ rosterSequenceNumber }) => numberOf(rosterSequenceNumber)));
  if (number >= 0 && number < call.rosterNumber) return;
  call.rosterNumber = Math.max(number, call.rosterNumber);
  call.hasRoster = true;
  call.participants = entriesOf(roster)
    .slice(0, MOST_PARTICIPANTS + 1)
    .map(participantOf)
    .filter((each) => !isOwn(call, each))
    .slice(0, MOST_PARTICIPANTS);
  learnType(call);
}

/**
 * @param {KnownCall} call
 * @param {readonly Participant[]} changes
 * @param {number | undefined} number
 */
function learnDelta(call, changes, number) {
  if (number !== undefined && number <= call.rosterNumber && call.hasRoster) return;
  call.rosterNumber = Math.max(number ?? -1, call.rosterNumber);
  call.hasRoster = true;
  for (const change of entriesOf(changes)) {
    const participant = participantOf(change);
    const others = call.participants.filter((each) => !isSame(each, participant));
    const isHere = !change.removedState && !isOwn(call, participant);
    call.participants = (isHere ? [...others, participant] : others).slice(0, MOST_PARTICIPANTS);
  }
  learnType(call);
}

/**
 * A call of two has one participant besides the app. What a call's resource says of a chat or of a meeting comes with calls of
 * two as well. A group call that all but one have left is still one.
 *
 * @param {KnownCall} call
 */
function learnType(call) {
  if (call.participants.length > 1) call.callType = 'group';
}

/**
 * @param {KnownCall} call
 * @param {LiveParticipant} person
 */
function isOwn({ ownIds }, { kind, id, participantId }) {
  if (participantId !== undefined && ownIds.includes(callKey(participantId))) return true;
  if (kind !== 'application') return false;
  // Of the app itself a roster has no id.
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
 * @param {readonly Participant[]} participants as they came
 * @returns {Participant[]} those that can be read
 */
function entriesOf(participants) {
  return participants.slice(0, MOST_ENTRIES).filter((each) => typeof each === 'object' && each !== null);
}

/** @param {unknown} value */
function numberOf(value) {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : -1;
}
