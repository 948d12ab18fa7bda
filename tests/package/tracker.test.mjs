// @ts-check
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { inProject } from '../../pkg-template/build/project.mjs';
import { bodyOf, bytesOf, fixture, stepsOf, together } from './support/bodies.mjs';
import { raise, revoked, throwingProxy, thrown } from './support/hostile.mjs';
import { api } from './support/installed.mjs';
import './support/settled.mjs';
import { CALL_ID, INPUT, USER_ID } from './support/transfers.mjs';

/** @typedef {import('graph-call-transfer').TransferChange} TransferChange */

const GOLDEN = inProject('tests/package/golden/changes.json');
const REPLACED_ID = 'e5d39592-99bd-4db8-bca8-30fb894ec51d';
const STEPS = stepsOf();

/** The sequences of the page `call: transfer`, each in two versions. */
const SEQUENCES = ['1-blind', '2-consultative', '3-pstn', '4-consultative-pstn', '5-group'].flatMap((scenario) => [
  [`${scenario}-completed`, ['transferring', 'accepted', 'completed'].map((step) => fixture(`${scenario}-${step}`))],
  [`${scenario}-failed`, ['transferring', 'failed'].map((step) => fixture(`${scenario}-${step}`))],
]);

test('sequences of the documentation produce the changes of the golden file', () => {
  const changes = Object.fromEntries(
    /** @type {[string, ReturnType<typeof fixture>[]][]} */ (SEQUENCES).map(([name, bodies]) => {
      const tracker = new api.TransferTracker();
      tracker.expect({ callId: CALL_ID, ...(name.includes('consultative') && { replacesCallId: REPLACED_ID }) });
      return [name, bodies.flatMap(({ bytes }) => tracker.apply(bytes))];
    }),
  );
  if (process.env.UPDATE_SNAPSHOTS) writeFileSync(GOLDEN, `${JSON.stringify(changes, null, 2)}\n`);
  assert.deepEqual(changes, JSON.parse(readFileSync(GOLDEN, 'utf8')));
});

test('apply of a batch gives the same changes, whatever was read since its body', () => {
  const named = (/** @type {string} */ state) => bodyOf({ state, subject: 'Zoë 転送' });
  const long = `${STEPS.transferring}${' '.repeat(1_100_000)}`;
  const bodies = [
    STEPS.transferring,
    named('transferAccepted'),
    long,
    STEPS.failed,
    named('terminated'),
    STEPS.completed,
  ];
  const others = [named('established'), long, '{"value":[]}', '{'];
  /** @param {string} body @param {(() => unknown)[]} between @returns {unknown[]} */
  const changesOf = (body, between) => {
    const tracker = new api.TransferTracker();
    tracker.expect({ callId: CALL_ID });
    const batch = api.parseNotifications(body);
    for (const act of between) attempt(act);
    return [tracker.apply(batch), tracker.apply(batch), tracker.status(CALL_ID)];
  };
  for (const body of bodies) {
    const tracker = new api.TransferTracker();
    tracker.expect({ callId: CALL_ID });
    const expected = [tracker.apply(body), tracker.apply(body), tracker.status(CALL_ID)];
    assert.deepEqual(changesOf(body, []), expected);
    for (const other of others) {
      assert.deepEqual(changesOf(body, [() => api.parseNotifications(other)]), expected);
      assert.deepEqual(changesOf(body, [() => new api.TransferTracker().apply(other)]), expected);
      assert.deepEqual(changesOf(body, [() => new api.TransferTracker().apply({ toJSON: () => other })]), expected);
    }
  }
});

test('apply returns the same changes for every form of a body', () => {
  const bodies = [STEPS.transferring, STEPS.failed, together(STEPS.transferring, STEPS.accepted), STEPS.completed];
  const changesOf = (/** @type {(text: string) => any} */ form) => {
    const tracker = new api.TransferTracker();
    return bodies.flatMap((body) => tracker.apply(form(body)));
  };
  const expected = changesOf((text) => text);
  assert.deepEqual(
    expected.map(({ attempt, phase }) => [attempt, phase]),
    [
      [1, 'transferring'],
      [1, 'failed'],
      [2, 'transferring'],
      [2, 'transferAccepted'],
      [2, 'completed'],
    ],
  );
  for (const form of [
    bytesOf,
    (/** @type {string} */ text) => Buffer.from(text),
    (/** @type {string} */ text) => bytesOf(text).buffer,
    JSON.parse,
    api.parseNotifications,
    (/** @type {string} */ text) => api.parseNotifications(bytesOf(text)),
    (/** @type {string} */ text) => api.parseNotifications(JSON.parse(text)),
  ]) {
    assert.deepEqual(changesOf(form), expected);
  }
});

