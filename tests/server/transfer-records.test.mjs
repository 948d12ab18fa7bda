// @ts-check
/** The records of transfers: their outcomes, their filters and their export. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterRecords } from '../../www/history/record-filter.js';
import { writeRecordsCsv } from '../../www/server/history/records-csv.js';
import { createRelayState } from '../../www/server/relay/relay-state.js';
import { bodyOf, CALL_ID, notifications, OTHER_CALL_ID } from './support/events.mjs';

/** @import { RefusedResponse, TransferResponse } from 'graph-call-transfer' */
/** @import { RelayEvent, SendFailure, TransferStarted } from '../../www/protocol/events.js' */
/** @import { TransferRecord } from '../../www/protocol/history.js' */

const HEIDI = { id: '550fae72-d251-43ec-868c-373732c2704f', displayName: 'Heidi Steen', tenantId: 't' };
const BODY = JSON.stringify({ transferTarget: { identity: { user: HEIDI } } });

/** @param {string} transferId @param {Partial<TransferStarted>} [members] @returns {TransferStarted} */
const started = (transferId, members) => ({
  kind: 'transfer',
  sequence: 0,
  at: 1,
  transferId,
  callId: CALL_ID,
  body: BODY,
  ...members,
});

/** @param {string} transferId @param {TransferResponse} response @param {number} [at] @returns {RelayEvent} */
const responded = (transferId, response, at = 2) => ({
  kind: 'response',
  sequence: 2,
  at,
  transferId,
  callId: CALL_ID,
  response,
});

/** @param {string} transferId @param {Partial<SendFailure>} error @returns {RelayEvent} */
const failed = (transferId, error) => ({
  ...{ kind: 'failure', sequence: 2, at: 2, transferId, callId: CALL_ID },
  error: { message: 'HIDDEN', ...error },
});

const ACCEPTED = /** @type {const} */ ({ kind: 'accepted', status: 202, attempts: 1, elapsedMs: 1 });

/** @param {number} status @param {Partial<RefusedResponse>} [members] @returns {TransferResponse} */
const refused = (status, members) => ({
  ...{ kind: 'refused', status, retryable: false, mayBeInProgress: false, attempts: 1, elapsedMs: 1 },
  error: { form: 'graph', code: '7505', message: 'No.' },
  ...members,
});

/** @param {object} resource @param {number} [at] @param {string} [callId] */
const notified = (resource, at = 3, callId = CALL_ID) =>
  notifications({ at, callIds: [callId], body: bodyOf(callId, resource) });

const COMPLETED = { state: 'terminated', resultInfo: { code: 0, subcode: 7015 } };
const FAILED = { state: 'established', resultInfo: { code: 500, subCode: 7000 } };
const ENDED = { state: 'terminated', resultInfo: { code: 200, subcode: 4521 } };

/** @param {...RelayEvent} events with the positions `1-0`, `2-0`, … */
function stateOf(...events) {
  const state = createRelayState({ source: 'graph' });
  events.forEach((event, index) => {
    state.apply({ id: `${index + 1}-0`, event });
  });
  return state;
}

/** @param {...RelayEvent} events @returns {Record<string, TransferRecord>} by transfer id */
function recordsOf(...events) {
  const records = stateOf(...events).records.list(1000);
  return Object.fromEntries(records.map((record) => [record.transferId, record]));
}

test('record has the parties, the scenario and the circumstances of a transfer', () => {
  const caller = { participantId: 'p', kind: 'user', id: 'adele', displayName: 'Adele Vance' };
  const operator = { id: 'o', name: 'Olga' };
  const { a } = recordsOf(
    started('a', { caller, operator, version: 'beta', profile: 'failed', replacesCallId: OTHER_CALL_ID }),
  );
  assert.deepEqual(a, {
    ...{ transferId: 'a', callId: CALL_ID, replacesCallId: OTHER_CALL_ID, id: '1-0', lastId: '1-0', startedAt: 1 },
    ...{ kind: 'transfer', outcome: 'pending', scenario: 'consultative', operator, version: 'beta', profile: 'failed' },
    caller: { kind: 'user', id: 'adele', displayName: 'Adele Vance' },
    target: { kind: 'user', ...HEIDI },
  });
});

/** @type {[string, Partial<TransferStarted>][]} */
const SCENARIOS = [
  ['blind', {}],
  ['pstn', { body: '{"transferTarget":{"identity":{"phone":{"id":"+1555"}}}}' }],
  [
    'consultativePstn',
    { body: '{"transferTarget":{"identity":{"phone":{"id":"+1555"}}}}', replacesCallId: OTHER_CALL_ID },
  ],
  ['group', { body: '{"transferTarget":{"identity":{}},"transferee":{"identity":{"user":{"id":"adele"}}}}' }],
  ['blind', { body: 'no JSON' }],
  ['blind', { body: 'null' }],
];
for (const [scenario, members] of SCENARIOS) {
  test(`record of the body ${members.body ?? 'with a user'} has the scenario ${scenario}`, () => {
    assert.equal(recordsOf(started('a', members)).a?.scenario, scenario);
  });
}

