// @ts-check
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { inProject } from '../tools/project.mjs';
import { bodyOf, bytesOf, fixture, stepsOf, together } from './support/bodies.mjs';
import { raise, revoked, throwingProxy, thrown } from './support/hostile.mjs';
import { api } from './support/installed.mjs';
import './support/settled.mjs';
import { CALL_ID, INPUT, USER_ID } from './support/transfers.mjs';

/** @typedef {import('graph-call-transfer').TransferChange} TransferChange */

const GOLDEN = inProject('tests/package/golden/changes.json');
const REPLACED_ID = 'e5d39592-99bd-4db8-bca8-30fb894ec51d';
const STEPS = stepsOf();

/** The sequences of the page `call: transfer`, each in two ways. */
const SEQUENCES = ['1-blind', '2-consultative', '3-pstn', '4-consultative-pstn', '5-group'].flatMap((scenario) => [
  [`${scenario}-completed`, ['transferring', 'accepted', 'completed'].map((step) => fixture(`${scenario}-${step}`))],
  [`${scenario}-failed`, ['transferring', 'failed'].map((step) => fixture(`${scenario}-${step}`))],
]);

test('each sequence of the page is told in the changes of the golden file', () => {
  const told = Object.fromEntries(
    /** @type {[string, ReturnType<typeof fixture>[]][]} */ (SEQUENCES).map(([name, bodies]) => {
      const tracker = new api.TransferTracker();
      tracker.expect({ callId: CALL_ID, ...(name.includes('consultative') && { replacesCallId: REPLACED_ID }) });
      return [name, bodies.flatMap(({ bytes }) => tracker.apply(bytes))];
    }),
  );
  if (process.env.UPDATE_CHANGES) writeFileSync(GOLDEN, `${JSON.stringify(told, null, 2)}\n`);
  assert.deepEqual(told, JSON.parse(readFileSync(GOLDEN, 'utf8')));
});

test('a body gives the same changes in whatever form it comes', () => {
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

test('what is no business of a transfer changes nothing', () => {
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

test('texts of a change beyond ASCII come as they are', () => {
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
  const { changeType, terminationReason, result } = change?.because ?? {};
  assert.deepEqual([changeType, terminationReason], ['gelöscht', 'Grund: ü😀']);
  assert.match(result?.message ?? '', /^€+$/);
  assert.deepEqual(tracker.status(callId)?.history.at(-1), change?.because);
});

test('a call is found in every spelling of its GUID, and told in the first one', () => {
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

test('a transfer can be announced in the words of the caller, as a request, or by its call', () => {
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
    const { callId, phase, announced, replacedCall } = tracker.status(CALL_ID) ?? {};
    assert.deepEqual([callId, phase, announced, replacedCall?.callId], [CALL_ID, 'requested', true, replaced]);
  }
});

/** @type {[string, () => any, string, unknown?][]} what names no call, and what it is told as */
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

test('what names no call cannot be announced: invalidTransfer, with its issue', () => {
  const tracker = new api.TransferTracker();
  for (const [what, make, issue, cause] of NO_CALLS) {
    const error = thrownBy(() => tracker.expect(make()));
    assert.deepEqual([error.code, error.issues?.map(({ code }) => code)], ['invalidTransfer', [issue]], what);
    if (cause !== undefined) assert.equal(error.cause, cause);
  }
  assert.equal(tracker.size, 0);
});

test('the answer to the POST is noted, and announces a transfer that nobody announced', () => {
  const tracker = new api.TransferTracker();
  const accepted = api.readAnswer(202, {}, null);
  assert.deepEqual(
    tracker.answered(CALL_ID, accepted).map(({ phase, changed }) => [phase, changed]),
    [['requested', ['attempt', 'phase']]],
  );
  assert.deepEqual(tracker.answered(CALL_ID, accepted), [], 'the same once more');
  assert.deepEqual([tracker.status(CALL_ID)?.answer, tracker.status(CALL_ID)?.announced], ['accepted', true]);
  const refused = api.readAnswer(403, {}, '{"error":{"code":"7505","message":"x"}}');
  assert.deepEqual(tracker.answered(CALL_ID, refused), [], 'a refusal changes no phase');
  const { answer, history } = tracker.status(CALL_ID) ?? {};
  assert.deepEqual([answer, history?.at(-1)?.kind, history?.at(-1)?.status], ['refused', 'refused', 403]);
});

test('what is no answer, and what is no call id, is told as invalidOptions', () => {
  const tracker = new api.TransferTracker();
  for (const answer of /** @type {any[]} */ ([
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
    assert.equal(thrownBy(() => tracker.answered(CALL_ID, answer)).code, 'invalidOptions');
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
      () => tracker.answered(id, api.readAnswer(202, {}, null)),
    ]) {
      const error = thrownBy(use);
      assert.equal(error.code, 'invalidOptions');
      assert.match(error.message, /callId: expected a string/);
    }
  }
  assert.equal(tracker.size, 0);
});

test('what was forgotten is not known any more, and can begin anew', () => {
  const tracker = new api.TransferTracker();
  tracker.apply(STEPS.transferring);
  tracker.forget(CALL_ID);
  tracker.forget(CALL_ID);
  tracker.forget(USER_ID);
  assert.equal(tracker.status(CALL_ID), undefined);
  assert.equal(tracker.apply(STEPS.transferring)[0]?.attempt, 1);
});

test('two trackers know nothing of each other', () => {
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
