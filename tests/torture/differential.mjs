// @ts-check
/** Both readers of JSON against `JSON.parse`: they accept the same texts, and read the same members. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { inProject } from '../../pkg-template/build/project.mjs';
import { FIXTURES } from '../package/support/bodies.mjs';
import { api } from '../package/support/installed.mjs';
import { CALL_ID } from '../package/support/transfers.mjs';
import { mutated } from './mutation.mjs';

/** The limits of a body of the webhook, and of a request. */
const MAX_DEPTH = 64;

const NOTIFICATIONS = FIXTURES.map(({ text }) => text);
const REQUESTS = readdirSync(inProject('tests/fixtures/requests'))
  .filter((file) => file.endsWith('.json'))
  .map((file) => readFileSync(inProject(`tests/fixtures/requests/${file}`), 'utf8'));

/** @param {import('./pass.mjs').Pass} pass */
export function attack(pass) {
  for (let round = pass.rounds(4_000, 40_000); round > 0; round -= 1) {
    compareStrict(pass, mutated(pass.random, NOTIFICATIONS));
    compareTolerant(pass, mutated(pass.random, REQUESTS));
  }
}

/**
 * Compares the reader of notifications.
 * @param {import('./pass.mjs').Pass} pass
 * @param {string} text
 */
function compareStrict(pass, text) {
  pass.count('bodies');
  // As a body arrives: half a surrogate pair does not survive UTF-8.
  const body = Buffer.from(text);
  const expected = parsed(body.toString());
  const batch = attempt(() => api.parseNotifications(body));
  // No body at all is no notification, and no fault.
  if (batch?.kind === 'empty') return assert.equal(body.toString().trim(), '');
  if (expected === undefined || depthOf(expected.value) > MAX_DEPTH) {
    assert.equal(batch, undefined, `accepted what JSON.parse refuses: ${text}`);
    return;
  }
  assert.ok(batch, `refused what JSON.parse accepts: ${text}`);
  pass.count('accepted by both');
  const { value } = expected;
  for (const { index, raw } of batch.kind === 'graph' ? [...batch.notifications, ...batch.rejected] : []) {
    // A body can be a single notification, without the list.
    assert.deepEqual(raw, Array.isArray(value.value) ? value.value[index] : value, text);
    pass.count('entries');
  }
  // The tolerant reader agrees on well-formed text.
  assert.deepEqual(syntaxErrors(body.toString()), [], text);
}

/**
 * Compares the reader of requests.
 * @param {import('./pass.mjs').Pass} pass
 * @param {string} text
 */
function compareTolerant(pass, text) {
  pass.count('requests');
  const expected = parsed(text);
  if (expected === undefined) {
    assert.notDeepEqual(syntaxErrors(text), [], `accepted what JSON.parse refuses: ${text}`);
    return;
  }
  if (depthOf(expected.value) > MAX_DEPTH) return;
  assert.deepEqual(syntaxErrors(text), [], `refused what JSON.parse accepts: ${text}`);
  pass.count('accepted by both');
  const report = api.parseTransfer(CALL_ID, text);
  if (!report.valid) return;
  assert.deepEqual(report.request.body, expected.value, text);
  pass.count('equal requests');
}

/** The code of half a surrogate pair, which `JSON.parse` accepts, and which cannot be sent. */
const LONE_SURROGATE = 'jsonLoneSurrogate';

/** @param {string} text */
function syntaxErrors(text) {
  return api
    .parseTransfer(CALL_ID, text)
    .issues.filter(({ code, severity }) => code.startsWith('json') && severity === 'error')
    .map(({ code }) => code)
    .filter((code) => code !== LONE_SURROGATE);
}

/** @param {string} text @returns {{ value: any } | undefined} */
function parsed(text) {
  // A byte order mark is part of the encoding.
  return attempt(() => ({ value: JSON.parse(text.replace(/^\ufeff/, '')) }));
}

/**
 * @template T
 * @param {() => T} call
 */
function attempt(call) {
  try {
    return call();
  } catch (error) {
    assert.ok(error instanceof SyntaxError || api.isTransferError(error), String(error));
    return undefined;
  }
}

/** @param {unknown} value @returns {number} */
function depthOf(value) {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}
