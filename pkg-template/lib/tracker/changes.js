// @ts-check
/** Reads the changes of one step as objects. */

import {
  AUDIO_STATES,
  CALL_STATES,
  CERTAINTIES,
  CHANGE_ATTEMPT,
  CHANGE_AUDIO,
  CHANGE_CALL,
  CHANGE_CALL_ACTIVE,
  CHANGE_CERTAINTY,
  CHANGE_CHANGE_TYPE,
  CHANGE_CHANGED,
  CHANGE_CONNECTED_TO,
  CHANGE_KIND,
  CHANGE_LATE,
  CHANGE_PHASE,
  CHANGE_PREVIOUS_PHASE,
  CHANGE_RESULT,
  CHANGE_SIZE,
  CHANGE_STATE,
  CHANGE_STATUS,
  CHANGE_TERMINATION_REASON,
  CHANGE_TIMES,
  CHANGE_TOPIC,
  CHANGE_TYPES,
  CONNECTED_PARTIES,
  EVIDENCE_KINDS,
  PHASES,
  STATUS_FIELDS,
} from '../records/layout.js';
import { changesText, recordsPlace, view } from '../records/memory.js';
import { readResult, readText, readWord } from '../records/values.js';

/** @import { Evidence, StatusField, TransferChange } from '../../types/index.js' */

/** @template T @typedef {{ -readonly [Member in keyof T]: T[Member] }} Writable */

/** The list of each combination of fields. @type {(readonly StatusField[])[]} */
const fieldLists = [];

/** @param {number} bits */
function statusFields(bits) {
  fieldLists[bits] ??= Object.freeze(STATUS_FIELDS.filter((_, place) => (bits & (1 << place)) !== 0));
  return fieldLists[bits];
}

/** @typedef {[topic: number, change: TransferChange]} FollowedChange a change of a followed call */

/** @type {readonly TransferChange[]} */
export const NO_CHANGES = Object.freeze([]);

/**
 * Reads the changes of the last step, in their order. It notifies no listener, because a listener may call the module, which
 * overwrites the records.
 * @param {number} count
 * @param {FollowedChange[]} [followed] receives the changes of followed calls
 * @returns {TransferChange[]}
 */
export function readChanges(count, followed) {
  const numbers = view();
  const source = changesText();
  const first = recordsPlace();
  // The usual single change needs no growing list.
  if (count === 1 && followed === undefined) return [readChange(source, numbers, first)];
  /** @type {TransferChange[]} */
  const changes = [];
  for (let place = 0; place < count; place += 1) {
    const at = first + place * CHANGE_SIZE;
    const change = readChange(source, numbers, at);
    changes.push(change);
    const topic = /** @type {number} */ (numbers[at + CHANGE_TOPIC]);
    if (topic !== 0) followed?.push([topic, change]);
  }
  return changes;
}

/**
 * @param {string} source
 * @param {Uint32Array} numbers
 * @param {number} at
 * @returns {TransferChange}
 */
function readChange(source, numbers, at) {
  /** @type {Writable<TransferChange>} */
  const change = {
    callId: readText(source, numbers, at + CHANGE_CALL) ?? '',
    attempt: /** @type {number} */ (numbers[at + CHANGE_ATTEMPT]),
    changed: statusFields(/** @type {number} */ (numbers[at + CHANGE_CHANGED])),
    phase: /** @type {TransferChange['phase']} */ (PHASES[/** @type {number} */ (numbers[at + CHANGE_PHASE])]),
    certainty: /** @type {TransferChange['certainty']} */ (
      CERTAINTIES[/** @type {number} */ (numbers[at + CHANGE_CERTAINTY])]
    ),
    callActive: numbers[at + CHANGE_CALL_ACTIVE] === 1,
    connectedTo: /** @type {TransferChange['connectedTo']} */ (
      CONNECTED_PARTIES[/** @type {number} */ (numbers[at + CHANGE_CONNECTED_TO])]
    ),
    evidence: readEvidence(source, numbers, at),
  };
  const previous = /** @type {number} */ (numbers[at + CHANGE_PREVIOUS_PHASE]);
  // Checked before the access: an engine looks a negative index up as a name, which takes as long as all the rest.
  if (previous > 0) change.previousPhase = /** @type {TransferChange['phase']} */ (PHASES[previous - 1]);
  return change;
}

/**
 * @param {string} source
 * @param {Uint32Array} numbers
 * @param {number} at
 * @returns {Evidence}
 */
function readEvidence(source, numbers, at) {
  /** @type {Writable<Evidence>} */
  const evidence = {
    kind: /** @type {Evidence['kind']} */ (EVIDENCE_KINDS[/** @type {number} */ (numbers[at + CHANGE_KIND])]),
    attempt: /** @type {number} */ (numbers[at + CHANGE_ATTEMPT]),
    times: /** @type {number} */ (numbers[at + CHANGE_TIMES]),
    late: numbers[at + CHANGE_LATE] === 1,
  };
  const changeType = readWord(source, numbers, at + CHANGE_CHANGE_TYPE, CHANGE_TYPES);
  if (changeType !== undefined) evidence.changeType = changeType;
  const state = readWord(source, numbers, at + CHANGE_STATE, CALL_STATES);
  if (state !== undefined) evidence.state = state;
  const result = readResult(source, numbers, at + CHANGE_RESULT);
  if (result !== undefined) evidence.result = result;
  const terminationReason = readText(source, numbers, at + CHANGE_TERMINATION_REASON);
  if (terminationReason !== undefined) evidence.terminationReason = terminationReason;
  const audio = readWord(source, numbers, at + CHANGE_AUDIO, AUDIO_STATES);
  if (audio !== undefined) evidence.audio = audio;
  const status = /** @type {number} */ (numbers[at + CHANGE_STATUS]);
  if (status !== 0) evidence.status = status;
  return evidence;
}
