// @ts-check
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseNotifications } from 'graph-call-transfer';
import { createCallDirectory } from '../../www/calls/directory.js';
import { bodyOf, CALL_ID } from './support/events.mjs';

const FIXTURE_CALL_ID = '6f1f5c00-8c1b-47f1-be9d-660c501041a9';
const ADELE = {
  kind: 'user',
  id: '751f6800-3180-414d-bd94-333364659951',
  tenantId: '72f988bf-86f1-41af-91ab-2d7cd011db47',
  displayName: 'Adele Vance',
};
const HEIDI = { ...ADELE, id: '550fae72-d251-43ec-868c-373732c2704f', displayName: 'Heidi Steen' };

/** @param {string} name */
const fixture = (name) => readFileSync(new URL(`../fixtures/notifications/${name}.json`, import.meta.url), 'utf8');

/** @param {string} body */
function notificationsOf(body) {
  const batch = parseNotifications(body);
  assert.ok(batch.kind === 'graph');
  return batch.notifications;
}

/**
 * Creates a directory from these bodies, received at 1, 2, 3, …
 *
 * @param {readonly string[]} bodies
 */
function directoryOf(bodies) {
  const directory = createCallDirectory();
  bodies.forEach((body, at) => {
    directory.apply(notificationsOf(body), at + 1);
  });
  return directory;
}

/**
 * @param {string} state
 * @param {object} [members]
 */
const call = (state, members = {}) => bodyOf(CALL_ID, { state, ...members });

/** @param {string} kind @param {string} id @param {object} [members] */
const entry = (kind, id, members = {}) => ({ id: `p-${id}`, info: { identity: { [kind]: { id } } }, ...members });

/** @param {object[]} participants */
const roster = (...participants) => bodyOf(CALL_ID, participants, { path: '/participants' });

/** @param {number} sequenceNumber @param {object[]} participants */
const delta = (sequenceNumber, ...participants) =>
  bodyOf(
    CALL_ID,
    { '@odata.type': '#microsoft.graph.deltaParticipants', sequenceNumber, participants },
    { path: '/participants' },
  );

/** @param {readonly string[]} bodies */
const peopleOf = (...bodies) =>
  directoryOf(bodies)
    .list()[0]
    ?.participants.map(({ id }) => id);

test('directory lists an incoming call with its caller', () => {
  assert.deepEqual(directoryOf([fixture('incoming')]).list(), [
    {
      callId: FIXTURE_CALL_ID,
      source: 'simulator',
      state: 'incoming',
      callType: 'peerToPeer',
      direction: 'incoming',
      since: 1,
      changedAt: 1,
      participants: [ADELE],
    },
  ]);
});

test('directory takes the participants and their ids from a roster, without the app', () => {
  const [live] = directoryOf([fixture('incoming'), fixture('roster')]).list();
  assert.deepEqual(live?.participants, [
    { participantId: '909c6581-5130-43e9-88f3-fcb3582cde37', ...HEIDI, isInLobby: false, isMuted: false },
    { participantId: '1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9', ...ADELE, isInLobby: false, isMuted: true },
  ]);
  assert.equal(live?.callType, 'group');
  assert.deepEqual([live?.since, live?.changedAt], [1, 2]);
});

test('directory removes a participant who left, by a delta and by a participant notification', () => {
  for (const name of ['roster-delta', 'participant-left']) {
    const [live] = directoryOf([fixture('roster'), fixture(name)]).list();
    assert.deepEqual(
      live?.participants.map(({ displayName }) => displayName),
      ['Heidi Steen'],
      name,
    );
    assert.equal(live?.callType, 'group', 'it stays a group call');
  }
});

/** @type {[string, string[], string | undefined][]} */
const STATES = [
  ['directory keeps the last state', [call('incoming'), call('establishing'), call('established')], 'established'],
  ['directory ignores a late early state', [call('established'), call('establishing')], 'established'],
  [
    'directory sets a call to established again after a failed transfer',
    [call('transferring'), call('established')],
    'established',
  ],
  ['directory keeps an unknown state unchanged', [call('established'), call('levitating')], 'levitating'],
  ['directory adds an established call from a roster alone', [roster(entry('user', 'a'))], 'established'],
  ['directory does not add a call from an operation', [bodyOf(CALL_ID, {}, { path: '/operations/1' })], undefined],
  [
    'directory does not end a call for a deleted operation',
    [call('established'), bodyOf(CALL_ID, { id: '1' }, { path: '/operations/1', changeType: 'deleted' })],
    'established',
  ],
  ['directory removes a terminated call', [call('established'), call('terminated')], undefined],
  [
    'directory removes a deleted call without a resource',
    [call('established'), bodyOf(CALL_ID, undefined, { changeType: 'deleted' })],
    undefined,
  ],
  [
    'directory accepts the change type in any case',
    [call('established'), bodyOf(CALL_ID, undefined, { changeType: 'Deleted' })],
    undefined,
  ],
  ['directory does not add an ended call again', [call('terminated'), call('established')], undefined],
  [
    'directory ends a call by another spelling of its id',
    [call('established'), bodyOf(CALL_ID.replaceAll('-', '').toUpperCase(), { state: 'terminated' })],
    undefined,
  ],
];
for (const [what, bodies, state] of STATES) {
  test(what, () => assert.equal(directoryOf(bodies).list()[0]?.state, state));
}

