// @ts-check
/** Creates the batch of a body. */

import { BATCH_KINDS, ENTRY_SIZE } from '../records/layout.js';
import { bodyNumber, recordsCount, recordsPlace, rejectionsCount, view } from '../records/memory.js';
import { notifications } from '../wasm/notifications.js';
import { readEntry } from './entries.js';
import { SENDER_HINTS, SUBSCRIPTION_HINT } from './sender-hints.js';

/** @import { NotificationBatch, OtherPayload, WebhookResponse } from '../../types/index.js' */

/** @type {Map<string, WebhookResponse>} */
const responses = new Map();

/** @param {NotificationBatch['kind']} kind */
function responseTo(kind) {
  let response = responses.get(kind);
  if (response === undefined) {
    response = Object.freeze(notifications.glue.webhookResponse(kind));
    responses.set(kind, response);
  }
  return response;
}

class GraphBatch {
  #source;
  /** The number of its body in the buffer, and its length there. */
  #number = bodyNumber();
  #length;

  /**
   * @param {string} source the body
   * @param {number} kind
   * @param {number} length of the body in bytes
   */
  constructor(source, kind, length) {
    this.#source = source;
    this.#length = length;
    this.kind = /** @type {'graph'} */ (BATCH_KINDS[kind]);
    this.notifications = readEntries(source);
    this.rejected = rejectionsCount() === 0 ? [] : readRejections(source);
    this.response = responseTo('graph');
  }

  /** @param {object} value */
  static sourceOf(value) {
    return #source in value ? value.#source : undefined;
  }

  /** @param {object} value */
  static lengthInBuffer(value) {
    return #source in value && value.#number === bodyNumber() ? value.#length : undefined;
  }
}

class RejectedNotification {
  #source;
  #start;
  #end;

  /**
   * @param {string} source
   * @param {import('../glue/notifications.js').Rejected} rejected
   */
  constructor(source, { index, reason, path, message, start, end }) {
    this.#source = source;
    this.#start = start;
    this.#end = end;
    this.index = index;
    this.reason = reason;
    this.path = path;
    this.message = message;
  }

  get raw() {
    return JSON.parse(this.#source.slice(this.#start, this.#end));
  }

  toJSON() {
    return this.raw;
  }
}

/** @param {string} source */
function readEntries(source) {
  const numbers = view();
  const first = recordsPlace();
  const count = recordsCount();
  const entries = [];
  for (let place = 0; place < count; place += 1) entries.push(readEntry(source, numbers, first + place * ENTRY_SIZE));
  return entries;
}

/** @param {string} source */
function readRejections(source) {
  return notifications.glue.rejections().map((rejected) => new RejectedNotification(source, rejected));
}

/**
 * Creates the batch of the body that was just read.
 * @param {number} kind the index in the list of kinds
 * @param {string} source the body
 * @param {number} length of the body in bytes
 * @returns {NotificationBatch}
 */
export function createBatch(kind, source, length) {
  if (kind === 0) return new GraphBatch(source, kind, length);
  const name = /** @type {OtherPayload['kind']} */ (BATCH_KINDS[kind]);
  const response = responseTo(name);
  if (name === 'changeNotification') return { kind: name, response, hint: SUBSCRIPTION_HINT };
  const sender = name === 'other' ? notifications.glue.foreignSender(length) : undefined;
  return sender === undefined ? { kind: name, response } : { kind: name, response, sender, hint: SENDER_HINTS[sender] };
}

/**
 * Returns the body of a batch that this module created.
 * @param {object} value
 * @returns {string | undefined}
 */
export function sourceOf(value) {
  return GraphBatch.sourceOf(value);
}

/**
 * Returns the length of the body of a batch, in bytes, if it is the body that was read last, and still in the buffer.
 * @param {object} value
 * @returns {number | undefined}
 */
export function lengthInBuffer(value) {
  return GraphBatch.lengthInBuffer(value);
}
