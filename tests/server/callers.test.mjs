// @ts-check
import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { simulateCallers } from '../../www/calls/callers.js';

/** Starts simulated callers with a directory that lists their calls at once. */
function begin() {
  /** @type {{ id: string, callType?: string | undefined }[]} */
  const created = [];
  /** @type {Set<string>} */
  const live = new Set();
  /** @type {Set<() => void>} */
  const listeners = new Set();
  const notify = () => {
    for (const listener of listeners) listener();
  };
  const callers = simulateCallers(
    {
      createIncomingCall(call) {
        created.push(call);
        live.add(call.id);
        queueMicrotask(notify);
      },
    },
    {
      directory: {
        liveCalls: () => [...live].map((callId) => ({ callId })),
        onUpdate(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
      timeScale: () => 1,
      newId: () => `call ${created.length + 1}`,
    },
  );
  /** @param {string} id */
  const end = (id) => {
    live.delete(id);
    notify();
  };
  return { created, callers, end, live };
}

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout'] });
});

/** Waits for the notification of created calls, and for the pause. */
async function turn() {
  await Promise.resolve();
  mock.timers.tick(2000);
  await Promise.resolve();
}

test('callers keep two peer-to-peer calls and one group call', async () => {
  const { created, callers, end } = begin();
  assert.deepEqual(created.map(({ callType }) => callType).sort(), ['group', 'peerToPeer', 'peerToPeer']);
  await turn();
  for (const callType of ['group', 'peerToPeer']) {
    const ending = created.findLast((call) => call.callType === callType);
    const before = created.length;
    end(ending?.id ?? '');
    await turn();
    assert.deepEqual(
      created.slice(before).map((call) => call.callType),
      [callType],
    );
  }
  callers.close();
});

test('callers do not replace a call that is not listed yet', async () => {
  const { created, callers, end, live } = begin();
  live.clear();
  end('another');
  await turn();
  assert.equal(created.length, 3);
  callers.close();
});

test('callers create no calls after close', async () => {
  const { created, callers, end } = begin();
  await turn();
  callers.close();
  end(created[0]?.id ?? '');
  await turn();
  assert.equal(created.length, 3);
});
