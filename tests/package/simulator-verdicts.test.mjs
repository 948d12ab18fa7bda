// @ts-check
/** What a tracker makes of a simulator's deliveries, and what the simulator knows to be true. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { brief, play, SCENARIOS, simulate, TRANSFERS } from './support/simulated.mjs';

/** @typedef {import('graph-call-transfer/simulator').SimulatedTruth} Truth */
/** @typedef {import('graph-call-transfer/simulator').SimulatorProfile} Profile */

/** @type {[Profile, Truth['kind'], (isConsultative: boolean) => string | undefined][]} profile, truth, and its reason */
const ENDING = [
  ['complete', 'completed', completion],
  ['completeBeforeAudioInactive', 'completed', completion],
  ['failed', 'failed', (isConsultative) => (isConsultative ? '500/7700' : '500/7000')],
  ['targetDeclined', 'failed', () => '603/8538'],
  ['callerHangsUp', 'ended', () => '200/4521'],
  ['doubled', 'completed', completion],
  ['reordered', 'completed', completion],
  ['late', 'completed', completion],
  ['slow', 'completed', completion],
  ['rosterNoise', 'completed', completion],
  ['unknownState', 'completed', completion],
  ['legacyFirst', 'completed', completion],
  ['empty202WithJsonType', 'completed', completion],
];

for (const [profile, kind, reason] of ENDING) {
  for (const scenario of SCENARIOS) {
    test(`"${profile}", ${scenario}: the verdict is the truth: ${kind}`, async () => {
      const { deliveries, outcome, truth } = await play(simulate({ profile }), TRANSFERS[scenario]);
      assert.equal(truth?.kind, kind);
      assert.equal(truth.scenario, scenario);
      assert.deepEqual([truth.delivered, truth.total], [deliveries.length, deliveries.length]);
      assert.equal(reasonOf(truth), reason(scenario.startsWith('consultative')));

      assert.equal(outcome.kind, kind);
      assert.equal(outcome.status?.certainty, 'certain');
      assert.deepEqual(
        [outcome.status.result, outcome.status.terminationReason],
        [truth.result, truth.terminationReason],
      );
      assert.equal(outcome.status.callLives, kind === 'failed');
      const replaced = outcome.status.replacedCall;
      assert.equal(replaced?.lives, replaced && kind !== 'completed');
    });
  }
}

for (const scenario of SCENARIOS) {
  test(`"silent", ${scenario}: nothing is told, and there is no verdict`, async () => {
    const { deliveries, outcome, truth } = await play(simulate({ profile: 'silent' }), TRANSFERS[scenario]);
    assert.deepEqual(deliveries, []);
    assert.deepEqual(truth, { kind: 'silent', scenario, delivered: 0, total: 0 });
    assert.deepEqual([outcome.kind, outcome.status?.phase], ['timedOut', 'requested']);
  });
}

const anySeed = fc.oneof(fc.integer(), fc.string());
const anyScenario = fc.constantFrom(...SCENARIOS);
const anyEnding = fc.constantFrom(...ENDING.map(([profile]) => profile));

test('for every seed the verdict is the truth, and each number comes once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(anySeed, anyScenario, anyEnding, async (seed, scenario, profile) => {
      const { deliveries, outcome, truth } = await play(simulate({ profile, seed }), TRANSFERS[scenario]);
      assert.equal(outcome.kind, truth?.kind);
      const inOrder = deliveries.map((_, index) => index + 1);
      assert.deepEqual(
        deliveries.map(({ number }) => number),
        inOrder,
      );
      const times = deliveries.map(({ at }) => at);
      assert.deepEqual(
        times,
        [...times].sort((one, other) => one - other),
      );
    }),
    { seed: 1, numRuns: 150 },
  );
});

test('for every seed "lossy" loses some, and the verdict is the truth, likely at least, or there is none', async () => {
  const verdicts = new Set();
  await fc.assert(
    fc.asyncProperty(anySeed, anyScenario, async (seed, scenario) => {
      const { deliveries, outcome, truth } = await play(simulate({ profile: 'lossy', seed }), TRANSFERS[scenario]);
      assert.equal(truth?.kind, 'completed');
      assert.equal(truth.delivered, deliveries.length);
      assert.ok(truth.delivered < truth.total);
      verdicts.add(outcome.kind);
      assert.ok(['completed', 'timedOut'].includes(outcome.kind), outcome.kind);
      const isEndTold = deliveries.some((delivery) => brief(delivery).startsWith('deleted call terminated'));
      assert.equal(outcome.kind === 'completed', isEndTold);
    }),
    { seed: 1, numRuns: 100 },
  );
  assert.deepEqual([...verdicts].sort(), ['completed', 'timedOut']);
});

test('for every seed "reordered" tells the end before the acceptance', async () => {
  const orders = new Set();
  await fc.assert(
    fc.asyncProperty(anySeed, anyScenario, async (seed, scenario) => {
      const { deliveries } = await play(simulate({ profile: 'reordered', seed }), TRANSFERS[scenario]);
      const told = deliveries.map((delivery) => brief(delivery));
      const end = told.findIndex((words) => words.startsWith('deleted call terminated'));
      assert.ok(end < told.indexOf('updated call transferAccepted'), told.join());
      orders.add(told.join());
    }),
    { seed: 1, numRuns: 60 },
  );
  assert.ok(orders.size > 10);
});

/** @param {boolean} isConsultative */
function completion(isConsultative) {
  return isConsultative ? 'AppTransferred' : '0/7015';
}

/** @param {Truth} truth */
function reasonOf({ result, terminationReason }) {
  return result ? `${result.code}/${result.subcode}` : terminationReason;
}
