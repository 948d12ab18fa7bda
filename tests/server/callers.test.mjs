// @ts-check
import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { keepCalling } from '../../www/calls/callers.js';

/** People who call into a directory that hears of everything at once. */
function begin() {
  /** @type {{ id: string, callType?: string }[]} */
  const announced = [];
  /** @type {Set<string>} */
  const live = new Set();
  /** @type {Set<() => void>} */
  const listeners = new Set();
  const news = () => {
    for (const listener of listeners) listener();
  };
  const callers = keepCalling(
    {
      announce(call) {
        announced.push(call);
        live.add(call.id);
        queueMicrotask(news);
      },
    },
    {
      directory: {
        calls: () => [...live].map((callId) => ({ callId })),
        onNews(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
      pace: () => 1,
      newId: () => `call ${announced.length + 1}`,
    },
  );
  /** @param {string} id */
  const end = (id) => {
    live.delete(id);
    news();
  };
  return { announced, callers, end, live };
}

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout'] });
});

/** Lets what was announced be heard, and the lull pass. */
async function turn() {
  await Promise.resolve();
  mock.timers.tick(2000);
  await Promise.resolve();
}

test('there are always two calls of two and one with several people', async () => {
  const { announced, callers, end } = begin();
  assert.deepEqual(announced.map(({ callType }) => callType).sort(), ['group', 'peerToPeer', 'peerToPeer']);
  await turn();
  for (const callType of ['group', 'peerToPeer']) {
    const ending = announced.findLast((call) => call.callType === callType);
    const before = announced.length;
    end(ending?.id ?? '');
    await turn();
    assert.deepEqual(
      announced.slice(before).map((call) => call.callType),
      [callType],
    );
  }
  callers.close();
});

test('a call that the directory has not heard of yet is no call that has ended', async () => {
  const { announced, callers, end, live } = begin();
  live.clear();
  end('another');
  await turn();
  assert.equal(announced.length, 3);
  callers.close();
});

test('nobody calls any more once it is closed', async () => {
  const { announced, callers, end } = begin();
  await turn();
  callers.close();
  end(announced[0]?.id ?? '');
  await turn();
  assert.equal(announced.length, 3);
});
