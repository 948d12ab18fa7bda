// @ts-check
import { randomUUID } from 'node:crypto';
import { keepCalling } from '../calls/callers.js';
import { createLiveSender } from './live/sender.js';
import { createTokenSource } from './live/token-source.js';
import { createMemoryLog } from './log/memory.js';
import { createRedisLog } from './log/redis.js';
import { createMetrics } from './metrics.js';
import { createHub } from './relay/hub.js';
import { deliverTo } from './simulated/deliveries.js';
import { createSimulatedSender } from './simulated/sender.js';
import { createSimulators } from './simulated/simulators.js';
import { createLiveWebhook, createSimulatedWebhook } from './webhook.js';

/** @import { RelayEvent } from '../protocol/events.js' */
/** @import { ServerParts } from './app.js' */
/** @import { Configuration } from './command/configuration.js' */
/** @import { Metrics } from './metrics.js' */
/** @import { Hub } from './relay/hub.js' */
/** @import { ApiParts } from './routes/api.js' */
/** @import { Receiving } from './routes/webhook.js' */

/**
 * The parts of a server, and what is done with them besides.
 *
 * @typedef {object} Composed
 * @property {Omit<ServerParts & ApiParts & Receiving, 'pageRoot'>} parts
 * @property {(url: string) => void} begin to be called when the server listens, with its address
 * @property {() => Promise<void>} close to be called when the server has closed
 */

/**
 * Makes the parts of a server that its configuration asks for: the log and what follows it, what sends and what receives; and in
 * simulated mode the Graph that is asked, and tells.
 *
 * @param {Configuration} configuration
 * @returns {Promise<Composed>}
 */
export async function composeParts(configuration) {
  const { mode, pace } = configuration;
  const metrics = createMetrics();
  const log = composeLog(configuration);
  const hub = createHub({ log, mode, onFault: tell });
  metrics.observe(hub);
  const sink = countAppended(hub, metrics);
  const shared = { configuration, metrics, hub, sink, log };
  const keeping = { hub, sink, metrics, tell };
  const closeLog = async () => {
    await hub.close();
    await log.close();
  };

  if (mode === 'live') {
    const receiving = createLiveWebhook(configuration, keeping);
    const sender = await composeLiveSender(configuration);
    return { parts: { ...shared, ...receiving, sender }, begin() {}, close: closeLog };
  }

  const simulators = await createSimulators({ pace });
  const receiving = createSimulatedWebhook(simulators, keeping);
  const sender = createSimulatedSender(simulators);
  /** @type {{ close(): void }[]} */
  const running = [];
  return {
    parts: { ...shared, ...receiving, simulators, sender },
    begin(url) {
      const calling = { directory: hub, pace: () => pace, newId: randomUUID };
      running.push(deliverTo(simulators, { url, tell }), keepCalling(simulators, calling));
    },
    async close() {
      for (const one of running) one.close();
      await closeLog();
    },
  };
}

/**
 * In one Redis, simulated calls and those of each app have logs of their own: what is simulated can never tell of a real call,
 * nor one app of another's.
 *
 * @param {Configuration} configuration
 */
function composeLog({ mode, appId, redisUrl }) {
  if (!redisUrl) return createMemoryLog();
  const whose = appId === undefined ? mode : `${mode}:${appId.toLowerCase()}`;
  return createRedisLog({ url: redisUrl.reveal(), prefix: `graph-call-transfer:${whose}`, onTrouble: tell });
}

/**
 * Tells the one who runs the server.
 *
 * @param {string} what
 */
function tell(what) {
  process.stderr.write(`${what}\n`);
}

/**
 * @param {Hub} hub
 * @param {Metrics} metrics
 */
function countAppended(hub, metrics) {
  return {
    async append(/** @type {RelayEvent} */ event) {
      const appended = await hub.append(event);
      metrics.eventsAppended.inc({ kind: appended.isDuplicate ? 'duplicate' : event.kind });
      return appended;
    },
  };
}

/** @param {Configuration} configuration */
async function composeLiveSender({ cloud, credential }) {
  const getToken = credential && (await createTokenSource(credential, { cloud }));
  return createLiveSender({ cloud, getToken, ...(credential && { tenantId: credential.tenantId }) });
}
