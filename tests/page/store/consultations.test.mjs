// @ts-check
/** Consultations in the page: one ladder with both calls, and each end in the history, with a relay and without one. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  createActions,
  createConsultations,
  createDiagram,
  createHistoryStore,
  createTestApp,
  lateStore,
  readRecordings,
  redactedRecording,
  writeRecordings,
} from '../app.mjs';
import { settled, startConnected } from '../relay.mjs';

const HEIDI = { id: '550fae72-d251-43ec-868c-373732c2704f', displayName: 'Heidi Steen' };

/** Chooses a caller and a target; returns what the operator does next. @param {any} app @param {object} [target] */
async function chooseParties(app, target = { user: HEIDI }) {
  /** @param {any} call */
  const isReady = ({ callType, state }) => callType === 'peerToPeer' && state === 'established';
  /** @param {readonly any[]} all */
  const areKnown = (all) => all.some(({ callType }) => callType === 'group') && all.some(isReady);
  // A call is not known as a group call before its roster arrives: the others are peer-to-peer then.
  const calls = await settled(app.liveCalls.liveCalls, areKnown);
  app.liveChoice.chooseCall(calls.find(isReady).callId);
  app.draft.replaceMembers([['/transferTarget/identity', target]]);
  const consultations = lateStore(app, createConsultations);
  const { shown } = app.recordings;
  return {
    ...consultations,
    shown,
    /** @param {string} phase */
    reach: (phase) => settled(shown, (/** @type {any} */ entry) => entry?.played.consultation?.state.phase === phase),
    /** The kinds of the ladder's arrows, without the other news of the calls. */
    arrows: () => kindsOf(app),
    situation: lateStore(app, createActions).situation,
    /** The rows of the history: their kinds and outcomes. */
    history: () =>
      lateStore(app, createHistoryStore)
        .rows.peek()
        .map((/** @type {any} */ { facts }) => [facts.kind, facts.outcome]),
  };
}

/** @param {any} app @returns {string[]} */
function kindsOf(app) {
  const { arrows } = lateStore(app, createDiagram).diagram.peek().ladder;
  return arrows
    .map((/** @type {any} */ { kind }) => kind)
    .filter((/** @type {string} */ kind) => kind !== 'callNews' && kind !== 'other');
}

/** Opens a page without a relay. @param {import('node:test').TestContext} t */
async function openPlainPage(t) {
  // The timers of a page do not keep the process.
  const alive = setInterval(() => {}, 60_000);
  t.after(() => clearInterval(alive));
  const app = createTestApp({ fetch: async () => new Response('', { status: 404 }) });
  await app.core.core.load();
  app.simulator.chooseSpeed('atOnce');
  app.connect();
  return app;
}

const HOSTS = /** @type {const} */ ([
  ['with a relay', async (/** @type {any} */ t) => (await startConnected(t, 0)).app],
  ['with the simulator in the page', openPlainPage],
]);
for (const [host, open] of HOSTS) {
  describe(host, () => {
    test('ladder has both calls, from the first dial to the transfer', async (t) => {
      const app = await open(t);
      const operator = await chooseParties(app);
      operator.requestCall();
      await operator.reach('answered');
      assert.deepEqual(operator.arrows(), ['dialed', 'created', 'ringing', 'answered']);
      assert.deepEqual(operator.situation.peek(), { kind: 'consulting', stage: 'answered' });
      const asked = operator.shown.peek().recording;
      await settled(app.checks.report, (report) => report?.valid && report.request.kind === 'consultative');
      app.sending.requestSend();
      await settled(operator.situation, ({ kind }) => kind === 'completed');
      const arrows = operator.arrows();
      assert.deepEqual(arrows.slice(0, 6), ['dialed', 'created', 'ringing', 'answered', 'post', 'accepted']);
      assert.ok(arrows.includes('completion'));
      assert.deepEqual(operator.history(), [['transfer', 'completed']]);
      const { ladder } = lateStore(app, createDiagram).diagram.peek();
      const answered = ladder.arrows.findIndex((/** @type {any} */ { kind }) => kind === 'answered') + 1;
      assert.deepEqual(
        ladder.legs.map((/** @type {any} */ { kind, after }) => [kind, after]),
        [
          ['call', 0],
          ['consultationCall', answered],
          ['transferred', ladder.legs.at(-1).after],
        ],
      );
      // The recording is exported and imported whole; names are removed on request.
      const read = readRecordings(writeRecordings([asked]), 'file');
      assert.deepEqual(read.recordings?.[0]?.events, asked.events);
      assert.equal(JSON.stringify(redactedRecording(asked)).includes('Heidi'), false);
    });

    test('telephone is asked, and gets the caller', async (t) => {
      const app = await open(t);
      const operator = await chooseParties(app, { phone: { id: '+12345678901' } });
      assert.deepEqual([operator.canCall.peek(), operator.lacksInstance.peek()], [true, false]);
      operator.requestCall();
      await operator.reach('answered');
      await settled(app.checks.report, (report) => report?.valid && report.request.kind === 'consultative');
      app.sending.requestSend();
      await settled(operator.situation, ({ kind }) => kind === 'completed');
      assert.deepEqual(operator.history(), [['transfer', 'completed']]);
    });

    for (const [profile, kinds, outcome] of /** @type {const} */ ([
      ['targetDeclined', ['dialed', 'created', 'ringing', 'targetLeft'], 'notAnswered'],
      ['targetBusy', ['dialed', 'created', 'targetLeft'], 'notAnswered'],
      ['complete', ['dialed', 'created', 'ringing', 'answered', 'cancel'], 'cancelled'],
    ])) {
      test(`consultation that ends ${outcome} after ${profile} is in the history`, async (t) => {
        const app = await open(t);
        app.simulator.profile.value = profile;
        const operator = await chooseParties(app);
        operator.requestCall();
        if (outcome === 'cancelled') {
          const { recording } = await operator.reach('answered');
          await operator.cancel(recording.id);
        }
        await operator.reach('ended');
        assert.deepEqual(operator.arrows().slice(0, kinds.length), kinds);
        const { kind, end } = operator.situation.peek();
        assert.deepEqual([kind, end], ['consulted', outcome]);
        assert.deepEqual(operator.history(), [['consultation', outcome]]);
      });
    }
  });
}

