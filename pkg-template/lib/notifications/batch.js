// @ts-check
/** Creates the batch of a body. */

import { BATCH_KINDS, ENTRY_SIZE } from '../records/layout.js';
import { recordsCount, recordsPlace, rejectionsCount, view } from '../records/memory.js';
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

  /**
   * @param {string} source the body
   * @param {number} kind
   */
  constructor(source, kind) {
    this.#source = source;
    this.kind = /** @type {'graph'} */ (BATCH_KINDS[kind]);
    this.notifications = readEntries(source);
    this.rejected = rejectionsCount() === 0 ? [] : readRejections(source);
    this.response = responseTo('graph');
  }

  /** @param {object} value */
  static sourceOf(value) {
    return #source in value ? value.#source : undefined;
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
  if (kind === 0) return new GraphBatch(source, kind);
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