/** @type {[what: string, events: RelayEvent[], expected: Partial<TransferRecord>][]} */
const OUTCOMES = [
  ['an accepted transfer', [responded('a', ACCEPTED)], { outcome: 'pending', status: 202 }],
  ['a transfer in progress', [notified({ state: 'transferring' })], { outcome: 'pending', phase: 'transferring' }],
  [
    'a completion',
    [responded('a', ACCEPTED), notified(COMPLETED)],
    {
      outcome: 'completed',
      endedAt: 3,
      certainty: 'certain',
      connectedTo: 'transferTarget',
      result: { code: 0, subcode: 7015 },
    },
  ],
  [
    'a failure',
    [notified({ state: 'transferring' }), notified(FAILED, 4)],
    {
      outcome: 'failed',
      endedAt: 4,
      connectedTo: 'transferor',
      cause: 'unknown',
      retry: 'later',
      isIncident: false,
      result: { code: 500, subcode: 7000 },
    },
  ],
  [
    'an end',
    [notified({ state: 'transferring' }), notified(ENDED, 4)],
    { outcome: 'ended', endedAt: 4, cause: 'callerLeft' },
  ],
  [
    'a refusal',
    [responded('a', refused(403))],
    { outcome: 'refused', endedAt: 2, status: 403, code: '7505', cause: 'wrongTarget', isIncident: true },
  ],
  [
    'a refusal that may have begun, and completed',
    [responded('a', refused(500, { mayBeInProgress: true })), notified(COMPLETED)],
    { outcome: 'completed', endedAt: 3, status: 500 },
  ],
  [
    'a notification before a refusal that may have begun',
    [notified(COMPLETED), responded('a', refused(500, { mayBeInProgress: true }))],
    { outcome: 'completed', endedAt: 3 },
  ],
  [
    'a request that was not delivered',
    [failed('a', { code: 'network', delivered: 'no' })],
    { outcome: 'unsent', endedAt: 2, code: 'network' },
  ],
  [
    'a request without a response',
    [failed('a', { code: 'timedOut', delivered: 'unknown' })],
    { outcome: 'pending', code: 'timedOut' },
  ],
  [
    'an operator who stopped waiting, and a completion',
    [failed('a', { code: 'aborted', delivered: 'unknown' }), notified(COMPLETED)],
    { outcome: 'completed', endedAt: 3, stoppedWaiting: true },
  ],
];
for (const [what, events, expected] of OUTCOMES) {
  test(`record of ${what} is ${expected.outcome}`, () => {
    const { a } = recordsOf(started('a'), ...events);
    assert.ok(a);
    for (const [name, value] of Object.entries(expected)) {
      assert.deepEqual(a[/** @type {keyof TransferRecord} */ (name)], value, name);
    }
    assert.equal('endedAt' in a, 'endedAt' in expected);
    if (a.outcome === 'completed') assert.equal('cause' in a, false);
  });
}

test('record without a verdict is unknown after an hour', () => {
  const { records } = stateOf(started('a'), responded('a', ACCEPTED));
  assert.deepEqual(
    [59, 60].map((minutes) => records.find('A', 1 + minutes * 60_000)?.outcome),
    ['pending', 'unknown'],
  );
});

test('notifications belong to the transfer that is possible, not to one that was refused since', () => {
  const { a, b, c } = recordsOf(
    started('a'),
    responded('a', ACCEPTED),
    notified({ state: 'transferring' }),
    started('b', { at: 3 }),
    responded('b', refused(409)),
    started('c', { at: 4 }),
    failed('c', { delivered: 'no' }),
    notified(COMPLETED, 5),
  );
  assert.deepEqual([a?.outcome, b?.outcome, c?.outcome], ['completed', 'refused', 'unsent']);
  assert.deepEqual([a?.lastId, b?.lastId], ['8-0', '5-0']);
});

test('transfer without a verdict is superseded when Graph accepts another one of its call', () => {
  const { a, b, other } = recordsOf(
    started('other', { callId: OTHER_CALL_ID }),
    started('a'),
    responded('a', ACCEPTED),
    started('b', { at: 4 }),
    responded('b', ACCEPTED, 5),
    notified(COMPLETED, 6),
  );
  assert.deepEqual([a?.outcome, a?.endedAt, b?.outcome, other?.outcome], ['superseded', 5, 'completed', 'pending']);
});

test('record ends with the last event of its calls, up to a minute after the verdict', () => {
  const events = [
    started('a', { replacesCallId: OTHER_CALL_ID }),
    notified(COMPLETED, 10),
    notified({ state: 'terminated' }, 20, OTHER_CALL_ID),
    notified({ state: 'established' }, 60_010),
    notified({ state: 'established' }, 60_011),
  ];
  assert.equal(recordsOf(...events).a?.lastId, '4-0');
});

test('records survive a snapshot', () => {
  const first = stateOf(
    started('a'),
    responded('a', refused(500, { mayBeInProgress: true })),
    started('b', { callId: OTHER_CALL_ID }),
  );
  const restored = createRelayState({ source: 'graph', snapshot: first.snapshot() });
  assert.deepEqual(restored.records.list(1000), first.records.list(1000));
  restored.apply({ id: '4-0', event: notified(COMPLETED) });
  assert.equal(restored.records.find('a', 1000)?.outcome, 'completed');
});