/** @type {[string, string[], 'peerToPeer' | 'group'][]} */
const TYPES = [
  [
    'directory does not take a call with a chat for a group call',
    [call('established', { chatInfo: { threadId: 'x' }, meetingInfo: {} })],
    'peerToPeer',
  ],
  [
    'directory takes a roster of the app and one other for a peer-to-peer call',
    [roster(entry('user', 'a'), { id: null, info: { identity: { application: { id: 'app' } } } })],
    'peerToPeer',
  ],
  [
    'directory takes two participants besides the app for a group call',
    [roster(entry('user', 'a'), entry('phone', '+1234567'))],
    'group',
  ],
  [
    'directory takes two targets for a group call',
    [
      call('establishing', {
        direction: 'outgoing',
        targets: [{ identity: { user: { id: 'a' } } }, { identity: { user: { id: 'b' } } }],
      }),
    ],
    'group',
  ],
];
for (const [what, bodies, type] of TYPES) {
  test(what, () => assert.equal(directoryOf(bodies).list()[0]?.callType, type));
}

test('directory lists the targets of an outgoing call', () => {
  const targets = [{ identity: { phone: { id: '+12345678901' } } }];
  const source = { identity: { application: { id: 'app' } } };
  assert.deepEqual(peopleOf(call('establishing', { direction: 'outgoing', source, targets })), ['+12345678901']);
});

test('directory recognizes the app in a roster by its participant id', () => {
  const bodies = [
    call('established', { myParticipantId: 'p-me' }),
    roster(entry('user', 'a'), entry('application', 'me')),
  ];
  assert.deepEqual(peopleOf(...bodies), ['a']);
});

test('directory lists another app as a participant', () => {
  assert.deepEqual(peopleOf(roster(entry('user', 'a'), entry('application', 'recorder'))), ['a', 'recorder']);
});

test('directory applies roster deltas, and ignores an old one', () => {
  const bodies = [
    roster(entry('user', 'a'), entry('user', 'b')),
    delta(3, entry('user', 'c'), entry('user', 'a', { removedState: { reason: 'Removed' } })),
    delta(2, entry('user', 'c', { removedState: {} })),
    delta(4, entry('user', 'b', { isMuted: true })),
  ];
  const [live] = directoryOf(bodies).list();
  assert.deepEqual(
    live?.participants.map(({ id, isMuted }) => [id, isMuted]),
    [
      ['c', undefined],
      ['b', true],
    ],
  );
});

test('directory ignores an old roster', () => {
  const bodies = [
    roster(entry('user', 'a', { rosterSequenceNumber: 5 }), entry('user', 'b', { rosterSequenceNumber: 5 })),
    roster(entry('user', 'a', { rosterSequenceNumber: 4 })),
  ];
  assert.deepEqual(peopleOf(...bodies), ['a', 'b']);
});

test('directory skips invalid roster entries', () => {
  const directory = createCallDirectory();
  const [notification] = notificationsOf(roster(entry('user', 'a')));
  assert.ok(notification?.kind === 'roster');
  const participants = /** @type {any} */ ([
    null,
    5,
    {},
    { info: null },
    { info: { identity: null } },
    ...notification.participants,
  ]);
  directory.apply([{ ...notification, kind: 'roster', callId: CALL_ID, participants, toJSON: () => ({}) }], 1);
  assert.deepEqual(
    directory.list()[0]?.participants.map(({ kind }) => kind),
    ['unknown', 'unknown', 'unknown', 'user'],
  );
});

test('directory returns changed calls once, and ended ones by id', () => {
  const directory = directoryOf([call('established'), fixture('incoming')]);
  const { changed, ended } = directory.takeChanges() ?? {};
  assert.deepEqual(
    changed?.map(({ callId }) => callId),
    [CALL_ID, FIXTURE_CALL_ID],
  );
  assert.deepEqual(ended, []);
  assert.equal(directory.takeChanges(), undefined);
  directory.apply(notificationsOf(call('terminated')), 9);
  assert.deepEqual(directory.takeChanges(), { changed: [], ended: [CALL_ID] });
});

test('directory removes the longest unchanged of more than 1,000 calls', () => {
  const idOf = (/** @type {number} */ number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const directory = createCallDirectory();
  for (let number = 0; number < 1000; number += 1) {
    directory.apply(notificationsOf(bodyOf(idOf(number), { state: 'established' })), number);
  }
  directory.apply(notificationsOf(bodyOf(idOf(0), { state: 'transferring' })), 1000);
  directory.takeChanges();
  directory.apply(notificationsOf(bodyOf(idOf(1000), { state: 'established' })), 1001);
  assert.equal(directory.list().length, 1000);
  assert.deepEqual(directory.takeChanges()?.ended, [idOf(1)]);
});

test('directory keeps 350 participants of a call', () => {
  const all = Array.from({ length: 400 }, (_, at) => entry('user', String(at)));
  assert.equal(peopleOf(roster(...all))?.length, 350);
});

test('directory truncates long texts', () => {
  const [live] = directoryOf([roster(entry('user', 'x'.repeat(5000)))]).list();
  assert.equal(live?.participants[0]?.id?.length, 256);
});

test('directory continues from a snapshot', () => {
  const before = [fixture('incoming'), fixture('roster'), call('terminated')];
  const after = [fixture('roster-delta'), call('established')];
  const whole = directoryOf(before);
  const restored = createCallDirectory(JSON.parse(JSON.stringify(whole.snapshot())));
  for (const body of after) {
    whole.apply(notificationsOf(body), 10);
    restored.apply(notificationsOf(body), 10);
  }
  assert.deepEqual(restored.list(), whole.list());
  assert.equal(restored.list().length, 1);
});
