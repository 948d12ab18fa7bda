// @ts-check
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inProject } from '../../pkg-template/build/project.mjs';
import { fixture, stepsOf } from './support/bodies.mjs';
import { assertPlain, compileValues } from './support/compiler.mjs';
import { HOSTILE } from './support/hostile.mjs';
import { api } from './support/installed.mjs';
import './support/settled.mjs';
import { CALL_ID } from './support/transfers.mjs';

/** @import { TransferStep } from 'graph-call-transfer' */

const TRANSFER = { callId: CALL_ID };
const RESPONSE = api.parseResponse(202, {}, null);
/** @type {TransferStep[]} */
const BEGUN = [
  { id: 'post', kind: 'sent' },
  { id: 'attempt', kind: 'attempt', attempt: { number: 1, status: 202 } },
  { id: 'response', kind: 'response', response: RESPONSE },
];

test('drawTransfer draws a blind transfer from bodies in every form', () => {
  const golden = (/** @type {string} */ name) => readFileSync(inProject(`tests/fixtures/diagrams/${name}.mmd`), 'utf8');
  const { text, bytes } = fixture('1-blind-completed');
  const forms = [text, bytes, JSON.parse(text), api.parseNotifications(text)];
  for (const body of forms) {
    const { mermaid, states, ladder } = api.drawTransfer(TRANSFER, [
      ...BEGUN,
      { id: 'a', kind: 'notifications', body: fixture('1-blind-transferring').bytes },
      { id: 'b', kind: 'notifications', body: fixture('1-blind-accepted').bytes },
      { id: 'c', kind: 'notifications', body },
    ]);
    assert.equal(mermaid.ladder, golden('1-blind-completed.ladder'));
    assert.equal(mermaid.states, golden('completed.states'));
    assert.equal(states.current, 'completed');
    assert.deepEqual(
      ladder.arrows.map(({ steps }) => steps.join()),
      ['post', 'attempt,response', 'a', 'b', 'c'],
    );
  }
});

test('drawTransfer continues from a snapshot when events are missing, whole or of one call', () => {
  const tracker = new api.TransferTracker();
  tracker.expect(TRANSFER);
  tracker.apply(fixture('1-blind-completed').bytes);
  for (const snapshot of [tracker.snapshot(), tracker.snapshotCall(CALL_ID) ?? '']) {
    const { states, ladder } = api.drawTransfer(TRANSFER, [...BEGUN, { id: 'gap', kind: 'known', snapshot }]);
    assert.deepEqual([states.current, ladder.arrows.at(-1)?.kind], ['completed', 'known']);
  }
  const { states } = api.drawTransfer(TRANSFER, [...BEGUN, { id: 'gap', kind: 'known' }]);
  assert.equal(states.current, 'requested');
});

test('drawTransfer draws the second transfer of a call from its earlier state', () => {
  const { transferring, failed } = stepsOf();
  const tracker = new api.TransferTracker();
  tracker.expect(TRANSFER);
  for (const body of [transferring, failed]) tracker.apply(body);
  const snapshot = tracker.snapshotCall(CALL_ID) ?? '';
  /** @type {TransferStep[][]} */
  const beginnings = [BEGUN, [{ id: 'expected', kind: 'expected' }], []];
  const certain = beginnings.flatMap((begun) =>
    [[], [/** @type {const} */ ({ id: 'before', kind: 'known', snapshot })]].map((known) => {
      const step = /** @type {const} */ ({ id: 'failed', kind: 'notifications', body: failed });
      const { ladder } = api.drawTransfer(TRANSFER, [...known, ...begun, step]);
      assert.ok(!ladder.arrows.some(({ kind }) => kind === 'known'));
      return ladder.legs.find(({ kind }) => kind === 'returned')?.certain;
    }),
  );
  assert.deepEqual(certain, [true, false, true, false, false, undefined]);
});

