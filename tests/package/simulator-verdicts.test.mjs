// @ts-check
/** The outcome that a tracker derives from a simulator's deliveries, compared with the actual outcome. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { brief, play, SCENARIOS, simulate, TRANSFERS } from './support/simulated.mjs';

/** @typedef {import('graph-call-transfer/simulator').SimulatedOutcome} SimulatedOutcome */
/** @typedef {import('graph-call-transfer/simulator').SimulatorProfile} Profile */

/** @type {[Profile, SimulatedOutcome['kind'], (isConsultative: boolean, isToPhone: boolean) => string | undefined][]} the actual outcome, and its reason */
const ENDING = [
  ['complete', 'completed', completion],
  ['completeBeforeAudioInactive', 'completed', completion],
  ['failed', 'failed', (isConsultative) => (isConsultative ? '500/7700' : '500/7000')],
  ['voicemailAnswers', 'completed', completion],
  ['targetDeclined', 'failed', () => '603/8538'],
  ['targetBusy', 'failed', (_, isToPhone) => (isToPhone ? '486/560486' : '486/8539')],
  ['noAnswer', 'failed', (_, isToPhone) => (isToPhone ? '480/560480' : '487/10004')],
  ['targetDoNotDisturb', 'failed', () => '480/8541'],
  ['targetUnreachable', 'failed', () => '400/8541'],
  ['noRoute', 'failed', () => '403/510559'],
  ['sbcRefuses', 'failed', () => '403/560403'],
  ['sbcUnavailable', 'failed', () => '503/560503'],
  ['sbcMisunderstands', 'failed', () => '400/540400'],
  ['callerHangsUp', 'ended', () => '200/4521'],
  ['appHangsUp', 'ended', () => '200/7000'],
  ['sbcHangsUp', 'ended', () => '200/540000'],
  ['mediaFails', 'ended', () => '500/1004'],
  ['botCannotJoin', 'ended', () => '500/7112'],
  ['duplicated', 'completed', completion],
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
    test(`"${profile}", ${scenario}: verdict is the actual outcome ${kind}`, async () => {
      const { deliveries, outcome, actual } = await play(simulate({ profile }), TRANSFERS[scenario]);
      assert.equal(actual?.kind, kind);
      assert.equal(actual.scenario, scenario);
      assert.deepEqual([actual.delivered, actual.total], [deliveries.length, deliveries.length]);
      const isToPhone = scenario.toLowerCase().endsWith('pstn');
      assert.equal(reasonOf(actual), reason(scenario.startsWith('consultative'), isToPhone));

      assert.equal(outcome.kind, kind);
      assert.equal(outcome.status?.certainty, 'certain');
      assert.deepEqual(
        [outcome.status.result, outcome.status.terminationReason],
        [actual.result, actual.terminationReason],
      );
      assert.equal(outcome.status.callActive, kind === 'failed');
      assertNoFalseClaim(outcome, actual);
      const replaced = outcome.status.replacedCall;
      assert.equal(replaced?.active, replaced && kind !== 'completed');
    });
  }
}

for (const scenario of SCENARIOS) {
  test(`"silent", ${scenario}: there are no deliveries and no verdict`, async () => {
    const { deliveries, outcome, actual } = await play(simulate({ profile: 'silent' }), TRANSFERS[scenario]);
    assert.deepEqual(deliveries, []);
    assert.deepEqual(actual, { kind: 'silent', scenario, delivered: 0, total: 0 });
    assert.deepEqual([outcome.kind, outcome.status?.phase], ['timedOut', 'requested']);
  });
}

const anySeed = fc.oneof(fc.integer(), fc.string());
const anyScenario = fc.constantFrom(...SCENARIOS);
const anyEnding = fc.constantFrom(...ENDING.map(([profile]) => profile));

test('verdict is the actual outcome for every seed, and deliveries are numbered in order', async () => {
  await fc.assert(
    fc.asyncProperty(anySeed, anyScenario, anyEnding, async (seed, scenario, profile) => {
      const { deliveries, outcome, actual } = await play(simulate({ profile, seed }), TRANSFERS[scenario]);
      assert.ok(actual);
      assert.equal(outcome.kind, actual.kind);
      assertNoFalseClaim(outcome, actual);
      const inOrder = deliveries.map((_, index) => index + 1);
      assert.deepEqual(
        deliveries.map(({ number }) => number),
        inOrder,
      );
      const times = deliveries.map(({ dueAt }) => dueAt);
      assert.deepEqual(
        times,
        [...times].sort((one, other) => one - other),
      );
    }),
    { seed: 1, numRuns: 150 },
  );
});

test('"lossy" loses deliveries for every seed, and no verdict is wrong', async () => {
  const verdicts = new Set();
  await fc.assert(
    fc.asyncProperty(anySeed, anyScenario, async (seed, scenario) => {
      const { deliveries, outcome, actual } = await play(simulate({ profile: 'lossy', seed }), TRANSFERS[scenario]);
      assert.equal(actual?.kind, 'completed');
      assert.equal(actual.delivered, deliveries.length);
      assert.ok(actual.delivered < actual.total);
      verdicts.add(outcome.kind);
      assert.ok(['completed', 'timedOut'].includes(outcome.kind), outcome.kind);
      const isEndDelivered = deliveries.some((delivery) => brief(delivery).startsWith('deleted call terminated'));
      assert.equal(outcome.kind === 'completed', isEndDelivered);
    }),
    { seed: 1, numRuns: 100 },
  );
  assert.deepEqual([...verdicts].sort(), ['completed', 'timedOut']);
});

test('"reordered" delivers the end before the acceptance for every seed', async () => {
  const orders = new Set();
  await fc.assert(
    fc.asyncProperty(anySeed, anyScenario, async (seed, scenario) => {
      const { deliveries } = await play(simulate({ profile: 'reordered', seed }), TRANSFERS[scenario]);
      const summaries = deliveries.map((delivery) => brief(delivery));
      const end = summaries.findIndex((summary) => summary.startsWith('deleted call terminated'));
      assert.ok(end < summaries.indexOf('updated call transferAccepted'), summaries.join());
      orders.add(summaries.join());
    }),
    { seed: 1, numRuns: 60 },
  );
  assert.ok(orders.size > 10);
});

/**
 * Fails if an outcome claims more than what happened.
 * @param {import('graph-call-transfer').TransferOutcome} outcome
 * @param {SimulatedOutcome} actual
 */
function assertNoFalseClaim(outcome, { cause, isIncident, connectedTo }) {
  const party = connectedTo === 'voicemail' ? 'transferTarget' : connectedTo;
  assert.ok([party, 'unknown'].includes(outcome.connectedTo), `${outcome.connectedTo}: the transferee is at ${party}`);
  assert.equal(outcome.connectedTo, outcome.status?.connectedTo);
  if (outcome.kind === 'completed') return;
  assert.ok([cause, 'unknown'].includes(outcome.cause), `${outcome.cause}: the cause is ${cause}`);
  assert.equal(outcome.isIncident, isIncident);
}

/** @param {boolean} isConsultative */
function completion(isConsultative) {
  return isConsultative ? 'AppTransferred' : '0/7015';
}

/** @param {SimulatedOutcome} outcome */
function reasonOf({ result, terminationReason }) {
  return result ? `${result.code}/${result.subcode}` : terminationReason;
}
