// @ts-check
/** Creates the notifications. Getters parse the large and seldom used members at each access. */

import {
  AUDIO_STATES,
  CALL_STATES,
  CHANGE_TYPES,
  ENTRY_AUDIO,
  ENTRY_CALL,
  ENTRY_CHANGE_TYPE,
  ENTRY_CLIENT_CONTEXT,
  ENTRY_DATA,
  ENTRY_DATA_TYPE,
  ENTRY_INDEX,
  ENTRY_ITEM,
  ENTRY_KIND,
  ENTRY_PARTICIPANTS,
  ENTRY_RESOURCE_URL,
  ENTRY_RESULT,
  ENTRY_SEQUENCE,
  ENTRY_STATE,
  ENTRY_TERMINATION_REASON,
  ENTRY_TONE,
  ENTRY_WHOLE,
  KINDS,
  OPERATION_STATES,
  TONES,
} from '../records/layout.js';
import { readNumber, readResult, readText, readWord } from '../records/values.js';

/** The common members of all notifications, in the order of the types. */
class Entry {
  #source;
  #start;
  #end;
  #dataStart;
  #dataEnd;

  /**
   * @param {string} kind
   * @param {string} source the body
   * @param {Uint32Array} numbers
   * @param {number} at the index of the record
   */
  constructor(kind, source, numbers, at) {
    this.#source = source;
    this.#start = numbers[at + ENTRY_WHOLE];
    this.#end = numbers[at + ENTRY_WHOLE + 1];
    this.#dataStart = numbers[at + ENTRY_DATA];
    this.#dataEnd = numbers[at + ENTRY_DATA + 1];
    this.kind = kind;
    this.index = numbers[at + ENTRY_INDEX];
    const callId = readText(source, numbers, at + ENTRY_CALL);
    if (callId !== undefined) this.callId = callId;
    const changeType = readWord(source, numbers, at + ENTRY_CHANGE_TYPE, CHANGE_TYPES);
    if (changeType !== undefined) this.changeType = changeType;
    const resourceUrl = readText(source, numbers, at + ENTRY_RESOURCE_URL);
    if (resourceUrl !== undefined) this.resourceUrl = resourceUrl;
  }

  get raw() {
    return JSON.parse(this.#source.slice(this.#start, this.#end));
  }

  toJSON() {
    return this.raw;
  }

  /** @param {Entry} entry */
  static dataOf(entry) {
    return entry.#dataEnd === 0 ? undefined : JSON.parse(entry.#source.slice(entry.#dataStart, entry.#dataEnd));
  }
}

class CallNotification extends Entry {
  /** @param {string} source @param {Uint32Array} numbers @param {number} at */
  constructor(source, numbers, at) {
    super('call', source, numbers, at);
    const state = readWord(source, numbers, at + ENTRY_STATE, CALL_STATES);
    if (state !== undefined) this.state = state;
    const result = readResult(source, numbers, at + ENTRY_RESULT);
    if (result !== undefined) this.result = result;
    const terminationReason = readText(source, numbers, at + ENTRY_TERMINATION_REASON);
    if (terminationReason !== undefined) this.terminationReason = terminationReason;
    const audio = readWord(source, numbers, at + ENTRY_AUDIO, AUDIO_STATES);
    if (audio !== undefined) this.mediaState = { audio };
  }

  get resourceData() {
    return Entry.dataOf(this);
  }
}

class ToneNotification extends Entry {
  /** @param {string} source @param {Uint32Array} numbers @param {number} at */
  constructor(source, numbers, at) {
    super('tone', source, numbers, at);
    const tone = readWord(source, numbers, at + ENTRY_TONE, TONES);
    if (tone !== undefined) this.tone = tone;
    const sequenceId = readNumber(source, numbers, at + ENTRY_SEQUENCE);
    if (sequenceId !== undefined) this.sequenceId = sequenceId;
    const state = readWord(source, numbers, at + ENTRY_STATE, CALL_STATES);
    if (state !== undefined) this.state = state;
  }

  get resourceData() {
    return Entry.dataOf(this);
  }
}

class RosterNotification extends Entry {
  /** @param {string} source @param {Uint32Array} numbers @param {number} at */
  constructor(source, numbers, at) {
    super('roster', source, numbers, at);
  }