test('drawTransfer returns plain data of its declared type', async () => {
  /** @type {TransferStep[]} */
  const steps = [
    { id: 'expected', kind: 'expected' },
    ...BEGUN,
    { id: 'a', kind: 'notifications', body: stepsOf().transferring, times: 2 },
    { id: 's', kind: 'silence', seconds: 60 },
    { id: 'k', kind: 'known' },
    { id: 'r', kind: 'lookup', lookup: { kind: 'found', status: 200, state: 'established' } },
    { id: 'e', kind: 'notifications', body: stepsOf().completed },
  ];
  const drawn = [
    api.drawTransfer(TRANSFER, []),
    api.drawTransfer({ callId: CALL_ID, replacesCallId: 'r' }, steps),
    api.drawTransfer(TRANSFER, [{ id: 'f', kind: 'failed', error: { code: 'network', delivered: 'unknown' } }]),
  ];
  for (const value of drawn) assertPlain(value, 'TransferDiagram');
  await compileValues(
    'diagrams',
    drawn.map((value) => ['TransferDiagram', value]),
  );
});

/** @type {[what: string, steps: any, code: string, message: RegExp][]} */
const WRONG = [
  ['not an array', undefined, 'invalidOptions', /expected an array/],
  ['not a step', [7], 'invalidOptions', /step: expected an object, found number/],
  ['no kind', [{ id: 'a' }], 'invalidOptions', /a `kind`, one of expected, sent, attempt/],
  ['another kind', [{ id: 'a', kind: 'refused' }], 'invalidOptions', /a `kind`, one of/],
  ['no id', [{ kind: 'sent' }], 'invalidOptions', /an `id`/],
  ['notifications without an id', [{ kind: 'notifications', body: '{}' }], 'invalidOptions', /an `id`/],
  ['half a time', [{ id: 'a', kind: 'notifications', body: '{}', times: 0.5 }], 'invalidOptions', /`times`/],
  ['not a response', [{ id: 'a', kind: 'response', response: 202 }], 'invalidOptions', /a `response`/],
  ['a body that is not JSON', [{ id: 'a', kind: 'notifications', body: '{' }], 'invalidPayload', /./],
  ['a gap without an id', [{ kind: 'known' }], 'invalidOptions', /an `id`/],
  ['not a snapshot', [{ id: 'a', kind: 'known', snapshot: 'x' }], 'invalidSnapshot', /./],
  ['a snapshot that is not a string', [{ id: 'a', kind: 'known', snapshot: 7 }], 'invalidSnapshot', /found number/],
  ['no body', [{ id: 'a', kind: 'notifications' }], 'invalidPayload', /found undefined/],
];

test('drawTransfer refuses invalid steps, and draws the next transfer as before', () => {
  for (const [what, steps, code, message] of WRONG) {
    const error = thrownBy(() => api.drawTransfer(TRANSFER, steps));
    assert.deepEqual([error.code, message.test(error.message)], [code, true], `${what}: ${error.message}`);
  }
  assert.equal(thrownBy(() => api.drawTransfer(/** @type {any} */ ({}), [])).code, 'invalidTransfer');
  for (const [what, make] of HOSTILE) {
    const value = /** @type {any} */ (make());
    for (const draw of [
      () => api.drawTransfer(value, []),
      () => api.drawTransfer(TRANSFER, value),
      () => api.drawTransfer(TRANSFER, [value]),
      () => api.drawTransfer(TRANSFER, [{ id: 'a', kind: 'response', response: value }]),
      () => api.drawTransfer(TRANSFER, [{ id: 'a', kind: 'notifications', body: value }]),
      () => api.drawTransfer(TRANSFER, [{ id: 'a', kind: 'known', snapshot: value }]),
    ]) {
      const outcome = attempt(draw);
      assert.ok(outcome === undefined || api.isTransferError(outcome), what);
    }
  }
  assert.equal(api.drawTransfer(TRANSFER, BEGUN).states.current, 'requested');
});