test('apply ignores notifications that concern no transfer', () => {
  const tracker = new api.TransferTracker();
  for (const payload of [
    '',
    '{}',
    { value: [] },
    fixture('roster').bytes,
    fixture('tone').bytes,
    fixture('legacy-skype-incoming').bytes,
    api.parseNotifications(fixture('graph-change-notification').bytes),
    STEPS.ended,
  ]) {
    assert.deepEqual(tracker.apply(payload), []);
  }
  assert.equal(tracker.size, 0);
  assert.equal(tracker.status(CALL_ID), undefined);
});

test('texts of a change beyond ASCII are intact', () => {
  const callId = 'é😀 call';
  const tracker = new api.TransferTracker();
  const body = bodyOf(
    { state: 'terminated', terminationReason: 'Grund: ü😀', resultInfo: { code: 200, message: '€'.repeat(300) } },
    { callId, changeType: 'gelöscht' },
  );
  tracker.expect({ callId });
  const [change, ...rest] = tracker.apply(body);
  assert.deepEqual(rest, []);
  assert.equal(change?.callId, callId);
  const { changeType, terminationReason, result } = change?.evidence ?? {};
  assert.deepEqual([changeType, terminationReason], ['gelöscht', 'Grund: ü😀']);
  assert.match(result?.message ?? '', /^€+$/);
  assert.deepEqual(tracker.status(callId)?.history.at(-1), change?.evidence);
});

test('tracker finds a call in every spelling of its GUID, and returns the first one', () => {
  const tracker = new api.TransferTracker();
  tracker.expect({ callId: CALL_ID.toUpperCase() });
  const [change] = tracker.apply(stepsOf(CALL_ID.replaceAll('-', '')).transferring);
  assert.equal(change?.callId, CALL_ID.toUpperCase());
  for (const spelling of [CALL_ID, CALL_ID.replaceAll('-', ''), CALL_ID.toUpperCase()]) {
    assert.equal(tracker.status(spelling)?.phase, 'transferring');
  }
  tracker.forget(CALL_ID);
  assert.equal(tracker.size, 0);
});

test('expect accepts an input, a request, or the ids of the calls', () => {
  const request = api.buildTransfer({ ...INPUT, replacesCallId: REPLACED_ID });
  for (const [transfer, replaced] of /** @type {[any, string | undefined][]} */ ([
    [INPUT, undefined],
    [{ ...INPUT, replacesCallId: REPLACED_ID }, REPLACED_ID],
    [request, REPLACED_ID],
    [JSON.parse(JSON.stringify(request)), REPLACED_ID],
    [{ callId: CALL_ID }, undefined],
    [{ callId: CALL_ID, replacesCallId: REPLACED_ID }, REPLACED_ID],
  ])) {
    const tracker = new api.TransferTracker();
    assert.equal(tracker.expect(transfer), undefined);
    const { callId, phase, expected, replacedCall } = tracker.status(CALL_ID) ?? {};
    assert.deepEqual([callId, phase, expected, replacedCall?.callId], [CALL_ID, 'requested', true, replaced]);
  }
});

/** @type {[string, () => any, string, unknown?][]} a value without a call, and the expected issue */
const NO_CALLS = [
  ['undefined', () => undefined, 'unreadableInput'],
  ['null', () => null, 'memberMissing'],
  ['a text', () => CALL_ID, 'memberMissing'],
  ['an object without a call', () => ({ target: INPUT.target }), 'memberMissing'],
  ['an empty id', () => ({ callId: '' }), 'memberMissing'],
  ['an id that is no text', () => ({ callId: 7 }), 'memberMissing'],
  [
    'a getter that throws',
    () => Object.defineProperty({}, 'callId', { get: raise, enumerable: true }),
    'unreadableInput',
    thrown,
  ],
  ['a proxy that throws', () => throwingProxy(), 'unreadableInput', thrown],
  ['a BigInt', () => 7n, 'unreadableInput'],
];

