// @ts-check
/** Finds the notifications in a text, and what else a recording contains of a transfer. */

import { parseNotifications } from 'graph-call-transfer';
import { inCamelCase, isPascalCase } from '../text/camel-case.js';
import { lineCounter, objectsIn } from '../text/objects.js';
import { emptyHint, foreignHint } from './foreign.js';
import { readStep } from './recorded-steps.js';
import { requestsIn } from './requests.js';
import { timeInText, timeOfObject } from './times.js';

/** @import { NotificationBatch } from 'graph-call-transfer' */
/** @import { ConsultationEvent } from 'graph-call-transfer/consultation' */
/** @import { Step } from './step.js' */

/**
 * One entry of a log.
 *
 * @typedef {object} Entry
 * @property {number} line
 * @property {number | undefined} at in milliseconds since 1970
 * @property {NotificationBatch} [batch] a body of the webhook, parsed
 * @property {any} [body] the same, as it was found
 * @property {Step} [step] another event of a recording, or of a log with requests
 * @property {string | undefined} [recorded] the call of the event
 * @property {Transfer} [transfer] the head of a recording
 * @property {{ id: string, callId: string, event?: ConsultationEvent }} [consultation] the consultation of the event
 * @property {string} [foreign] whose event it is instead, and what to do
 * @property {string} [fault] why a body or an event could not be read
 */

/** The calls of a transfer. @typedef {{ callId: string, replacesCallId?: string }} Transfer */

const RECORDING = 'graph-call-transfer recording';
/** How deep a body can be inside the entry of a logger. */
const MAX_DEPTH = 8;
const MAX_UNREAD_LENGTH = 4 * 1024 * 1024;
const LIKE_NOTIFICATION = /commsNotification|"resourceUrl"|"resource"\s*:\s*"\/?(?:app|communications)\/calls/i;

/** Reads a log, also one that grows. */
export class EntryReader {
  #unread = '';
  /** The lines before the unread text. */
  #lines = 0;
  /** The time of the entry before. @type {number | undefined} */
  #last;
  /** The recording that the events belong to. @type {(Transfer & { consultation?: string }) | undefined} */
  #recording;