test('TransferDrawing draws step by step what drawTransfer draws at once, and has the status of a tracker', () => {
  const { transferring, accepted, completed } = stepsOf();
  /** @type {TransferStep[]} */
  const steps = [
    ...BEGUN,
    { id: 'a', kind: 'notifications', body: transferring },
    { id: 'b', kind: 'notifications', body: accepted ?? transferring },
    { id: 's', kind: 'silence', seconds: 60 },
    { id: 'c', kind: 'notifications', body: completed },
  ];
  const tracker = new api.TransferTracker();
  const drawing = new api.TransferDrawing(TRANSFER);
  assert.deepEqual([drawing.status, drawing.outcome, drawing.ladder.arrows.length], [undefined, undefined, 0]);
  for (const [index, step] of steps.entries()) {
    const { arrows } = drawing.ladder;
    const isChange = drawing.add(step);
    if (step.kind === 'sent') tracker.expect(TRANSFER);
    if (step.kind === 'response') tracker.recordResponse(CALL_ID, RESPONSE);
    if (step.kind === 'notifications') assert.equal(isChange, tracker.apply(step.body).length > 0);
    const { ladder, states, mermaid } = drawing;
    assert.deepEqual({ ladder, states, mermaid }, api.drawTransfer(TRANSFER, steps.slice(0, index + 1)));
    assert.deepEqual(drawing.status, tracker.status(CALL_ID));
    assert.equal(drawing.outcome?.kind, step.kind === 'silence' ? 'timedOut' : tracker.outcome(CALL_ID)?.kind);
    // A response replaces the arrow of its attempt; all other arrows stay.
    const kept = step.kind === 'response' ? arrows.slice(0, -1) : arrows;
    for (const [at, arrow] of kept.entries()) assert.equal(ladder.arrows[at], arrow);
  }
  assert.deepEqual(drawing.outcome, tracker.outcome(CALL_ID));
});

test('TransferDrawing counts a repeated body in its arrow', () => {
  const drawing = new api.TransferDrawing(TRANSFER);
  for (const step of BEGUN) drawing.add(step);
  drawing.add({ id: 'a', kind: 'notifications', body: stepsOf().transferring });
  const [post] = drawing.ladder.arrows;
  drawing.repeat('a');
  drawing.repeat('unknown');
  assert.deepEqual(
    drawing.ladder.arrows.map(({ times }) => times),
    [1, 1, 2],
  );
  assert.equal(drawing.ladder.arrows[0], post);
  assert.match(drawing.mermaid.ladder, /×2/);
});

test('TransferDrawing decides a refusal by its message, and continues after an invalid step', () => {
  const drawing = new api.TransferDrawing(TRANSFER);
  drawing.add({ id: 'post', kind: 'sent' });
  for (const [what, steps, code] of WRONG) {
    if (!Array.isArray(steps)) continue;
    const error = thrownBy(() => steps.map((/** @type {any} */ step) => drawing.add(step)));
    assert.equal(error.code, code, what);
  }
  const text = JSON.stringify({
    error: { code: 'Forbidden', message: 'The transfer target is not in the tenant. (7505)' },
  });
  const response = api.parseResponse(403, {}, text);
  assert.equal(response.kind, 'refused');
  drawing.add({ id: 'response', kind: 'response', response });
  const tracker = new api.TransferTracker();
  tracker.expect(TRANSFER);
  tracker.recordResponse(CALL_ID, /** @type {any} */ (response));
  const { outcome } = drawing;
  assert.equal(outcome?.kind, 'refused');
  assert.deepEqual(outcome, tracker.outcome(CALL_ID));
  assert.deepEqual(drawing.ladder.arrows.map(({ label }) => label).slice(-1), ['403 · Forbidden']);
});

test('TransferDrawing throws after it was freed, and for a transfer without a call', () => {
  const drawing = new api.TransferDrawing(TRANSFER);
  drawing.free();
  drawing.free();
  for (const use of [
    () => drawing.add({ id: 'a', kind: 'sent' }),
    () => drawing.repeat('a'),
    () => drawing.status,
    () => drawing.outcome,
    () => drawing.mermaid,
  ]) {
    assert.match(thrownBy(use).message, /freed/);
  }
  for (const [what, make] of HOSTILE) {
    const error = attempt(() => new api.TransferDrawing(/** @type {any} */ (make())));
    assert.ok(api.isTransferError(error), what);
  }
});

/** @param {() => unknown} act */
function attempt(act) {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}

/** @param {() => unknown} act */
function thrownBy(act) {
  const error = attempt(act);
  assert.ok(api.isTransferError(error), String(error));
  return error;
}