test('records are kept for a day, and at most 2,000', () => {
  const day = 24 * 60 * 60 * 1000;
  const many = Array.from({ length: 2001 }, (_, index) => started(`t${index}`, { at: 5, callId: `call-${index}` }));
  const { records } = stateOf(...many);
  const listed = records.list(1000);
  assert.deepEqual([listed.length, listed[0]?.transferId, listed.at(-1)?.transferId], [2000, 't2000', 't1']);
  assert.equal(stateOf(started('a'), started('b', { at: day })).records.list(day).length, 2);
  assert.equal(stateOf(started('a'), started('b', { at: day + 1 })).records.list(day + 1).length, 1);
  assert.equal(stateOf(started('a')).records.list(day + 1).length, 0);
});

/** @param {Partial<TransferRecord>} members @returns {TransferRecord} */
const record = (members) => ({
  ...{ kind: 'transfer', transferId: 't-1', callId: 'call', id: '1-0', lastId: '1-0', startedAt: 100 },
  ...{ outcome: 'completed', scenario: 'blind' },
  ...members,
});

const RECORDS = [
  record({
    transferId: 'one',
    caller: { kind: 'user', id: 'adele-id', displayName: 'Adele Vance' },
    target: { kind: 'user', id: HEIDI.id, displayName: 'Zoë Müller' },
    operator: { id: 'op1', name: 'Olga Ivanova' },
    result: { code: 0, subcode: 7015 },
    status: 202,
  }),
  record({
    transferId: 'two',
    startedAt: 200,
    outcome: 'refused',
    cause: 'wrongTarget',
    status: 403,
    code: '7505',
    target: { kind: 'phone', id: '+442079460018' },
  }),
  record({
    transferId: 'three',
    startedAt: 300,
    outcome: 'failed',
    result: { code: 500, subcode: 7000 },
    profile: 'failed',
  }),
];
/** @type {[filters: Parameters<typeof filterRecords>[1], ids: string[]][]} */
const FILTERS = [
  [{}, ['one', 'two', 'three']],
  [{ q: 'adele' }, ['one']],
  [{ q: 'vance zoe' }, ['one']],
  [{ q: '020 7946 0018' }, ['two']],
  [{ q: '7505' }, ['two']],
  [{ q: '500/7000' }, ['three']],
  [{ q: 'failed' }, ['three']],
  [{ q: 'adele 7505' }, []],
  [{ q: '…' }, []],
  [{ q: ' ' }, []],
  [{ q: 'undefined' }, []],
  [{ person: ' ' }, []],
  [{ operator: ' ' }, []],
  [{ code: 'undefined' }, []],
  [{ person: 'muller' }, ['one']],
  [{ person: HEIDI.id.toUpperCase() }, ['one']],
  [{ person: '+44 20 7946 0018' }, ['two']],
  [{ person: 'refused' }, []],
  [{ code: '202' }, ['one']],
  [{ code: '7015' }, ['one']],
  [{ code: '0/7015' }, ['one']],
  [{ code: '500/7015' }, []],
  [{ cause: 'wrongTarget' }, ['two']],
  [{ q: 'wrongtarget' }, ['two']],
  [{ operator: 'olga' }, ['one']],
  [{ operator: 'op1' }, ['one']],
  [{ from: 200 }, ['two', 'three']],
  [{ to: 200 }, ['one']],
  [{ outcomes: ['refused', 'failed'] }, ['two', 'three']],
  [{ outcomes: ['refused'], from: 300 }, []],
];
for (const [filters, ids] of FILTERS) {
  test(`filters ${JSON.stringify(filters)} match ${ids.join(', ') || 'nothing'}`, () => {
    assert.deepEqual(
      filterRecords(RECORDS, filters).matches.map(({ transferId }) => transferId),
      ids,
    );
  });
}

test('filter counts the outcomes that match the other filters', () => {
  const { counts, matches } = filterRecords(RECORDS, { outcomes: ['failed'], from: 200 });
  assert.deepEqual([counts, matches.length], [{ refused: 1, failed: 1 }, 1]);
});

test('CSV quotes separators, and escapes what a spreadsheet would take for a formula', () => {
  const names = ['=HYPERLINK("https://evil.example")', '+1', '-1', '@SUM(A1)', '\tTab', 'a, "b"\r\nc'];
  const csv = writeRecordsCsv(names.map((displayName) => record({ caller: { kind: 'user', displayName } })));
  assert.ok(csv.startsWith('\uFEFFstartedAt,endedAt,outcome,callerName,'));
  assert.ok(csv.endsWith('\r\n'));
  for (const escaped of [
    `"'=HYPERLINK(""https://evil.example"")"`,
    "'+1",
    "'-1",
    "'@SUM(A1)",
    "'\tTab",
    '"a, ""b""\r\nc"',
  ]) {
    assert.ok(csv.includes(`,completed,${escaped},user,`), escaped);
  }
  assert.match(csv, /^1970-01-01T00:00:00\.100Z,/m);
});
