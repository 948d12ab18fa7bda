import { effect } from '@preact/signals';
import { createAnnouncer } from '../base/announcer.js';
import { isInterrupted } from '../model/connection.js';
import { texts } from '../texts/index.js';
import { createCore } from './core.js';
import { createCredentialStore } from './credentials.js';
import { createDestinationStore } from './destination.js';
import { createCheckStore } from './draft/checks.js';
import { createDraftStore } from './draft/draft.js';
import { createFieldStore } from './draft/fields.js';
import { createLiveChoice } from './draft/live-choice.js';
import { createTargetSearch } from './draft/target-search.js';
import type { Env } from './env.js';
import { createLanguages } from './languages.js';
import { createPreferences } from './preferences.js';
import { createKeptHistory } from './recordings/kept.js';
import { createPermalinks } from './recordings/permalink.js';
import { createRecorder } from './recordings/recorder.js';
import { createRecordings } from './recordings/recordings.js';
import { createRefusedDeliveries } from './recordings/refused-deliveries.js';
import { createRunning } from './recordings/running.js';
import { createVerdictTimeout } from './recordings/verdict-timeout.js';
import { createAbout } from './relay/about.js';
import { createConnection } from './relay/connection.js';
import { createConsultationGate } from './relay/consultation-gate.js';
import { createRelayEvents } from './relay/events.js';
import { createLiveCalls } from './relay/live-calls.js';
import { createStream } from './relay/stream.js';
import { createSending } from './sending/sending.js';
import { createRelayTransport } from './sending/through-relay.js';
import { createOpenedDrafts } from './share/opened.js';
import type { InPageRelay } from './simulator/in-page.js';
import { createSimulatorStore, loadSimulator } from './simulator/settings.js';
import { createTimeline } from './timeline/timeline.js';
import { watchTitle } from './title.js';
import { createView } from './view.js';

/** The stores of one page. */
export type App = ReturnType<typeof createApp>;

