// @ts-check
/** The situation of a transfer, and the actions that the page offers in it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from '../bundle.mjs';

const { situationOf, actionsIn, stepsOf } = await load('model/situation');

const ACCEPTED = { kind: 'response', at: 100, response: { kind: 'accepted', status: 202 } };
const SENT = { kind: 'sent', at: 0 };
const refused = (/** @type {object} */ more) => ({
  ...{ kind: 'response', at: 90 },
  response: { kind: 'refused', status: 403, mayBeInProgress: false, error: { code: '7505' }, ...more },
});
const failed = (/** @type {object} */ error) => ({ kind: 'failed', at: 80, error: { message: 'm', ...error } });
const status = (/** @type {string} */ phase, more = {}) => ({ phase, certainty: 'certain', callActive: true, ...more });
const read = (/** @type {object} */ lookup) => ({ kind: 'read', at: 200, lookup });

/** @type {[string, any, string, string][]} a case, its replay, the situation, and the first action */
const CASES = [
  ['nothing but the request', { rows: [] }, 'sent', 'checkCall'],
  ['Graph accepted', { rows: [SENT, ACCEPTED], status: status('requested') }, 'sent', 'checkCall'],
  ['in transfer', { rows: [SENT, ACCEPTED], status: status('transferring') }, 'transferring', 'checkCall'],
  ['the target accepted', { rows: [SENT], status: status('transferAccepted') }, 'targetAccepted', 'checkCall'],
  ['completed', { rows: [SENT], status: status('completed') }, 'completed', 'next'],
  [
    'completed after an abort',
    { rows: [SENT, failed({ code: 'aborted' })], status: status('completed') },
    'completed',
    'next',
  ],
  ['failed', { rows: [SENT], status: status('failed') }, 'failed', 'tryAgain'],
  ['failed and over', { rows: [SENT], status: status('failed', { callActive: false }) }, 'failed', 'next'],
  ['ended', { rows: [SENT], status: status('ended') }, 'ended', 'next'],
  [
    'silence',
    { rows: [SENT, ACCEPTED, { kind: 'silence', seconds: 60 }], status: status('requested') },
    'silent',
    'checkCall',
  ],
  ['refused', { rows: [SENT, refused({})], isOver: true }, 'refused', 'tryAgain'],
  ['refused with doubt', { rows: [SENT, refused({ status: 500, mayBeInProgress: true })] }, 'refused', 'checkCall'],
  ['signed out', { rows: [failed({ code: 'signInRequired', delivered: 'no' })], isOver: true }, 'notSent', 'signIn'],
  ['not sent', { rows: [failed({ delivered: 'no' })], isOver: true }, 'notSent', 'tryAgain'],
  ['no response', { rows: [SENT, failed({ delivered: 'unknown' })] }, 'noResponse', 'checkCall'],
  ['still there', { rows: [SENT, ACCEPTED, read({ kind: 'found', state: 'established' })] }, 'checked', 'tryAgain'],
  ['gone', { rows: [SENT, ACCEPTED, read({ kind: 'ended' })] }, 'checked', 'next'],
];

for (const [name, played, kind, first] of CASES) {
  test(`${name} is the situation ${kind}, and offers ${first}`, () => {
    const recording = { origin: 'page', receivesNotifications: true, events: [] };
    const entry = { recording, played: { at: 1000, isOver: false, ...played } };
    const situation = situationOf(entry, { isSending: false, lostAt: undefined });
    assert.equal(situation.kind, kind);
    assert.equal(actionsIn(situation)[0], first);
  });
}

test('a lost connection leaves a transfer in progress unknown, and a verdict certain', () => {
  const recording = { origin: 'page', receivesNotifications: true, events: [] };
  const at = (/** @type {string} */ phase) => ({
    recording,
    played: { rows: [SENT, ACCEPTED], status: status(phase), at: 1 },
  });
  const lost = { isSending: false, lostAt: 500 };
  assert.deepEqual(situationOf(at('transferring'), lost), { kind: 'disconnected', since: 500 });
  assert.equal(situationOf(at('completed'), lost).kind, 'completed');
});

test('steps have the time since sending, and a failure returns to the transferor', () => {
  const names = (/** @type {any} */ played) =>
    stepsOf(played).map((/** @type {any} */ { name, after }) => `${name} ${after}`);
  assert.deepEqual(names({ rows: [SENT, ACCEPTED], status: status('requested'), at: 0 }), [
    'sent 0',
    'accepted 100',
    'targetAccepted undefined',
    'connected undefined',
  ]);
  assert.deepEqual(names({ rows: [SENT, ACCEPTED], status: status('failed'), at: 900 }), [
    'sent 0',
    'accepted 100',
    'returned 900',
  ]);
  assert.deepEqual(names({ rows: [SENT, refused({})] }), ['sent 0', 'stopped 90']);
});

test('a failure offers no action that fails again, and its cause is as certain as its ground', () => {
  const after = (/** @type {string} */ retry, certainty = 'certain') =>
    situationOf(
      {
        recording: { origin: 'page', receivesNotifications: true, events: [] },
        played: {
          rows: [SENT],
          status: status('failed'),
          outcome: { kind: 'failed', cause: 'declined', retry, grounds: { cause: { certainty } } },
        },
      },
      { isSending: false, lostAt: undefined },
    );
  assert.deepEqual(actionsIn(after('sameTarget')).slice(0, 2), ['tryAgain', 'someoneElse']);
  assert.deepEqual(actionsIn(after('otherTarget')), ['someoneElse', 'backToCaller', 'copyDetails']);
  assert.deepEqual(actionsIn(after('no')), ['backToCaller', 'copyDetails']);
  assert.deepEqual(actionsIn(after('afterCheck'))[0], 'checkCall');
  assert.deepEqual([after('no').isCauseCertain, after('no', 'likely').isCauseCertain], [true, false]);
});