  get participants() {
    return Entry.dataOf(this) ?? [];
  }
}

class RosterDeltaNotification extends Entry {
  #source;
  #start;
  #end;

  /** @param {string} source @param {Uint32Array} numbers @param {number} at */
  constructor(source, numbers, at) {
    super('rosterDelta', source, numbers, at);
    this.#source = source;
    this.#start = numbers[at + ENTRY_PARTICIPANTS];
    this.#end = numbers[at + ENTRY_PARTICIPANTS + 1];
    const sequenceNumber = readNumber(source, numbers, at + ENTRY_SEQUENCE);
    if (sequenceNumber !== undefined) this.sequenceNumber = sequenceNumber;
  }

  get participants() {
    return this.#end === 0 ? [] : JSON.parse(this.#source.slice(this.#start, this.#end));
  }
}

class OperationNotification extends Entry {
  /** @param {string} source @param {Uint32Array} numbers @param {number} at */
  constructor(source, numbers, at) {
    super('operation', source, numbers, at);
    const operationId = readText(source, numbers, at + ENTRY_ITEM);
    if (operationId !== undefined) this.operationId = operationId;
    const operationType = readText(source, numbers, at + ENTRY_DATA_TYPE);
    if (operationType !== undefined) this.operationType = operationType;
    const status = readWord(source, numbers, at + ENTRY_STATE, OPERATION_STATES);
    if (status !== undefined) this.status = status;
    const clientContext = readText(source, numbers, at + ENTRY_CLIENT_CONTEXT);
    if (clientContext !== undefined) this.clientContext = clientContext;
    const result = readResult(source, numbers, at + ENTRY_RESULT);
    if (result !== undefined) this.result = result;
  }

  get resourceData() {
    return Entry.dataOf(this);
  }
}

class ContentSharingNotification extends Entry {
  /** @param {string} source @param {Uint32Array} numbers @param {number} at */
  constructor(source, numbers, at) {
    super('contentSharing', source, numbers, at);
    const sessionId = readText(source, numbers, at + ENTRY_ITEM);
    if (sessionId !== undefined) this.sessionId = sessionId;
  }

  get sessions() {
    const data = Entry.dataOf(this);
    if (data === undefined) return [];
    return Array.isArray(data) ? data : [data];
  }
}

class ParticipantLeftNotification extends Entry {
  /** @param {string} source @param {Uint32Array} numbers @param {number} at */
  constructor(source, numbers, at) {
    super('participantLeft', source, numbers, at);
    const participantId = readText(source, numbers, at + ENTRY_ITEM);
    if (participantId !== undefined) this.participantId = participantId;
  }
}

class OtherNotification extends Entry {
  /** @param {string} source @param {Uint32Array} numbers @param {number} at */
  constructor(source, numbers, at) {
    super('other', source, numbers, at);
    const resourceType = readText(source, numbers, at + ENTRY_DATA_TYPE);
    if (resourceType !== undefined) this.resourceType = resourceType;
  }

  get resourceData() {
    return Entry.dataOf(this);
  }
}

/** @type {Record<typeof KINDS[number], new (source: string, numbers: Uint32Array, at: number) => object>} */
const CLASSES = {
  call: CallNotification,
  tone: ToneNotification,
  roster: RosterNotification,
  rosterDelta: RosterDeltaNotification,
  operation: OperationNotification,
  contentSharing: ContentSharingNotification,
  participantLeft: ParticipantLeftNotification,
  other: OtherNotification,
};
const BY_NUMBER = KINDS.map((kind) => CLASSES[kind]);

/**
 * Creates the notification of a record.
 * @param {string} source the body
 * @param {Uint32Array} numbers
 * @param {number} at the index of the record
 * @returns {import('../../types/index.js').Notification}
 */
export function readEntry(source, numbers, at) {
  const kind = /** @type {number} */ (numbers[at + ENTRY_KIND]);
  // Nearly all notifications are of this kind: an engine can inline this call.
  const entry = kind === 0 ? new CallNotification(source, numbers, at) : other(kind, source, numbers, at);
  return /** @type {import('../../types/index.js').Notification} */ (entry);
}

/** @param {number} kind @param {string} source @param {Uint32Array} numbers @param {number} at */
function other(kind, source, numbers, at) {
  const Class = BY_NUMBER[kind] ?? OtherNotification;
  return new Class(source, numbers, at);
}
