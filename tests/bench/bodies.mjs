// @ts-check
/**
 * The webhook bodies that every reader parses. There are several of each, about different calls, which are parsed in turn:
 * so that a tracker meets calls that it does not know.
 */

import { readFileSync } from 'node:fs';
import { inProject } from '../../pkg-template/build/project.mjs';

const BATCH_SIZE = 50;
const PARTICIPANTS = 200;
/** A number of transfers that is smaller than the number of calls in one turn of any bodies with transfers. */
export const FEW_TRANSFERS = 50;

const COMPLETED = textOf('1-blind-completed').trimEnd();
const COMPLETED_CALL = '341a0500-d4bf-4224-8b19-1581168d328b';
/** The notifications of one transfer, in their order. */
const SEQUENCE = [textOf('1-blind-transferring').trimEnd(), textOf('1-blind-accepted').trimEnd(), COMPLETED];
const ROSTER = JSON.parse(textOf('roster'));
/** As on the wire, without the white space of the example. */
const ESTABLISHED = JSON.stringify(JSON.parse(textOf('established-first')));
const OTHER_CALL = '6f1f5c00-8c1b-47f1-be9d-660c501041a9';

/** @satisfies {Record<string, () => string[]>} */
const TEXTS = {
  completed: () => upTo(64, completed),
  sequence: () => upTo(64, (number) => SEQUENCE.map((text) => about(number, text, COMPLETED_CALL))).flat(),
  batch: () => upTo(4, (turn) => batch(turn * BATCH_SIZE)),
  roster: () => upTo(4, roster),
  established: () => upTo(64, (number) => about(number, ESTABLISHED, OTHER_CALL)),
  event: () => upTo(64, event),
};

/** @typedef {keyof typeof TEXTS} BodyName */

/**
 * Returns all bodies of a name.
 * @param {BodyName} name
 * @returns {string[]}
 */
export function bodyTexts(name) {
  return TEXTS[name]();
}

/** The notification of a completed transfer, and the call in it. */
export const EXAMPLE = { text: COMPLETED, callId: COMPLETED_CALL };

/** The calls of the bodies "sequence". */
export const SEQUENCE_CALLS = upTo(64, (number) => numbered(number, COMPLETED_CALL));

/**
 * Returns the text of a fixture.
 * @param {string} name
 */
export function textOf(name) {
  return readFileSync(inProject(`tests/fixtures/notifications/${name}.json`), 'utf8');
}

/**
 * Returns a body for another call.
 * @param {number} number of the call
 * @param {string} text
 * @param {string} callId the call in it
 */
function about(number, text, callId) {
  return text.replaceAll(callId, numbered(number, callId));
}

/**
 * @param {number} number
 * @param {string} id that begins with eight hexadecimal digits
 */
function numbered(number, id) {
  return number.toString(16).padStart(8, '0') + id.slice(8);
}

/** @param {number} number */
function completed(number) {
  return about(number, COMPLETED, COMPLETED_CALL);
}

/** @param {number} first the number of the first of its calls */
function batch(first) {
  const bodies = upTo(BATCH_SIZE, (place) => completed(first + place));
  const start = COMPLETED.indexOf('[') + 1;
  const end = COMPLETED.lastIndexOf(']');
  const entries = bodies.map((body) => body.slice(start, end).trim());
  return `${COMPLETED.slice(0, start)}\n${entries.join(',\n')}\n${COMPLETED.slice(end)}`;
}

/** @param {number} number */
function roster(number) {
  const { value, ...rest } = structuredClone(ROSTER);
  const [notification] = value;
  const [first] = notification.resourceData;
  notification.resourceData = upTo(PARTICIPANTS, (place) => {
    const participant = structuredClone(first);
    const { user } = participant.info.identity;
    participant.id = numbered(place, participant.id);
    user.id = numbered(place, user.id);
    user.displayName = `Participant ${place + 1}`;
    return participant;
  });
  return about(number, JSON.stringify({ ...rest, value }), OTHER_CALL);
}

/**
 * Returns the nearest event of Azure Communication Services, which is about as long.
 * @param {number} number
 */
function event(number) {
  const connection = numbered(number, COMPLETED_CALL);
  return JSON.stringify([
    {
      id: '7c0f3a52-58c1-4f0e-9f0b-2a6b1f9d4e10',
      source: `calling/callConnections/${connection}`,
      type: 'Microsoft.Communication.CallTransferAccepted',
      specversion: '1.0',
      time: '2030-01-01T12:00:00.000Z',
      data: {
        callConnectionId: connection,
        correlationId: 'b1946ac9-2492-4d23-87a5-6e0f3f1d2c4b',
        operationContext: 'transfer 1',
        resultInformation: { code: 0, subCode: 7015, message: 'OK' },
      },
    },
  ]);
}

/**
 * @template T
 * @param {number} count
 * @param {(number: number) => T} make
 */
function upTo(count, make) {
  return Array.from({ length: count }, (_, number) => make(number));
}
