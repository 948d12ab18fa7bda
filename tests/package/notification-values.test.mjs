// @ts-check
/** Parsed bodies and the results of a tracker have their declared types: the compiler checks real values. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf, FIXTURES, stepsOf } from './support/bodies.mjs';
import { assertPlain, compileSource, compileValues } from './support/compiler.mjs';
import { api } from './support/installed.mjs';
import './support/settled.mjs';
import { CALL_ID } from './support/transfers.mjs';

const LAZY = ['raw', 'resourceData', 'participants', 'sessions'];
const STEPS = stepsOf();

/** A notification with the members that the fixtures lack. */
const FULL = bodyOf({
  '@odata.type': '#microsoft.graph.call',
  id: null,
  state: 'a state of tomorrow',
  direction: 'incoming',
  resultInfo: { code: '500', subCode: '7000', message: null },
  mediaState: { audio: 'a word of tomorrow' },
  targets: [{ identity: { user: { id: 'x', identityProvider: 'AAD' }, phone: null }, replacesCallId: 'y' }],
  callRoutes: [{ final: { user: { id: 'x' } }, original: null, routingType: 'forwarded' }],
  incomingContext: { transferor: { user: { id: 'x', displayName: 'Heidi Steen' } } },
  toneInfo: { sequenceId: '1', tone: 'a tone of tomorrow' },
  new: [{}],
});

test('notifications and batches of the fixtures have their declared types', async () => {
  const lines = [...FIXTURES.map(({ bytes }) => bytes), FULL].flatMap((payload) => {
    const batch = api.parseNotifications(payload);
    if (batch.kind !== 'graph') return literal('OtherPayload', plainOf(batch));
    const { notifications, rejected, ...rest } = batch;
    assertPlain(rest, 'batch');
    return [
      ...notifications.flatMap((notification) => literal('Notification', plainOf(notification))),
      ...rejected.flatMap((each) => literal('RejectedNotification', plainOf(each))),
      ...literal('Omit<GraphNotificationBatch, "notifications" | "rejected">', rest),
    ];
  });
  assert.ok(lines.length > 100);
  const values = lines.map((line, index) => `export const v${index} = ${line};`);
  const names = 'GraphNotificationBatch, Notification, OtherPayload, RejectedNotification';
  const source = `import type { ${names} } from 'graph-call-transfer';\nconst toJSON = (): any => ({});\n${values.join('\n')}\n`;
  await compileSource('notifications', source);
});

test('changes, statuses and outcomes of a tracker have their declared types', async () => {
  /** @type {[type: string, value: unknown][]} */
  const values = [];
  for (const { tracker, steps } of transfers()) {
    const handle = tracker.follow(CALL_ID);
    values.push(['TransferOutcome', await handle.outcome({ timeoutMs: 0 })]);
    for (const step of steps) {
      values.push(['readonly TransferChange[]', step() ?? []]);
      values.push(['TransferStatus | undefined', tracker.status(CALL_ID)]);
      values.push(['TransferOutcome', await handle.outcome({ timeoutMs: 0 })]);
    }
  }
  const present = values.filter(([, value]) => value !== undefined);
  for (const [type, value] of present) assertPlain(value, type);
  const kinds = present.flatMap(([type, value]) =>
    type === 'TransferOutcome' ? [/** @type {any} */ (value).kind] : [],
  );
  assert.deepEqual([...new Set(kinds)].sort(), ['completed', 'ended', 'failed', 'refused', 'timedOut']);
  const lines = present.map(([type, value], index) => `export const v${index} = ${literal(type, value)};`);
  const names = 'TransferChange, TransferOutcome, TransferStatus';
  await compileSource('transfers', `import type { ${names} } from 'graph-call-transfer';\n${lines.join('\n')}\n`);
});

test('errors of bodies, snapshots and trackers have their declared type', async () => {
  const errors = [
    () => api.parseNotifications('{'),
    () => api.parseNotifications('x'.repeat(5_000_000)),
    () => api.parseNotifications(/** @type {any} */ (null)),
    () => api.TransferTracker.restore(''),
    () => new api.TransferTracker({ capacity: 0 }),
    () => new api.TransferTracker().expect(/** @type {any} */ ({})),
  ].map((bring) => {
    try {
      bring();
    } catch (error) {
      const { name, message, code, hint, issues } = /** @type {any} */ (error);
      return JSON.parse(JSON.stringify({ name, message, code, hint, issues }));
    }
    return assert.fail('there was no error');
  });
  assert.deepEqual(
    errors.map(({ code }) => code),
    ['invalidPayload', 'limitExceeded', 'invalidPayload', 'invalidSnapshot', 'invalidOptions', 'invalidTransfer'],
  );
  await compileValues(
    'errors-of-bodies',
    errors.map((error) => ['TransferError', error]),
  );
});

test('types support `using` with a compiler that knows Symbol.dispose', async () => {
  const source = `import { TransferTracker } from 'graph-call-transfer';
export function size(): number {
  using tracker = new TransferTracker();
  return tracker.size;
}
`;
  await compileSource('using', source, ['--lib', 'es2023,dom,esnext.disposable']);
});

/** @returns {{ tracker: InstanceType<typeof api.TransferTracker>, steps: (() => unknown)[] }[]} */
function transfers() {
  const refusal = api.parseResponse(403, {}, '{"error":{"code":"7505","message":"x"}}');
  return [
    [STEPS.transferring, STEPS.accepted, STEPS.completed],
    [STEPS.transferring, STEPS.failed, STEPS.ended],
    [FULL, STEPS.ended],
    [FULL, bodyOf({ mediaState: { audio: 'inactive' } }), bodyOf({}, { changeType: 'deleted' })],
  ].map((bodies, index) => {
    const tracker = new api.TransferTracker();
    const steps = bodies.map((body) => () => tracker.apply(body));
    if (index === 0) return { tracker, steps };
    const expect = () => tracker.expect({ callId: CALL_ID, replacesCallId: 'x' });
    const end = () => tracker.apply(stepsOf('x').ended);
    return { tracker, steps: [expect, () => tracker.recordResponse(CALL_ID, refusal), end, ...steps] };
  });
}

/** @param {any} value its own members, and those that are made when they are read */
function plainOf(value) {
  const lazy = LAZY.filter((name) => !Object.hasOwn(value, name) && value[name] !== undefined);
  return { ...value, ...Object.fromEntries(lazy.map((name) => [name, value[name]])) };
}

/** @param {string} type @param {any} value */
function literal(type, value) {
  const text = JSON.stringify(value);
  const withMethod = 'raw' in Object(value) ? text.replace(/\}$/, ',toJSON}') : text;
  return [`${withMethod} satisfies ${type}`];
}
