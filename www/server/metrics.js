// @ts-check
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** @import { Hub } from './relay/hub.js' */

/** @typedef {ReturnType<typeof createMetrics>} Metrics */

const PREFIX = 'graph_call_transfer_';

/** @type {readonly (readonly [name: string, help: string, read: (stats: Hub['stats']) => number])[]} */
const GAUGES_OF_HUB = [
  ['log_reachable', 'Whether the event log can be reached.', ({ isLogReachable }) => Number(isLogReachable)],
  ['events_known', 'Events of the log that this instance has taken since it started.', ({ events }) => events],
  ['duplicates_known', 'Of those, deliveries that came again.', ({ duplicates }) => duplicates],
  ['live_calls', 'Calls that have not ended.', ({ calls }) => calls],
  ['tracked_transfers', 'Calls of which a transfer is known.', ({ transfers }) => transfers],
  ['faults', 'What went wrong inside since the start.', ({ faults }) => faults],
];

/** Makes what the server counts of itself. A label's values are the server's own words, so that there are few. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];

  return {
    eventsAppended: new Counter({
      name: `${PREFIX}events_appended_total`,
      help: 'Events that this instance appended to the log, by kind.',
      labelNames: ['kind'],
      registers,
    }),
    streams: watchStreams(registers),
    deliveries: new Counter({
      name: `${PREFIX}deliveries_total`,
      help: 'Deliveries to the webhook, by what became of them: accepted, or the code of the rejection.',
      labelNames: ['code'],
      registers,
    }),
    transfers: new Counter({
      name: `${PREFIX}transfers_total`,
      help: 'Transfers that were to be sent, by outcome: accepted, refused, or the code of the failure.',
      labelNames: ['outcome'],
      registers,
    }),
    /**
     * Has what a hub counts of itself read whenever the metrics are.
     *
     * @param {Hub} hub
     */
    observe(hub) {
      for (const [name, help, read] of GAUGES_OF_HUB) {
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
    /** @returns {Promise<string>} all of it, in Prometheus's text format */
    text: () => registry.metrics(),
  };
}

/**
 * @param {Registry[]} registers
 * @returns {import('./routes/events.js').StreamWatch}
 */
function watchStreams(registers) {
  const open = new Gauge({ name: `${PREFIX}streams_open`, help: 'Open event streams.', registers });
  const replays = new Counter({
    name: `${PREFIX}replays_total`,
    help: 'Streams that were given what they had missed, by where it came from: tape, log or snapshot.',
    labelNames: ['source'],
    registers,
  });
  const dropped = new Counter({
    name: `${PREFIX}clients_dropped_total`,
    help: 'Streams that were ended because their client was too slow.',
    registers,
  });
  return {
    opened: () => open.inc(),
    closed: () => open.dec(),
    dropped: () => dropped.inc(),
    replayed: (source) => replays.inc({ source }),
  };
}
