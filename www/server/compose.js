// @ts-check
import { randomUUID } from 'node:crypto';
import { clouds } from 'graph-call-transfer/clouds';
import { simulateCallers } from '../calls/callers.js';
import { createConsultationRunner } from '../calls/consultation-runner.js';
import { colleaguesOf, SIMULATED_TENANT_ID } from '../people/colleagues.js';
import { createLiveSender } from './live/sender.js';
import { createTokenSource } from './live/token-source.js';
import { createMemoryLog } from './log/memory.js';
import { createMetrics } from './metrics.js';
import { createGraphUserSearch } from './people/graph-users.js';
import { readPeopleFile } from './people/people-file.js';
import { createPeopleSearch } from './people/people-search.js';
import { findRecentTargets } from './people/recent-targets.js';
import { createHub } from './relay/hub.js';
import { forwardDeliveries } from './simulated/deliveries.js';
import { createSimulatedSender } from './simulated/sender.js';
import { createSimulators } from './simulated/simulators.js';
import { createLiveWebhook, createSimulatedWebhook } from './webhook.js';

/** @import { SimulatorKey } from 'graph-call-transfer/simulator' */
/** @import { ConsultationTimeouts } from '../calls/consultation-runner.js' */
/** @import { RelayEvent } from '../protocol/events.js' */
/** @import { Configuration } from './command/configuration.js' */
/** @import { TokenSource } from './live/token-source.js' */
/** @import { Metrics } from './metrics.js' */
/** @import { Hub } from './relay/hub.js' */
/** @import { EventSink } from './routes/transfer-recorder.js' */
/** @import { Sender } from './sender.js' */
/** @import { Services } from './services.js' */

/**
 * The services of a server, with their start and end.
 *
 * @typedef {object} ComposedServices
 * @property {Services} services
 * @property {(url: string) => void} start to be called with the server's address when it listens
 * @property {() => Promise<void>} close to be called when the server has closed
 */

/**
 * Creates the services of a configuration: the log and the hub that follows it, the sender and the webhook; on a simulated
 * server also the simulated Graphs.
 *
 * @param {Configuration} configuration
 * @param {object} [options]
 * @param {SimulatorKey} [options.simulatorKey] signs the simulated notifications; by default a new key
 * @param {ConsultationTimeouts} [options.timeouts] of consultations
 * @returns {Promise<ComposedServices>}
 */
export async function composeServices(configuration, { simulatorKey, timeouts } = {}) {
  const { mode, timeScale, cloud, credential } = configuration;
  const peopleSources = readPeopleSources(configuration);
  const metrics = createMetrics();
  const eventLog = await createEventLog(configuration);
  const hub = createHub({ log: eventLog, mode, onError: logLine, onOutcome: metrics.countOutcome });
  metrics.observe(hub);
  const eventSink = createEventSink(hub, metrics);
  const shared = { configuration, metrics, hub, eventSink, eventLog };
  const webhookDependencies = { hub, eventSink, metrics, log: logLine };
  const recentTargets = () => findRecentTargets(hub.transferRecords());
  const closeLog = async () => {
    await hub.close();
    await eventLog.close();
  };

  if (mode === 'live') {
    const webhook = createLiveWebhook(configuration, webhookDependencies);
    const getToken = credential && (await createTokenSource(credential, { cloud }));
    const sender = createLiveSender({ cloud, getToken, ...(credential && { tenantId: credential.tenantId }) });
    const searchGraphUsers = getToken && composeGraphUserSearch(configuration, getToken);
    const searchPeople = createPeopleSearch({ ...peopleSources, recentTargets, searchGraphUsers });
    const consultationRunner = composeConsultationRunner({ hub, eventSink, sender, log: logLine, timeouts });
    return {
      services: { ...shared, webhook, sender, consultationRunner, searchPeople },
      start() {},
      async close() {
        consultationRunner.close();
        await closeLog();
      },
    };
  }

  const tenantId = simulatedTenant(configuration);
  const simulators = await createSimulators({ timeScale, tenantId, ...(simulatorKey && { key: simulatorKey }) });
  const webhook = createSimulatedWebhook(simulators, webhookDependencies);
  const sender = createSimulatedSender(simulators);
  const consultationRunner = composeConsultationRunner({ hub, eventSink, sender, log: logLine, timeouts });
  const colleagues = colleaguesOf(tenantId);
  const searchPeople = createPeopleSearch({ ...peopleSources, recentTargets, colleagues });
  /** @type {{ close(): void }[]} */
  const running = [];
  return {
    services: { ...shared, webhook, simulators, sender, consultationRunner, searchPeople },
    start(url) {
      const callers = { directory: hub, timeScale: () => timeScale, newId: randomUUID };
      running.push(forwardDeliveries(simulators, { url, log: logLine }), simulateCallers(simulators, callers));
    },
    async close() {
      consultationRunner.close();
      for (const each of running) each.close();
      await closeLog();
    },
  };
}