test('page that is opened later, and one that follows a permalink, show the same ladder', async (t) => {
  const { app, openPage } = await startConnected(t, 0);
  const operator = await chooseParties(app);
  operator.requestCall();
  const { recording } = await operator.reach('answered');
  const arrows = operator.arrows();
  const later = await openPage();
  const inLater = await settled(later.recordings.entries, (all) =>
    all.some((/** @type {any} */ { played }) => played.consultation?.state.phase === 'answered'),
  );
  assert.deepEqual(
    inLater.map((/** @type {any} */ entry) => [entry.recording.id, entry.recording.events]),
    [[recording.id, operator.shown.peek().recording.events]],
  );
  later.recordings.show(recording.id);
  assert.deepEqual(kindsOf(later), arrows);
  // An operator who sees it later ends it as well.
  await lateStore(later, createConsultations).cancel(recording.id);
  await operator.reach('ended');
  assert.equal(operator.situation.peek().end, 'cancelled');
});

test('page that is opened long after the answer shows the ladder of what is still asked', async (t) => {
  const { app, openPage } = await startConnected(t, 0);
  const operator = await chooseParties(app);
  operator.requestCall();
  const { recording } = await operator.reach('answered');
  // As after an hour: the stream begins later.
  const later = await openPage('', async (request, address, init) => {
    const response = await request(address, init);
    if (!String(address).endsWith('api/transfers/recent')) return response;
    const { transfers } = await response.json();
    assert.equal(transfers.length, 1);
    return Response.json({ transfers });
  });
  const entries = await settled(later.recordings.entries, (all) => all.length === 1);
  assert.deepEqual([entries[0].recording.id, entries[0].played.consultation.state.phase], [recording.id, 'answered']);
  later.recordings.show(recording.id);
  assert.deepEqual(kindsOf(later), operator.arrows());
  // Its further events arrive by the stream.
  await lateStore(later, createConsultations).cancel(recording.id);
  await settled(later.recordings.shown, (entry) => entry.played.consultation.state.phase === 'ended');
});

test('permalink shows the ladder of a consultation that ended, and leads to the transfer that completed it', async (t) => {
  const { app, openPage } = await startConnected(t, 0);
  const operator = await chooseParties(app);
  operator.requestCall();
  const asked = (await operator.reach('answered')).recording.id;
  await settled(app.checks.report, (report) => report?.valid && report.request.kind === 'consultative');
  app.sending.requestSend();
  await settled(operator.situation, ({ kind }) => kind === 'completed');
  const transferred = operator.arrows();
  app.draft.replaceMembers([['/transferTarget/replacesCallId', '']]);
  const next = await chooseParties(app);
  next.requestCall();
  const { recording } = await next.reach('answered');
  await next.cancel(recording.id);
  await next.reach('ended');
  const later = await openPage();
  await settled(later.recordings.entries, (all) => all.length === 3);
  // As after a long time, when the stream no longer has them.
  later.recordings.discard(later.recordings.entries.peek().map((/** @type {any} */ each) => each.recording.id));
  for (const [id, arrows] of [
    [recording.id, ['dialed', 'created', 'ringing', 'answered', 'cancel']],
    [asked, transferred],
  ]) {
    later.env.location.hash = `#t=${id}`;
    later.recordings.show(undefined);
    await later.permalinks.follow();
    await settled(later.recordings.shown, (entry) => entry !== undefined);
    assert.deepEqual(kindsOf(later).slice(0, arrows.length), arrows);
  }
});

