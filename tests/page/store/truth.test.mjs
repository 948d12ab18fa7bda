// @ts-check
/** Every profile in every scenario: the page ends on what really happened to the simulated transfer. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { profiles } from 'graph-call-transfer/simulator';
import { createActions, lateStore } from '../app.mjs';
import { settled, startConnected } from '../relay.mjs';

/** The situation in which the page is after each actual outcome. @type {Readonly<Record<string, string>>} */
const SITUATIONS = { completed: 'completed', failed: 'failed', ended: 'ended', refused: 'refused' };
const UNDER_WAY = ['none', 'sending', 'sent', 'transferring', 'targetAccepted'];

/** Profiles that take half a minute, or no end at all. */
const ENDLESS = ['throttled', 'hang'];
/** Profiles of which the page cannot know the end, because no notification arrives, or not in time. */
const UNREPORTED = ['silent', 'lossy'];
const PROFILES = profiles.map(({ name }) => name).filter((name) => !ENDLESS.includes(name));

describe('with every profile the page ends on what really happened', { concurrency: true }, () => {
  for (const scenario of ['blind', 'consultative', 'pstn', 'consultativePstn', 'group']) {
    test(scenario, { timeout: 300_000 }, async (t) => {
      const { app, request } = await startConnected(t, 0.02);
      const { situation } = lateStore(app, createActions);
      await settled(app.connection.connection, ({ kind }) => kind === 'live');
      for (const profile of PROFILES) {
        app.simulator.profile.value = profile;
        app.draft.chooseScenario(scenario);
        app.draft.loadExample(scenario);
        app.draft.renewIds();
        const { callId } = app.draft.draft.peek();
        app.sending.requestSend();
        await settled(app.sending.busy, (busy) => !busy);
        const isReported = !UNREPORTED.includes(profile);
        if (isReported) await settled(situation, ({ kind }) => !UNDER_WAY.includes(kind));
        /** @returns {Promise<string>} */
        const findActual = async () => (await (await request(`sim/${profile}/outcome/${callId}`)).json()).kind;
        let actual = await findActual();
        // A delivery that is repeated may be on its way yet.
        while (isReported && actual === 'pending') actual = await findActual();
        const { kind } = situation.peek();
        if (isReported) assert.equal(kind, SITUATIONS[actual], profile);
        else assert.ok([...UNDER_WAY, SITUATIONS[actual]].includes(kind), `${profile}: ${kind}`);
      }
    });
  }
});