/**
 * Creates the event log. In one Redis, simulated servers and the servers of each app have separate logs: a simulated event never
 * concerns a real call, nor an event of one app the calls of another.
 *
 * @param {Configuration} configuration
 */
async function createEventLog({ mode, appId, redisUrl }) {
  if (!redisUrl) return createMemoryLog();
  // A server without Redis starts without its client.
  const { createRedisLog } = await import('./log/redis.js');
  const owner = appId === undefined ? mode : `${mode}:${appId.toLowerCase()}`;
  return createRedisLog({
    url: redisUrl.reveal(),
    prefix: `graph-call-transfer:${owner}`,
    onUnavailable: logLine,
  });
}

/**
 * Writes a line to the operator's log.
 *
 * @param {string} line
 */
function logLine(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * @param {Hub} hub
 * @param {Metrics} metrics
 */
function createEventSink(hub, metrics) {
  return {
    async append(/** @type {RelayEvent} */ event) {
      const appended = await hub.append(event);
      metrics.eventsAppended.inc({ kind: appended.isDuplicate ? 'duplicate' : event.kind });
      return appended;
    },
  };
}

/**
 * @param {object} services
 * @param {Hub} services.hub
 * @param {EventSink} services.eventSink
 * @param {Sender} services.sender
 * @param {(line: string) => void} services.log
 * @param {ConsultationTimeouts | undefined} services.timeouts
 */
function composeConsultationRunner({ hub, eventSink, sender, log, timeouts }) {
  return createConsultationRunner({
    hub,
    append: (event) => eventSink.append(event),
    canSend: sender.canSend,
    hangUp({ state, version, callee, timeScale }, options) {
      const simulation = { ...(callee && { callee }), ...(timeScale !== undefined && { timeScale }) };
      return sender.hangUp(state.callId ?? '', { ...options, version, simulation });
    },
    log,
    ...(timeouts && { timeouts }),
  });
}

/** @param {Configuration} configuration */
function simulatedTenant({ tenants: [tenantId = SIMULATED_TENANT_ID] }) {
  return tenantId;
}

/** @param {Configuration} configuration */
function readPeopleSources(configuration) {
  const { mode, peopleFile, region, credential } = configuration;
  const tenantId = mode === 'live' ? credential?.tenantId : simulatedTenant(configuration);
  const fileEntries = peopleFile === undefined ? [] : readPeopleFile(peopleFile, { region, tenantId });
  return { fileEntries, region, tenantId };
}

/**
 * @param {Configuration} configuration
 * @param {TokenSource} getToken
 */
function composeGraphUserSearch({ cloud, credential, searchesGraphUsers, region }, getToken) {
  if (!searchesGraphUsers || !credential) return undefined;
  return createGraphUserSearch({
    graphRoot: clouds[cloud].graphRoot,
    getToken,
    tenantId: credential.tenantId,
    region,
    log: logLine,
  });
}