test('consultation that follows a transfer that failed is still the one that is asked', async (t) => {
  const { app } = await startConnected(t, 0);
  app.simulator.profile.value = 'failed';
  const operator = await chooseParties(app);
  operator.requestCall();
  const { recording } = await operator.reach('answered');
  await settled(app.checks.report, (report) => report?.valid && report.request.kind === 'consultative');
  app.sending.requestSend();
  await settled(operator.situation, ({ kind }) => kind === 'failed');
  await operator.cancel(recording.id);
  await operator.reach('ended');
  assert.deepEqual(operator.history(), [
    ['transfer', 'failed'],
    ['consultation', 'cancelled'],
  ]);
});

test('real person is called after a confirmation only, which is asked once', async () => {
  /** @type {string[]} */
  const posted = [];
  const app = createTestApp({
    async fetch(url, init) {
      if (init?.method === 'POST') posted.push(String(url));
      if (String(url).endsWith('api/about')) return Response.json({ mode: 'live', version: '1', canSend: true });
      return Response.json({ consultations: [], consultationId: 'x' });
    },
  });
  await app.core.core.load();
  await app.about.loadAbout();
  app.destinations.destination.value = 'relay';
  const { requestCall, confirmCall, confirming, busy } = lateStore(app, createConsultations);
  requestCall();
  assert.deepEqual([confirming.peek(), posted], [true, []]);
  confirmCall(false);
  assert.deepEqual([confirming.peek(), posted], [false, []]);
  requestCall();
  confirmCall(true);
  await settled(busy, (isBusy) => !isBusy);
  requestCall();
  assert.deepEqual([confirming.peek(), posted], [false, ['api/consultations', 'api/consultations']]);
});

test('call with the target that was asked is replaced by a transfer to that target only', async () => {
  const app = createTestApp();
  const { take } = lateStore(app, createConsultations);
  app.draft.chooseCallId('call');
  const replaced = () => app.draft.draft.peek().body.transferTarget?.replacesCallId;
  const choose = (/** @type {string} */ id) =>
    app.draft.replaceMembers([['/transferTarget/identity', { user: { ...HEIDI, id } }]]);
  const consultation = (/** @type {string} */ phase) => ({
    ...{ consultationId: 'c', callId: 'call', startedAt: 1, target: { user: HEIDI }, version: 'v1.0' },
    state: { phase, creation: 'created', hangUp: 'none', callId: 'asked' },
  });
  choose(HEIDI.id.toUpperCase());
  take({ event: { kind: 'consultations', at: 2, changed: [consultation('answered')] } });
  assert.equal(replaced(), 'asked');
  choose('3d913abb-aec0-4964-8fa6-3c6850c4f278');
  assert.equal(replaced(), '');
  choose(HEIDI.id);
  assert.equal(replaced(), 'asked');
  take({ event: { kind: 'consultations', at: 3, changed: [consultation('ended')] } });
  assert.equal(replaced(), '');
});

test('response with all consultations does not undo a change that arrived before it', async () => {
  /** @type {((response: Response) => void)[]} */
  const waiting = [];
  const app = createTestApp({
    fetch: (url) =>
      String(url).endsWith('api/consultations')
        ? new Promise((resolve) => waiting.push(resolve))
        : Promise.resolve(Response.json({ mode: 'simulated', version: '1', canSend: true })),
  });
  await app.about.loadAbout();
  const consultation = (/** @type {string} */ phase) => ({
    ...{ consultationId: 'c', callId: 'call', startedAt: 1, target: { user: HEIDI }, version: 'v1.0' },
    state: { phase, creation: 'created', hangUp: 'none', callId: 'asked' },
  });
  const { take, current } = lateStore(app, createConsultations);
  app.draft.chooseCallId('call');
  take({ event: { kind: 'consultations', at: 2, changed: [consultation('answered')] } });
  for (const respond of waiting) respond(Response.json({ consultations: [consultation('calling')] }));
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(current.peek().state.phase, 'answered');
});
