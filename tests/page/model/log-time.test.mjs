// @ts-check
/** The times of pasted log lines, which order their notifications. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from '../bundle.mjs';

const { timeBefore, readContents, bodiesInOrder, findTransfers } = await load(
  'model/inspect/log-time',
  'model/inspect/read',
  'model/inspect/verdicts',
);

const AT = Date.UTC(2026, 2, 2, 8, 0, 3, 100);

/** @type {[string, number | undefined][]} */
const TIMES = [
  ['2026-03-02T08:00:03.100Z INFO body=', AT],
  ['2026-03-02 08:00:03,100+0000 INFO body=', AT],
  ['[2026-03-02T09:00:03.1+01:00] ', AT],
  ['2026-03-02T07:00:00Z no body\n2026-03-02T08:00:03.100Z body: ', AT],
  ['1772438403100 {', AT],
  ['[1772438403.1] ', AT],
  ['2026-13-99T99:00:00Z ', undefined],
  ['17724384031001 ', undefined],
  ['call 1772438403100 ', undefined],
  ['12:00 INFO body=', undefined],
  ['', undefined],
];
for (const [text, time] of TIMES) {
  test(`time of ${JSON.stringify(text)} is ${time}`, () => assert.equal(timeBefore(text), time));
}

const CALL_ID = '341a0500-d4bf-4224-8b19-1581168d328b';
/** @param {string} time @param {string} changeType @param {object} call */
const line = (time, changeType, call) =>
  `2026-03-02T08:00:${time}Z INFO body=${JSON.stringify({
    value: [{ changeType, resourceUrl: `/communications/calls/${CALL_ID}`, resourceData: call }],
  })}`;
const ACCEPTED = line('03.1', 'updated', { state: 'transferAccepted' });
const COMPLETED = line('04.2', 'deleted', { state: 'terminated', resultInfo: { code: 0, subcode: 7015 } });
const TRANSFERRING = line('02.0', 'updated', { state: 'transferring' });

test('log lines in another order are sorted by their times', () => {
  const { found } = readContents([COMPLETED, TRANSFERRING, ACCEPTED].join('\n'));
  const { bodies, isTimed } = bodiesInOrder(found);
  assert.deepEqual([isTimed, bodies.map((/** @type {any} */ { number }) => number)], [true, [2, 3, 1]]);
  const [{ changes }] = findTransfers(found, { announced: false }).calls;
  assert.deepEqual(
    changes.map((/** @type {any} */ { body, change }) => [body, change.evidence.late ?? false]),
    [2, 3, 1].map((body) => [body, false]),
  );
  // The beginning of a log line is no finding.
  assert.deepEqual(new Set(found.map((/** @type {any} */ { kind }) => kind)), new Set(['prefix', 'read']));
});

test('without a time for each the order of the text stays', () => {
  const { found } = readContents(`${COMPLETED}\n${TRANSFERRING.replace(/^\S+/, 'then')}`);
  assert.deepEqual(
    [bodiesInOrder(found).isTimed, bodiesInOrder(found).bodies.map((/** @type {any} */ { number }) => number)],
    [false, [1, 2]],
  );
});

test('a token in the beginning of a log line is redacted', () => {
  const { text } = readContents(
    `2026-03-02T08:00:00Z Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJib3QifQ.c2ln body=${ACCEPTED.slice(ACCEPTED.indexOf('{'))}`,
  );
  assert.doesNotMatch(text, /eyJhbGci/);
});