  /**
   * Reads the next part of the text.
   * @param {string} text
   * @param {{ isLast: boolean }} options whether nothing follows; otherwise a part that is not complete waits for the next text
   * @returns {Entry[]} in the order of the text
   */
  read(text, { isLast }) {
    const all = this.#unread + text;
    const lineAt = lineCounter(all);
    const found = objectsIn(all);
    /** @type {Entry[]} */
    const entries = [];
    let end = 0;
    for (const object of found) {
      const before = all.slice(end, object.start);
      entries.push(...this.#between(before, lineAt(end)));
      const around = { line: this.#lines + object.line, at: this.#timeIn(before) };
      const read = this.#entriesOf(object.value, around);
      this.#last = read.at(-1)?.at ?? this.#last;
      entries.push(...read);
      end = object.end;
    }
    if (isLast) entries.push(...this.#between(all.slice(end), lineAt(end)));
    const rest = isLast ? '' : all.slice(end).slice(-MAX_UNREAD_LENGTH);
    this.#lines += lineAt(all.length - rest.length) - 1;
    this.#unread = rest;
    return entries;
  }

  /** @param {string} text */
  #timeIn(text) {
    const time = timeInText(text, this.#last);
    this.#last = time ?? this.#last;
    return time;
  }

  /**
   * Reads what is not JSON: a request for a transfer, or a notification that is broken.
   * @param {string} text
   * @param {number} line of its begin
   * @returns {Entry[]}
   */
  #between(text, line) {
    const requests = this.#recording ? [] : requestsIn(text);
    const entries = requests.flatMap(({ line: offset, before, callId, steps }) => {
      const at = this.#timeIn(before);
      return steps.map((step) => ({ line: this.#lines + line + offset, at, step, recorded: callId }));
    });
    return [...entries, ...this.#broken(text, line)];
  }

  /**
   * @param {any} value
   * @param {{ line: number, at: number | undefined }} around
   * @returns {Entry[]}
   */
  #entriesOf(value, around) {
    if (value.format === RECORDING && typeof value.callId === 'string') {
      const { callId, replacesCallId, consultation, id } = value;
      if (consultation) {
        this.#recording = { callId, consultation: String(id) };
        return [];
      }
      this.#recording = { callId, ...(typeof replacesCallId === 'string' && { replacesCallId }) };
      return [{ ...around, transfer: this.#recording }];
    }
    const at = timeOfObject(value) ?? around.at;
    const { callId = '', consultation: id } = this.#recording ?? {};
    const recorded = this.#recording && readStep(callId, value);
    if (id !== undefined && isOfConsultation(value) && !(recorded && 'fault' in recorded)) {
      const { event } = value;
      return [{ ...around, at, ...recorded, consultation: { id, callId, ...(event && { event }) } }];
    }
    if (recorded) return [{ ...around, at, ...recorded, recorded: callId }];
    const bodies = bodiesIn(value, MAX_DEPTH);
    const foreign = bodies.length === 0 ? (foreignHint(value) ?? emptyHint(value)) : undefined;
    if (foreign !== undefined) return [{ ...around, at, foreign }];
    return bodies.map(({ body, batch, at: own }) => ({ ...around, at: own ?? at, body, batch }));
  }

  /**
   * Finds a notification that is not JSON.
   * @param {string} text
   * @param {number} line of its begin
   * @returns {Entry[]}
   */
  #broken(text, line) {
    const start = text.indexOf('{');
    if (start < 0 || !LIKE_NOTIFICATION.test(text)) return [];
    const before = text.slice(0, start);
    const lines = before.split('\n').length - 1;
    return [{ line: this.#lines + line + lines, at: this.#timeIn(before), fault: faultOf(text.slice(start)) }];
  }
}

/** @param {string} text */
function faultOf(text) {
  try {
    parseNotifications(text);
  } catch (error) {
    return /** @type {Error} */ (error).message;
  }
  return 'the notification is not complete';
}

/**
 * Finds the bodies in a value: the value itself, or one that a logger wrapped, also as text.
 * @param {any} value
 * @param {number} depth
 * @returns {{ body: any, batch: NotificationBatch, at?: number | undefined }[]}
 */
function bodiesIn(value, depth) {
  if (depth === 0) return [];
  if (typeof value === 'string') {
    return value.includes('{') ? objectsIn(value).flatMap((object) => bodiesIn(object.value, depth - 1)) : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  const request = bodyOfRequest(value);
  if (request !== undefined) return bodiesIn(request, depth - 1);
  if (!Array.isArray(value)) {
    const body = isPascalCase(value) ? asGraphWrites(value) : value;
    const batch = parseNotifications(body);
    if (isOfTheWebhook(batch)) return [{ body, batch }];
  }
  const at = Array.isArray(value) ? undefined : timeOfObject(value);
  return Object.values(value)
    .flatMap((member) => bodiesIn(member, depth - 1))
    .map((found) => ({ ...found, at: found.at ?? at }));
}

/**
 * Returns the body of a request as hosts hand it over that have no server, such as Lambda: its path is named `resource`, like that of a
 * notification.
 * @param {any} value
 * @returns {string | undefined}
 */
function bodyOfRequest(value) {
  const { body, isBase64Encoded: isEncoded, httpMethod, requestContext, headers } = value;
  if (typeof body !== 'string' || (httpMethod ?? requestContext ?? headers) === undefined) return undefined;
  return isEncoded === true ? Buffer.from(body, 'base64').toString('utf8') : body;
}

/**
 * Writes a body as Graph does that a logger of .NET wrote: its serializer begins names, and the words of enums, with a capital letter.
 * @param {any} value
 */
function asGraphWrites(value) {
  const text = JSON.stringify(inCamelCase(value, MAX_DEPTH * 2));
  return JSON.parse(text, (name, member) =>
    /^(?:changeType|state|status|audio)$/.test(name) && typeof member === 'string'
      ? member.charAt(0).toLowerCase() + member.slice(1)
      : member,
  );
}

/** @param {NotificationBatch} batch */
function isOfTheWebhook(batch) {
  if (batch.kind === 'graph') return batch.notifications.length > 0;
  return batch.kind === 'legacy' || batch.kind === 'participantJoining';
}

/** @param {any} value an event of a recording */
function isOfConsultation({ kind, event }) {
  const hasId = event?.callId === undefined || typeof event.callId === 'string';
  return kind === 'dialed' || (kind === 'consultation' && typeof event?.kind === 'string' && hasId);
}
