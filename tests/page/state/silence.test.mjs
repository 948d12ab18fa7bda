// @ts-check
/** What is to be heard again and again, and is not. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './bundle.mjs';

/** Stands for the window, which is told when the page wakes. */
const page = new EventTarget();
Object.assign(globalThis, {
  addEventListener: page.addEventListener.bind(page),
  removeEventListener: page.removeEventListener.bind(page),
});

const { lookOutForSilence, setClock, relayTime } = await load('relay/silence', 'relay/clock');

const MOST = 4000;
const GRACE = 1000;

/** @param {import('node:test').TestContext} t */
function start(t) {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 0 });
  /** @type {number[]} when it was heard last */
  const silences = [];
  const lookout = lookOutForSilence(MOST, (/** @type {number} */ heardAt) => silences.push(heardAt));
  /** @param {number} ms as a clock does it: each timer sees its own time */
  const pass = (ms) => {
    for (let passed = 0; passed < ms; passed += 1) t.mock.timers.tick(1);
  };
  return { lookout, silences, pass };
}

test('silence is told once, some time after the last word, with when that was', (t) => {
  const { lookout, silences, pass } = start(t);
  for (let word = 0; word < 5; word += 1) {
    pass(MOST - 1);
    lookout.heard();
  }
  const last = Date.now();
  pass(MOST + GRACE - 1);
  assert.deepEqual(silences, []);
  pass(1);
  assert.deepEqual(silences, [last]);
  pass(3 * MOST);
  page.dispatchEvent(new Event('pageshow'));
  pass(3 * MOST);
  assert.deepEqual(silences, [last]);
});

for (const waking of ['visibilitychange', 'pageshow', 'online']) {
  test(`a page that stood still looks at once (${waking}), and takes first what came meanwhile`, (t) => {
    const { lookout, silences, pass } = start(t);
    pass(1);
    t.mock.timers.setTime(MOST * 9);
    page.dispatchEvent(new Event(waking));
    lookout.heard();
    pass(GRACE);
    assert.deepEqual(silences, []);
    const last = Date.now() - GRACE;

    t.mock.timers.setTime(MOST * 18);
    page.dispatchEvent(new Event(waking));
    pass(GRACE);
    assert.deepEqual(silences, [last]);
  });
}

test('who looks out no longer is told nothing', (t) => {
  const { lookout, silences, pass } = start(t);
  lookout.end();
  pass(3 * MOST);
  assert.deepEqual(silences, []);
});

test("the relay's time is what it tells with the shortest delay, and anew at the beginning of a stream", (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: 10_000 });
  assert.equal(relayTime(), 10_000);
  setClock({ kind: 'hello', at: 14_700 });
  setClock({ kind: 'beat', at: 15_000 });
  setClock({ kind: 'beat', at: 12_000 });
  assert.deepEqual([relayTime(), relayTime(9_000)], [15_000, 14_000]);
  setClock({ kind: 'hello', at: 8_000 });
  assert.equal(relayTime(), 8_000);
});