test('expect throws invalidTransfer for a value without a call', () => {
  const tracker = new api.TransferTracker();
  for (const [what, make, issue, cause] of NO_CALLS) {
    const error = thrownBy(() => tracker.expect(make()));
    assert.deepEqual([error.code, error.issues?.map(({ code }) => code)], ['invalidTransfer', [issue]], what);
    if (cause !== undefined) assert.equal(error.cause, cause);
  }
  assert.equal(tracker.size, 0);
});

test('recordResponse records the response, and expects an unknown transfer', () => {
  const tracker = new api.TransferTracker();
  const accepted = api.parseResponse(202, {}, null);
  assert.deepEqual(
    tracker.recordResponse(CALL_ID, accepted).map(({ phase, changed }) => [phase, changed]),
    [['requested', ['attempt', 'phase']]],
  );
  assert.deepEqual(tracker.recordResponse(CALL_ID, accepted), [], 'the same once more');
  assert.deepEqual([tracker.status(CALL_ID)?.response, tracker.status(CALL_ID)?.expected], ['accepted', true]);
  const refused = api.parseResponse(403, {}, '{"error":{"code":"7505","message":"x"}}');
  assert.deepEqual(tracker.recordResponse(CALL_ID, refused), [], 'a refusal changes no phase');
  const { response, history } = tracker.status(CALL_ID) ?? {};
  assert.deepEqual([response, history?.at(-1)?.kind, history?.at(-1)?.status], ['refused', 'refused', 403]);
});

test('recordResponse refuses an invalid response or call id', () => {
  const tracker = new api.TransferTracker();
  for (const response of /** @type {any[]} */ ([
    undefined,
    null,
    7n,
    'accepted',
    {},
    { kind: 'found' },
    {
      get kind() {
        return raise();
      },
    },
    revoked(),
    throwingProxy(),
  ])) {
    assert.equal(thrownBy(() => tracker.recordResponse(CALL_ID, response)).code, 'invalidOptions');
  }
  for (const id of /** @type {any[]} */ ([
    undefined,
    null,
    7,
    7n,
    Symbol('id'),
    {},
    revoked(),
    { toString: () => CALL_ID },
  ])) {
    for (const use of [
      () => tracker.status(id),
      () => tracker.follow(id),
      () => tracker.forget(id),
      () => tracker.recordResponse(id, api.parseResponse(202, {}, null)),
    ]) {
      const error = thrownBy(use);
      assert.equal(error.code, 'invalidOptions');
      assert.match(error.message, /callId: expected a string/);
    }
  }
  assert.equal(tracker.size, 0);
});

test('forgotten transfer is unknown, and can begin again', () => {
  const tracker = new api.TransferTracker();
  tracker.apply(STEPS.transferring);
  tracker.forget(CALL_ID);
  tracker.forget(CALL_ID);
  tracker.forget(USER_ID);
  assert.equal(tracker.status(CALL_ID), undefined);
  assert.equal(tracker.apply(STEPS.transferring)[0]?.attempt, 1);
});

test('two trackers are independent', () => {
  const [one, other] = [new api.TransferTracker(), new api.TransferTracker()];
  one.apply(STEPS.transferring);
  other.apply(STEPS.completed);
  assert.deepEqual(
    [one, other].map((tracker) => tracker.status(CALL_ID)?.phase),
    ['transferring', 'completed'],
  );
});

/**
 * @param {() => unknown} call
 * @returns {import('graph-call-transfer').TransferError}
 */
function thrownBy(call) {
  try {
    call();
  } catch (error) {
    assert.ok(api.isTransferError(error), String(error));
    return error;
  }
  return assert.fail('nothing was thrown');
}

/** @param {() => unknown} act */
function attempt(act) {
  try {
    act();
  } catch (error) {
    assert.ok(api.isTransferError(error), String(error));
  }
}
