// @ts-check
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** @typedef {ReturnType<typeof createMetrics>} Metrics */

const PREFIX = 'graph_call_transfer_';

/** Makes what the server counts of itself. A label's values are the server's own words, so that there are few. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];

  return {
    streamsOpen: new Gauge({ name: `${PREFIX}streams_open`, help: 'Open event streams.', registers }),
    eventsAppended: new Counter({
      name: `${PREFIX}events_appended_total`,
      help: 'Events that this instance appended to the log, by kind.',
      labelNames: ['kind'],
      registers,
    }),
    replays: new Counter({
      name: `${PREFIX}replays_total`,
      help: 'Streams that began with events of before, by where these came from: ring, log or snapshot.',
      labelNames: ['source'],
      registers,
    }),
    clientsDropped: new Counter({
      name: `${PREFIX}clients_dropped_total`,
      help: 'Streams that were ended because their client was too slow.',
      registers,
    }),
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
    trackedCalls: new Gauge({ name: `${PREFIX}tracked_calls`, help: 'Calls that the tracker knows.', registers }),
    contentType: registry.contentType,
    /** @returns {Promise<string>} all of it, in Prometheus's text format */
    text: () => registry.metrics(),
  };
}