/** Creates the stores of a page. Nothing runs before `start`. */
export function createApp(env: Env) {
  const announcer = createAnnouncer();
  const { announce } = announcer;
  const languages = createLanguages(env);
  const preferences = createPreferences(env);
  const core = createCore();
  const view = createView(env);

  const about = createAbout(env);
  const connection = createConnection();
  const liveCalls = createLiveCalls(env);
  const stream = createStream(env, connection, about);
  const recordings = createRecordings(view);
  const refusedDeliveries = createRefusedDeliveries(announcer);
  const verdictTimeout = createVerdictTimeout(recordings, connection, announcer);
  const recorder = createRecorder(recordings, connection, verdictTimeout, refusedDeliveries);
  const running = createRunning(recordings, verdictTimeout);
  const keptHistory = createKeptHistory(recordings, announcer);
  const simulator = createSimulatorStore(env, about);
  const destinations = createDestinationStore(env, about, simulator);
  const credentials = createCredentialStore(env, core, destinations);
  const draft = createDraftStore();
  const consultationGate = createConsultationGate(async () =>
    lateStore(app, (await import('./consultation/consultations.js')).createConsultations),
  );
  const events = createRelayEvents(env, about, liveCalls, recordings, recorder, consultationGate);
  const permalinks = createPermalinks(env, announcer, view, about, simulator, recordings, events);

  const fields = createFieldStore(draft);
  const checks = createCheckStore({ core, about, liveCalls, destinations, credentials, draft, fields });
  const liveChoice = createLiveChoice(draft, liveCalls, destinations, consultationGate);
  const targetSearch = createTargetSearch(env, about, simulator, draft, liveChoice);
  const opened = createOpenedDrafts({
    ...{ env, announcer, view, preferences, destinations, draft, checks, core, recordings },
  });

  let inPageRelay: Promise<InPageRelay> | undefined;
  /** Loads the simulator in the page; again after a failure. */
  function inPage(): Promise<InPageRelay> {
    inPageRelay ??= loadSimulator().then(
      ({ createInPageRelay }) =>
        createInPageRelay({
          emit(event) {
            connection.noteEvent();
            events.takeEvent(event);
          },
          currentSettings: simulator.currentSettings,
        }),
      (error) => {
        inPageRelay = undefined;
        throw error;
      },
    );
    return inPageRelay;
  }

  const sending = createSending({
    ...{
      announcer,
      connection,
      core,
      checks,
      destinations,
      simulator,
      recordings,
      recorder,
      liveChoice,
      draft,
      verdictTimeout,
    },
    transports: {
      relay: createRelayTransport(env, destinations, simulator, about, stream, recorder),
      direct: async (request, options) => {
        const { createDirectTransport } = await import('./sending/direct.js');
        return createDirectTransport(destinations, credentials, connection, recorder)(request, options);
      },
      inPage: async (request, options) => {
        const settings = simulator.currentSettings();
        const endpoint = destinations.endpoint.peek();
        return (await inPage()).send(request, options, settings, endpoint);
      },
    },
  });
  const timeline = createTimeline(recordings);

  /** Connects the page to the relay. Where there is none, the simulator runs in the page. */
  function connect(): void {
    void about.loadAbout().then(() => {
      if (about.knownRelay()?.mode !== 'live') void simulator.profiles.load();
    });

    let isOpened = false;
    effect(() => {
      const { kind } = about.relay.value;
      // The core reads the events.
      if (!core.isCoreReady.value || kind === 'loading' || isOpened) return;
      isOpened = true;
      if (kind === 'absent') {
        connection.connection.value = { kind: 'inPage' };
        // The simulator's own region shows that it could not be loaded.
        void keptHistory
          .restoreKept()
          .then(inPage)
          .catch(() => {});
      } else {
        void keptHistory
          .restoreKept()
          .then(events.takeRecentTransfers)
          .then((after) => stream.open(events.takeEvent, after))
          .then(permalinks.markReady);
      }
    });
    effect(() => {
      // A relay that was starting, or away, responds now.
      if (connection.connection.value.kind === 'live' && about.relay.peek().kind === 'away') void about.loadAbout();
    });
    announceConnection();
  }

  /** Announces when the connection, or the relay's log, is lost and is back. */
  function announceConnection(): void {
    let before = connection.connection.peek().kind;
    let lostAt: number | undefined;
    effect(() => {
      const now = connection.connection.value;
      const { kind } = now;
      const wasLost = before === 'reconnecting' || before === 'gone';
      if (before === 'live' && isInterrupted(now)) lostAt = now.since;
      if (kind === 'live' && lostAt !== undefined) {
        recorder.recordReconnected(lostAt);
        lostAt = undefined;
      }
      if (kind === 'gone' && before !== 'gone') announce(texts.connection.gone);
      if (kind === 'reconnecting' && before === 'live') announce(texts.connection.lost);
      if (kind === 'live' && wasLost) announce(texts.connection.back);
      if (kind === 'live' && now.isResynced) announce(texts.connection.resynced);
      before = kind;
    });
    let wasReachable = connection.logReachable.peek();
    effect(() => {
      const isReachable = connection.logReachable.value;
      if (isReachable !== wasReachable) announce(texts.connection[isReachable ? 'logBack' : 'logAway']);
      wasReachable = isReachable;
    });
  }

  /** Starts everything that observes the browser, and connects the page. */
  function start(): void {
    effect(() => {
      // Leaving a view removes its sentence; the other views announce their own contents.
      const isDrafting = view.view.value === 'transfer' && preferences.mode.value === 'developer';
      announce(isDrafting ? checks.verdict.value : '');
    });
    // The permalinks follow a new address before the view does.
    for (const store of [preferences, opened, timeline, permalinks, view, destinations, credentials]) store.start();
    watchTitle(view, running);
    connect();
  }

  const app = {
    ...{ env, announcer, languages, preferences, core, view, about, connection, liveCalls, recordings },
    ...{ permalinks, refusedDeliveries, verdictTimeout, running, keptHistory, simulator, destinations, credentials },
    ...{ draft, fields, checks, consultationGate, liveChoice, targetSearch, opened, sending, timeline, events, inPage },
    ...{ connect, start },
  };
  return app;
}

const lateStores = new WeakMap<App, Map<unknown, unknown>>();

/** Returns a store that is loaded with a late part of the page: one for each page, created when it is first needed. */
export function lateStore<Store>(app: App, create: (app: App) => Store): Store {
  const stores = lateStores.get(app) ?? new Map<unknown, unknown>();
  lateStores.set(app, stores);
  if (!stores.has(create)) stores.set(create, create(app));
  return stores.get(create) as Store;
}
