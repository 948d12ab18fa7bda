// @ts-check
/** Bodies as they come to the webhook. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../../../pkg-template/build/project.mjs';
import { CALL_ID } from './transfers.mjs';

const FOLDER = inProject('tests/fixtures/notifications');

/**
 * Every body of `tests/fixtures/notifications`, and what Rust reads in it.
 * @type {readonly { name: string, bytes: Buffer, text: string, golden: any }[]}
 */
export const FIXTURES = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json') && !file.endsWith('.batch.json'))
  .map((file) => {
    const bytes = readFileSync(join(FOLDER, file));
    const name = file.replace(/\.json$/, '');
    const golden = JSON.parse(readFileSync(join(FOLDER, `${name}.batch.json`), 'utf8'));
    return { name, bytes, text: bytes.toString('utf8'), golden };
  });

/** @param {string} name */
export function fixture(name) {
  const found = FIXTURES.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no fixture ${name}`);
  return found;
}

/**
 * The text of a body with one notification of a call.
 * @param {object} resourceData
 * @param {{ callId?: string, changeType?: string }} [of]
 */
export function bodyOf(resourceData, { callId = CALL_ID, changeType = 'updated' } = {}) {
  return envelope([{ changeType, resourceUrl: `/communications/calls/${callId}`, resourceData }]);
}

/** @param {readonly unknown[]} value the notifications */
export function envelope(value) {
  return JSON.stringify({ value });
}

/** @param {string} text */
export function bytesOf(text) {
  return new TextEncoder().encode(text);
}

/**
 * Returns the bodies of the steps of a transfer.
 * @param {string} [callId]
 */
export function stepsOf(callId = CALL_ID) {
  const of = { callId };
  return {
    transferring: bodyOf({ state: 'transferring' }, of),
    accepted: bodyOf({ state: 'transferAccepted' }, of),
    completed: bodyOf(
      { state: 'terminated', resultInfo: { code: 0, subcode: 7015, message: 'GracefulTransferCompleted' } },
      { callId, changeType: 'deleted' },
    ),
    failed: bodyOf({ state: 'established', resultInfo: { code: 500, subcode: 7000, message: 'Transfer failed.' } }, of),
    ended: bodyOf(
      { state: 'terminated', resultInfo: { code: 200, subcode: 5000, message: 'The peer left.' } },
      { callId, changeType: 'deleted' },
    ),
  };
}

/**
 * One body with the notifications of several, in their order.
 * @param {readonly string[]} bodies
 */
export function together(...bodies) {
  return envelope(bodies.flatMap((body) => JSON.parse(body).value));
}
