// @ts-check
/** The deliveries of each profile for a blind transfer and their times, which are equal for equal seeds. */

import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inProject } from '../../pkg-template/build/project.mjs';
import { run } from '../../pkg-template/build/run.mjs';
import { folder } from './support/installed.mjs';
import { brief, deliveryProfiles, NOW, play, SCENARIOS, simulate, TRANSFERS } from './support/simulated.mjs';

/** @typedef {import('graph-call-transfer/simulator').SimulatorProfile} Profile */

const GOLDEN = inProject('tests/package/golden/timelines');

/** @param {Profile} profile */
async function timelineOf(profile) {
  const { deliveries, actual } = await play(simulate({ profile, seed: 'timeline' }));
  /** @type {string | undefined} */
  let lastId;
  const lines = deliveries.map((delivery) => {
    const { number, dueAt, headers } = delivery;
    const id = headers['X-Microsoft-Skype-Message-ID'];
    const mark = id === lastId ? ' (redelivered)' : '';
    lastId = id;
    return `${String(dueAt - NOW).padStart(6)} ms  ${String(number).padStart(2)}  ${brief(delivery)}${mark}`;
  });
  return [...lines, `outcome: ${actual?.kind}, ${actual?.delivered} of ${actual?.total}`, ''].join('\n');
}

for (const profile of deliveryProfiles) {
  test(`"${profile}" delivers its golden timeline for a blind transfer`, async () => {
    const file = join(GOLDEN, `${profile}.txt`);
    const timeline = await timelineOf(profile);
    if (process.env.UPDATE_SNAPSHOTS) {
      mkdirSync(GOLDEN, { recursive: true });
      writeFileSync(file, timeline);
    }
    assert.equal(timeline, readFileSync(file, 'utf8'), 'to accept the change: UPDATE_SNAPSHOTS=1');
  });
}

test('golden timelines exist for the profiles that differ in their deliveries', () => {
  assert.deepEqual(readdirSync(GOLDEN).sort(), deliveryProfiles.map((name) => `${name}.txt`).sort());
});

for (const scenario of SCENARIOS) {
  test(`${scenario}: equal seeds give equal deliveries, and other seeds give others`, async () => {
    for (const profile of deliveryProfiles.filter((name) => name !== 'silent')) {
      const deliveriesOf = async (/** @type {number | string} */ seed) =>
        (await play(simulate({ profile, seed }), TRANSFERS[scenario])).deliveries;
      const first = await deliveriesOf(1);
      assert.deepEqual(await deliveriesOf('1'), first);
      assert.notDeepEqual(await deliveriesOf(2), first);
    }
  });
}

test('transferSeed repeats the delivery times and losses for every call, with new ids', async () => {
  const otherCall = { ...TRANSFERS.blind, callId: '57dab8b1-894c-409a-b240-bd8beae78896' };
  for (const profile of /** @type {const} */ (['complete', 'lossy', 'reordered'])) {
    /** @type {Set<string>} */
    const ids = new Set();
    const graph = simulate({ profile, seed: 'these ids', transferSeed: 'mine' });
    const other = simulate({ profile, seed: 'other ids', transferSeed: 'mine' });
    const deliveriesOf = async (/** @type {typeof graph} */ on, /** @type {typeof otherCall} */ input) => {
      const { deliveries } = await play(on, input);
      for (const { headers } of deliveries) {
        const id = String(headers['X-Microsoft-Skype-Message-ID']);
        assert.ok(!ids.has(id), id);
        ids.add(id);
      }
      return deliveries.map((delivery) => [delivery.dueAt - NOW, brief(delivery, input.callId)]);
    };
    const first = await deliveriesOf(graph, TRANSFERS.blind);
    assert.deepEqual(await deliveriesOf(graph, TRANSFERS.blind), first);
    assert.deepEqual(await deliveriesOf(graph, otherCall), first);
    assert.deepEqual(await deliveriesOf(other, otherCall), first);
    const another = simulate({ profile, seed: 'these ids', transferSeed: 'another' });
    ids.clear();
    assert.notDeepEqual(await deliveriesOf(another, TRANSFERS.blind), first);
  }
});

test('web entry gives the same deliveries as the Node entry', async () => {
  const file = join(folder, 'node_modules/graph-call-transfer/dist');
  const printed = await run(process.execPath, [join(folder, 'simulated-web.mjs'), file, String(NOW)]);
  const { deliveries } = await play(simulate({ profile: 'rosterNoise', seed: 'web' }), TRANSFERS.consultative);
  assert.deepEqual(JSON.parse(printed), deliveries);
});
