// @ts-check
/** The changes of one step as objects. */

import {
  ASPECTS,
  AUDIO_STATES,
  CALL_STATES,
  CERTAINTIES,
  CHANGE_ATTEMPT,
  CHANGE_AUDIO,
  CHANGE_CALL,
  CHANGE_CALL_LIVES,
  CHANGE_CERTAINTY,
  CHANGE_CHANGE_TYPE,
  CHANGE_CHANGED,
  CHANGE_FROM,
  CHANGE_HOLDER,
  CHANGE_KIND,
  CHANGE_LATE,
  CHANGE_PHASE,
  CHANGE_RESULT,
  CHANGE_SIZE,
  CHANGE_STATE,
  CHANGE_STATUS,
  CHANGE_TERMINATION_REASON,
  CHANGE_TIMES,
  CHANGE_TOPIC,
  CHANGE_TYPES,
  EVIDENCE_KINDS,
  HOLDERS,
  PHASES,
} from '../records/layout.js';
import { changesText, recordsPlace, view } from '../records/memory.js';
import { readResult, readText, readWord } from '../records/values.js';

/** @import { Evidence, TransferAspect, TransferChange } from '../../types/index.js' */

/** @template T @typedef {{ -readonly [Member in keyof T]: T[Member] }} Writable */

/** One list for each combination of aspects. @type {(readonly TransferAspect[])[]} */
const aspectLists = [];

/** @param {number} bits */
function aspects(bits) {
  aspectLists[bits] ??= Object.freeze(ASPECTS.filter((_, place) => (bits & (1 << place)) !== 0));
  return aspectLists[bits];
}

/** @typedef {[topic: number, change: TransferChange]} FollowedChange a change of a call that somebody follows */

/** @type {readonly TransferChange[]} */
export const NO_CHANGES = Object.freeze([]);

/**
 * Reads the changes that the last step left, in their order. Nobody is told of them in here: who is told may call back, and write
 * other records.
 * @param {number} count
 * @param {FollowedChange[]} [followed] gets those that somebody follows
 * @returns {TransferChange[]}
 */
export function readChanges(count, followed) {
  const numbers = view();
  const source = changesText();
  const first = recordsPlace();
  // The usual one is not put into a list that grows.
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
    changed: aspects(/** @type {number} */ (numbers[at + CHANGE_CHANGED])),
    phase: /** @type {TransferChange['phase']} */ (PHASES[/** @type {number} */ (numbers[at + CHANGE_PHASE])]),
    certainty: /** @type {TransferChange['certainty']} */ (
      CERTAINTIES[/** @type {number} */ (numbers[at + CHANGE_CERTAINTY])]
    ),
    callLives: numbers[at + CHANGE_CALL_LIVES] === 1,
    holder: /** @type {TransferChange['holder']} */ (HOLDERS[/** @type {number} */ (numbers[at + CHANGE_HOLDER])]),
    because: readEvidence(source, numbers, at),
  };
  const from = /** @type {number} */ (numbers[at + CHANGE_FROM]);
  // Asked before: a place below 0 is looked up as a name, which takes as long as all the rest.
  if (from > 0) change.from = /** @type {TransferChange['phase']} */ (PHASES[from - 1]);
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
