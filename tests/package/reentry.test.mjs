// @ts-check
/** Values that use the package while the package reads them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf, stepsOf } from './support/bodies.mjs';
import { api } from './support/installed.mjs';
import { assertAsEver, BODY, OTHER_BODY } from './support/next.mjs';
import './support/settled.mjs';
import { CALL_ID } from './support/transfers.mjs';

test('parseNotifications reads an object whose getters parse other bodies', () => {
  const tracker = new api.TransferTracker();
  const steps = stepsOf();
  /** @type {any[]} */
  const inner = [];
  const payload = {
    toJSON() {
      inner.push(api.parseNotifications(bytesOf(OTHER_BODY)), tracker.apply(steps.transferring));
      assert.throws(() => api.parseNotifications('{'), { code: 'invalidPayload' });
      inner.push(api.parseNotifications({ toJSON: () => JSON.parse(OTHER_BODY) }));
      api.parseNotifications('x'.repeat(10).padEnd(2_000_000).replace('x'.repeat(10), '{"value":[]}'));
      return JSON.parse(BODY);
    },
  };
  const batch = api.parseNotifications(payload);
  assert.ok(batch.kind === 'graph');
  assert.deepEqual(batch.notifications[0]?.raw, JSON.parse(BODY).value[0]);
  assert.deepEqual(inner[0].notifications[0].raw, JSON.parse(OTHER_BODY).value[0]);
  assert.deepEqual(inner[2].notifications[0].raw, JSON.parse(OTHER_BODY).value[0]);
  assert.equal(inner[1][0].phase, 'transferring');
  assert.deepEqual(tracker.apply(payload), [], 'the same once more changes nothing');
});

test('object whose getters use the tracker finds its state before the step', () => {
  const tracker = new api.TransferTracker();
  const steps = stepsOf();
  /** @type {unknown[]} */
  const seen = [];
  const look = () => {
    tracker.expect({ callId: 'another' });
    seen.push(tracker.status(CALL_ID)?.phase, tracker.size, tracker.snapshot().length > 0);
  };
  const changes = tracker.apply({
    toJSON() {
      look();
      return JSON.parse(steps.transferring);
    },
  });
  tracker.expect(
    /** @type {any} */ ({
      get callId() {
        look();
        return CALL_ID;
      },
    }),
  );
  tracker.recordResponse(
    CALL_ID,
    /** @type {any} */ ({
      get kind() {
        look();
        return 'accepted';
      },
      status: 202,
    }),
  );
  assert.deepEqual(
    changes.map(({ callId, phase }) => [callId, phase]),
    [[CALL_ID, 'transferring']],
  );
  assert.deepEqual(seen, [undefined, 1, true, 'transferring', 2, true, 'requested', 2, true]);
  assert.equal(tracker.status(CALL_ID)?.attempt, 2);
});

test('tracker that is freed by a getter of its argument throws', () => {
  for (const use of /** @type {((tracker: InstanceType<typeof api.TransferTracker>, free: () => any) => unknown)[]} */ ([
    (tracker, free) => tracker.apply({ toJSON: free }),
    (tracker, free) => tracker.expect(/** @type {any} */ ({ toJSON: free })),
    (tracker, free) =>
      tracker.recordResponse(
        CALL_ID,
        /** @type {any} */ ({
          get kind() {
            return free();
          },
        }),
      ),
  ])) {
    const tracker = new api.TransferTracker();
    const error = thrownBy(() =>
      use(tracker, () => {
        tracker.free();
        return 'accepted';
      }),
    );
    assert.match(error.code, /^(invalidOptions|invalidTransfer)$/);
    assertAsEver();
  }
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
