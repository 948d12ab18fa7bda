// @ts-check
/** What each profile tells of the blind transfer, and when: the same for the same seed, everywhere. */

import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { profiles } from 'graph-call-transfer/simulator';
import { inProject } from '../tools/project.mjs';
import { run } from '../tools/run.mjs';
import { folder } from './support/installed.mjs';
import { brief, NOW, play, SCENARIOS, simulate, TRANSFERS } from './support/simulated.mjs';

/** @typedef {import('graph-call-transfer/simulator').SimulatorProfile} Profile */

const GOLDEN = inProject('tests/package/golden/timelines');
/** The profiles that differ in what they tell. */
const telling = profiles.map(({ name }) => name).slice(0, 14);

/** @param {Profile} profile */
async function timelineOf(profile) {
  const { deliveries, truth } = await play(simulate({ profile, seed: 'timeline' }));
  /** @type {string | undefined} */
  let lastId;
  const lines = deliveries.map((delivery) => {
    const { number, at, headers } = delivery;
    const id = headers['X-Microsoft-Skype-Message-ID'];
    const again = id === lastId ? ' (made again)' : '';
    lastId = id;
    return `${String(at - NOW).padStart(6)} ms  ${String(number).padStart(2)}  ${brief(delivery)}${again}`;
  });
  return [...lines, `truth: ${truth?.kind}, ${truth?.delivered} of ${truth?.total}`, ''].join('\n');
}

for (const profile of telling) {
  test(`"${profile}" tells of a blind transfer what its timeline shows`, async () => {
    const file = join(GOLDEN, `${profile}.txt`);
    const timeline = await timelineOf(profile);
    if (process.env.UPDATE_TIMELINES) {
      mkdirSync(GOLDEN, { recursive: true });
      writeFileSync(file, timeline);
    }
    assert.equal(timeline, readFileSync(file, 'utf8'), 'If it is meant so: UPDATE_TIMELINES=1');
  });
}

test('there is a timeline for each profile of the first group, and for no other', () => {
  assert.deepEqual(readdirSync(GOLDEN).sort(), telling.map((name) => `${name}.txt`).sort());
});

for (const scenario of SCENARIOS) {
  test(`${scenario}: the same seed gives the same deliveries again, and another seed gives others`, async () => {
    for (const profile of telling.filter((name) => name !== 'silent')) {
      const deliveriesOf = async (/** @type {number | string} */ seed) =>
        (await play(simulate({ profile, seed }), TRANSFERS[scenario])).deliveries;
      const first = await deliveriesOf(1);
      assert.deepEqual(await deliveriesOf('1'), first);
      assert.notDeepEqual(await deliveriesOf(2), first);
    }
  });
}

test('a seed of the course alone has every transfer take the same one, whatever its call, and no id comes twice', async () => {
  const otherCall = { ...TRANSFERS.blind, callId: '57dab8b1-894c-409a-b240-bd8beae78896' };
  for (const profile of /** @type {const} */ (['complete', 'lossy', 'reordered'])) {
    /** @type {Set<string>} */
    const ids = new Set();
    const graph = simulate({ profile, seed: 'these ids', courseSeed: 'mine' });
    const other = simulate({ profile, seed: 'other ids', courseSeed: 'mine' });
    const courseOf = async (/** @type {typeof graph} */ on, /** @type {typeof otherCall} */ input) => {
      const { deliveries } = await play(on, input);
      for (const { headers } of deliveries) {
        const id = String(headers['X-Microsoft-Skype-Message-ID']);
        assert.ok(!ids.has(id), id);
        ids.add(id);
      }
      return deliveries.map((delivery) => [delivery.at - NOW, brief(delivery, input.callId)]);
    };
    const first = await courseOf(graph, TRANSFERS.blind);
    assert.deepEqual(await courseOf(graph, TRANSFERS.blind), first);
    assert.deepEqual(await courseOf(graph, otherCall), first);
    assert.deepEqual(await courseOf(other, otherCall), first);
    const another = simulate({ profile, seed: 'these ids', courseSeed: 'another' });
    ids.clear();
    assert.notDeepEqual(await courseOf(another, TRANSFERS.blind), first);
  }
});

test('the entry for the web gives the same deliveries as the one for Node', async () => {
  const file = join(folder, 'node_modules/graph-call-transfer/dist');
  const printed = await run(process.execPath, [join(folder, 'simulated-web.mjs'), file, String(NOW)]);
  const { deliveries } = await play(simulate({ profile: 'rosterNoise', seed: 'web' }), TRANSFERS.consultative);
  assert.deepEqual(JSON.parse(printed), deliveries);
});
