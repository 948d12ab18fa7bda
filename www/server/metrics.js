// @ts-check
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** @import { TransferOutcome } from 'graph-call-transfer' */
/** @import { Hub } from './relay/hub.js' */

/** @typedef {ReturnType<typeof createMetrics>} Metrics */

const PREFIX = 'graph_call_transfer_';

/** @type {readonly (readonly [name: string, help: string, read: (stats: Hub['stats']) => number])[]} */
const HUB_GAUGES = [
  ['log_reachable', 'Whether the event log is reachable.', ({ isLogReachable }) => Number(isLogReachable)],
  ['events_applied', 'Events of the log that this instance has applied since its start.', ({ events }) => events],
  ['duplicates_applied', 'Repeated deliveries among them.', ({ duplicates }) => duplicates],
  ['live_calls', 'Calls that have not ended.', ({ calls }) => calls],
  ['tracked_transfers', 'Calls with a transfer.', ({ transfers }) => transfers],
  ['internal_errors', 'Internal errors since the start.', ({ errors }) => errors],
];

/** Creates the metrics of the server. The values of their labels are the server's own codes, so that they are few. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const outcomes = new Counter({
    name: `${PREFIX}outcomes_total`,
    help: 'Outcomes of transfers since the start, by kind and cause, and whether each is an incident. A correction counts again.',
    labelNames: ['kind', 'cause', 'incident'],
    registers,
  });

  return {
    eventsAppended: new Counter({
      name: `${PREFIX}events_appended_total`,
      help: 'Events that this instance has appended to the log, by kind.',
      labelNames: ['kind'],
      registers,
    }),
    streams: createStreamMetrics(registers),
    deliveries: new Counter({
      name: `${PREFIX}deliveries_total`,
      help: 'Deliveries to the webhook, by result: accepted, or the code of the rejection.',
      labelNames: ['code'],
      registers,
    }),
    transfers: new Counter({
      name: `${PREFIX}transfers_total`,
      help: 'Send requests, by result: accepted, refused, or the code of the failure.',
      labelNames: ['outcome'],
      registers,
    }),
    /** @param {TransferOutcome} outcome */
    countOutcome(outcome) {
      const cause = outcome.kind === 'completed' ? 'none' : outcome.cause;
      outcomes.inc({ kind: outcome.kind, cause, incident: String(outcome.isIncident) });
    },
    peopleSearches: new Counter({
      name: `${PREFIX}people_searches_total`,
      help: 'Searches for a transfer target, by result: found, aborted, or the code of the notice.',
      labelNames: ['result'],
      registers,
    }),
    /**
     * Adds the gauges of a hub, which are read at each collection.
     *
     * @param {Hub} hub
     */
    observe(hub) {
      for (const [name, help, read] of HUB_GAUGES) {
        /** @type {Gauge} */
        const gauge = new Gauge({
          name: `${PREFIX}${name}`,
          help,
          registers,
          collect: () => gauge.set(read(hub.stats)),
        });
      }
    },
    contentType: registry.contentType,
    /** @returns {Promise<string>} all metrics in Prometheus's text format */
    text: () => registry.metrics(),
  };
}

/**
 * @param {Registry[]} registers
 * @returns {import('./routes/events.js').StreamObserver}
 */
function createStreamMetrics(registers) {
  const open = new Gauge({ name: `${PREFIX}streams_open`, help: 'Open event streams.', registers });
  const replays = new Counter({
    name: `${PREFIX}replays_total`,
    help: 'Streams whose client received missed events, by their source: buffer, log or snapshot.',
    labelNames: ['source'],
    registers,
  });
  const dropped = new Counter({
    name: `${PREFIX}clients_dropped_total`,
    help: 'Streams that were closed because their client was too slow.',
    registers,
  });
  return {
    opened: () => open.inc(),
    closed: () => open.dec(),
    dropped: () => dropped.inc(),
    replayed: (source) => replays.inc({ source }),
  };
}
