// @ts-check
/** A regular message that is missing. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from '../bundle.mjs';

/** The window, which reports when the page wakes. */
const page = new EventTarget();

const { startWatchdog, createConnection } = await load('store/relay/watchdog', 'store/relay/connection');

const LIMIT = 4000;
const GRACE = 1000;

/** @param {import('node:test').TestContext} t */
function start(t) {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 0 });
  /** @type {number[]} the times of the last message */
  const silences = [];
  const watchdog = startWatchdog({ window: page }, LIMIT, (/** @type {number} */ lastAt) => silences.push(lastAt));
  /** @param {number} ms as a clock does it: each timer sees its own time */
  const pass = (ms) => {
    for (let passed = 0; passed < ms; passed += 1) t.mock.timers.tick(1);
  };
  return { watchdog, silences, pass };
}

test('silence is reported once, some time after the last message, with the time of that', (t) => {
  const { watchdog, silences, pass } = start(t);
  for (let message = 0; message < 5; message += 1) {
    pass(LIMIT - 1);
    watchdog.reset();
  }
  const last = Date.now();
  pass(LIMIT + GRACE - 1);
  assert.deepEqual(silences, []);
  pass(1);
  assert.deepEqual(silences, [last]);
  pass(3 * LIMIT);
  page.dispatchEvent(new Event('pageshow'));
  pass(3 * LIMIT);
  assert.deepEqual(silences, [last]);
});

for (const waking of ['visibilitychange', 'pageshow', 'online']) {
  test(`a page that did not run checks at once (${waking}), after the messages that waited`, (t) => {
    const { watchdog, silences, pass } = start(t);
    pass(1);
    t.mock.timers.setTime(LIMIT * 9);
    page.dispatchEvent(new Event(waking));
    watchdog.reset();
    pass(GRACE);
    assert.deepEqual(silences, []);
    const last = Date.now() - GRACE;

    t.mock.timers.setTime(LIMIT * 18);
    page.dispatchEvent(new Event(waking));
    pass(GRACE);
    assert.deepEqual(silences, [last]);
  });
}

test('a watchdog that has ended reports nothing', (t) => {
  const { watchdog, silences, pass } = start(t);
  watchdog.end();
  pass(3 * LIMIT);
  assert.deepEqual(silences, []);
});

test("the relay's time is that of the message with the shortest delay, and anew at the start of a stream", (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: 10_000 });
  const { setClock, relayTime } = createConnection();
  assert.equal(relayTime(), 10_000);
  setClock({ kind: 'hello', at: 14_700 });
  setClock({ kind: 'heartbeat', at: 15_000 });
  setClock({ kind: 'heartbeat', at: 12_000 });
  assert.deepEqual([relayTime(), relayTime(9_000)], [15_000, 14_000]);
  setClock({ kind: 'hello', at: 8_000 });
  assert.equal(relayTime(), 8_000);
});

test('a shorter limit counts from when it is set, and ends with the regular one', (t) => {
  const { watchdog, silences, pass } = start(t);
  pass(100);
  watchdog.limit(1000);
  pass(999);
  watchdog.limit();
  pass(LIMIT - 1);
  assert.deepEqual(silences, []);
  watchdog.reset();
  const last = Date.now();
  watchdog.limit(1000);
  pass(1000 + GRACE);
  assert.deepEqual(silences, [last]);
});
