// @ts-check
/** The rows of the history: what the relay knows and what this browser recorded, joined. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterRecords } from '../../../www/history/record-filter.js';
import { load } from '../bundle.mjs';

const { factsOf, historyRows } = await load('model/transfer-facts', 'model/history');

const CALL_ID = '341a0500-d4bf-4224-8b19-1581168d328b';
const HEIDI = { id: '550fae72-d251-43ec-868c-373732c2704f', displayName: 'Heidi Steen' };
const BODY = JSON.stringify({ transferTarget: { identity: { user: HEIDI } } });

/** @param {object} played @param {object} [recording] */
const entryOf = (played, recording = {}) => ({
  recording: {
    ...{ id: 'T1', origin: 'page', callId: CALL_ID, caller: 'Adele Vance', receivesNotifications: true },
    ...{ request: { body: BODY, destination: 'simulator' }, events: [{ kind: 'sent', at: 1000 }], ...recording },
  },
  played: { rows: [{ kind: 'sent', at: 1000 }], at: 3000, isOver: false, ...played },
});
const refusal = { kind: 'refused', status: 403, mayBeInProgress: false, error: { code: '7505' } };
const failed = {
  phase: 'failed',
  certainty: 'certain',
  connectedTo: 'transferor',
  result: { code: 500, subcode: 7000 },
};

test('facts of a recording have the form of a record of the relay', () => {
  const entry = entryOf({
    status: failed,
    outcome: { kind: 'failed', cause: 'declined', retry: 'otherTarget', isIncident: false },
  });
  assert.deepEqual(factsOf(entry), {
    ...{
      kind: 'transfer',
      transferId: 'T1',
      callId: CALL_ID,
      startedAt: 1000,
      endedAt: 3000,
      outcome: 'failed',
      scenario: 'blind',
    },
    caller: { kind: 'unknown', displayName: 'Adele Vance' },
    target: { kind: 'user', ...HEIDI },
    ...{ phase: 'failed', certainty: 'certain', connectedTo: 'transferor', result: { code: 500, subcode: 7000 } },
    ...{ cause: 'declined', retry: 'otherTarget', isIncident: false },
  });
  for (const filters of [{ q: 'heidi' }, { person: 'adele' }, { code: '500/7000' }, { cause: 'declined' }]) {
    assert.equal(filterRecords([factsOf(entry)], filters).matches.length, 1, JSON.stringify(filters));
  }
  assert.equal(filterRecords([factsOf(entry)], { person: 'alex' }).matches.length, 0);
});

/** @type {[string, object, object, string][]} */
const OUTCOMES = [
  ['under way', { status: { phase: 'transferring' } }, {}, 'pending'],
  ['completed', { status: { ...failed, phase: 'completed' } }, {}, 'completed'],
  ['refused', { rows: [{ kind: 'response', at: 1100, response: refusal }], isOver: true }, {}, 'refused'],
  ['not sent', { rows: [{ kind: 'failed', at: 1100, error: { delivered: 'no' } }], isOver: true }, {}, 'unsent'],
  ['of a file without a verdict', {}, { origin: 'file' }, 'unknown'],
];
for (const [name, played, recording, outcome] of OUTCOMES) {
  test(`a recording that is ${name} has the outcome ${outcome}`, () => {
    assert.equal(factsOf(entryOf(played, recording)).outcome, outcome);
  });
}

test('a transfer that relay and browser know is one row, with the facts of the relay', () => {
  const operator = { id: 'O', name: 'Ana' };
  const record = { transferId: 't1', callId: CALL_ID, startedAt: 999, outcome: 'pending', operator };
  const other = { transferId: 'T2', callId: CALL_ID, startedAt: 2000, outcome: 'completed' };
  const [first, second, ...more] = historyRows([record, other], [entryOf({ status: { phase: 'transferring' } })]);
  assert.deepEqual([first.facts, first.entry, first.isAtRelay, more], [other, undefined, true, []]);
  assert.deepEqual([second.facts, second.entry?.recording.id, second.isAtRelay], [record, 'T1', true]);
  // The events of the page are newer than the list.
  const [, ended] = historyRows([record, other], [entryOf({ status: { ...failed, phase: 'completed' } })]);
  assert.deepEqual([ended.facts.outcome, ended.facts.operator], ['completed', operator]);
});
