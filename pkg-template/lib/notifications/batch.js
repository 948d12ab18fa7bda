// @ts-check
/** What one body was. */

import * as glue from '../glue.js';
import { BATCH_KINDS, ENTRY_SIZE } from '../records/layout.js';
import { recordsCount, recordsPlace, rejectionsCount, view } from '../records/memory.js';
import { readEntry } from './entries.js';

/** @import { NotificationBatch, OtherBatch, WebhookAnswer } from '../../types/index.js' */

/** @type {Map<string, WebhookAnswer>} */
const answers = new Map();

/** @param {NotificationBatch['kind']} kind */
function answerTo(kind) {
  let answer = answers.get(kind);
  if (answer === undefined) {
    answer = Object.freeze(glue.webhookAnswer(kind));
    answers.set(kind, answer);
  }
  return answer;
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
    this.answer = answerTo('graph');
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
   * @param {import('../glue.js').Rejected} rejected
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
  return glue.rejections().map((rejected) => new RejectedNotification(source, rejected));
}

/**
 * Makes the batch of the body that was just read.
 * @param {number} kind the place in the list of kinds
 * @param {string} source the body
 * @returns {NotificationBatch}
 */
export function makeBatch(kind, source) {
  if (kind === 0) return new GraphBatch(source, kind);
  const name = /** @type {OtherBatch['kind']} */ (BATCH_KINDS[kind]);
  return { kind: name, answer: answerTo(name) };
}

/**
 * The body of a batch that was made here.
 * @param {object} value
 * @returns {string | undefined}
 */
export function sourceOf(value) {
  return GraphBatch.sourceOf(value);
}
