// @ts-check
/** The notifications of a simulator are equal to the examples of Graph's transfer page. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixture } from './support/bodies.mjs';
import { play, REPLACED_ID, simulate, TRANSFERS } from './support/simulated.mjs';

/** @typedef {import('graph-call-transfer/simulator').SimulatedScenario} Scenario */

/** @type {[Scenario, string, number][]} the example, and the index of the completion */
const EXAMPLES = [
  ['blind', '1-blind', 3],
  ['consultative', '2-consultative', 5],
  ['pstn', '3-pstn', 3],
  ['consultativePstn', '4-consultative-pstn', 5],
  ['group', '5-group', 3],
];

/** Replaces the texts for which the page has placeholders. @param {string} body */
function withPlaceholders(body) {
  const parsed = JSON.parse(body);
  const { resourceData } = parsed.value[0];
  if (resourceData.resultInfo?.code === 500) resourceData.resultInfo.message = '<message>';
  if (resourceData.replacesContext) resourceData.replacesContext = '<replacesContext>';
  return JSON.stringify(parsed);
}

/** @param {string} name */
const example = (name) => JSON.stringify(JSON.parse(fixture(name).text));

for (const [scenario, name, end] of EXAMPLES) {
  test(`${scenario}: completion is equal to example ${name}`, async () => {
    const { deliveries } = await play(simulate(), TRANSFERS[scenario]);
    const bodies = deliveries.map(({ body }) => body);
    assert.equal(bodies[0], example(`${name}-transferring`));
    assert.equal(bodies[2], example(`${name}-accepted`));
    assert.equal(bodies[end], example(`${name}-completed`));
    assert.equal(bodies.length, end + 1);
  });

  test(`${scenario}: failure is equal to example ${name} except for its placeholders`, async () => {
    const { deliveries } = await play(simulate({ profile: 'failed' }), TRANSFERS[scenario]);
    const [, , failed] = deliveries;
    assert.equal(withPlaceholders(failed?.body ?? ''), example(`${name}-failed`));
    assert.doesNotMatch(failed?.body ?? '', /[<>]/);
  });
}

test('audio and the end of the replaced call are equal to the fixtures', async () => {
  const { deliveries } = await play(simulate(), TRANSFERS.consultative);
  const [, audio, terminated, deleted] = [0, 1, 3, 4].map(
    (index) => JSON.parse(deliveries[index]?.body ?? '').value[0],
  );
  const resourceUrl = `/communications/calls/${REPLACED_ID}`;
  const call = '#microsoft.graph.call';
  const envelope = { '@odata.type': '#microsoft.graph.commsNotification' };
  const inactive = JSON.parse(fixture('media-inactive-during-transfer').text).value[0].resourceData;
  assert.deepEqual(audio.resourceData, inactive);
  assert.deepEqual(terminated, {
    ...envelope,
    changeType: 'updated',
    resourceUrl,
    resourceData: { '@odata.type': call, state: 'terminated', terminationReason: 'AppInitiated' },
  });
  assert.deepEqual(deleted, { ...envelope, changeType: 'deleted', resourceUrl, resourceData: { '@odata.type': call } });
});

test('notifications spell the call id as the request does', async () => {
  const callId = '57DAB8B1894C409AB240BD8BEAE78896';
  const { deliveries, outcome } = await play(simulate(), { ...TRANSFERS.blind, callId });
  assert.equal(outcome.kind, 'completed');
  for (const { body, callId: delivered } of deliveries) {
    assert.equal(delivered, callId);
    assert.equal(JSON.parse(body).value[0].resourceUrl, `/communications/calls/${callId}`);
  }
});
