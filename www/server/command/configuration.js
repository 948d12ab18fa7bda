// @ts-check
import { SIMULATED_INSTANCE_ID } from '../../people/colleagues.js';
import { isLoopbackHost } from '../access/origin-check.js';
import { readCredential } from './credential.js';
import { OPERATOR_SECRET, readEnvironment } from './environment.js';
import { settings } from './settings.js';
import { UsageError } from './start-error.js';

/** @import { Cloud } from 'graph-call-transfer' */
/** @import { Credential } from './credential.js' */
/** @import { Environment } from './environment.js' */
/** @import { Secret } from './secret.js' */
/** @import { LogLevel, Values } from './settings.js' */

/** The settings that only a live server has. */
const LIVE_SETTINGS = /** @type {const} */ (['cloud', 'discovery', 'issuer', 'peopleSearch']);

/**
 * The configuration of the server.
 *
 * @typedef {object} Configuration
 * @property {'simulated' | 'live'} mode whether the Graph behind it is simulated
 * @property {string} host the IP address to listen on
 * @property {number} port 0 for any free one
 * @property {boolean} isPortChosen whether the port was set, so that another one must not be used
 * @property {string | undefined} publicOrigin the public address for operators and Graph, with https; `undefined` on loopback
 * @property {readonly string[]} trustedProxies addresses and subnets; empty for the nearest proxy in a private network
 * @property {string | undefined} appId the app of the notifications; on a live server
 * @property {readonly string[]} tenants whose notifications are accepted; empty for all. On a simulated server the one of its Graph
 * @property {string | undefined} applicationInstance the object id with which telephones are called; `undefined` where none can be
 * @property {Cloud} cloud
 * @property {string | undefined} discovery the discovery document of the signing keys, in place of the cloud's. On a live server
 * @property {readonly string[] | undefined} issuers of valid tokens, in place of the cloud's. On a live server
 * @property {Credential | undefined} credential with which transfers are sent; on a live server
 * @property {Secret | undefined} redisUrl the address of a shared event log
 * @property {string | undefined} peopleFile the path of a file with possible transfer targets
 * @property {boolean} searchesGraphUsers whether the users of the tenant are searched; on a live server
 * @property {string | undefined} region of telephone numbers without a country code, an ISO 3166-1 code
 * @property {number} timeScale the factor of the simulated Graph's delays
 * @property {LogLevel} logLevel
 * @property {Secret | undefined} operatorSecret with which operators sign in
 * @property {Secret | undefined} metricsToken of a metrics collector
 * @property {readonly string[]} notes for the administrator, as sentences
 */

/**
 * Combines the command line and the environment; the command line takes precedence.
 *
 * @param {Partial<Values>} options of the command line
 * @param {NodeJS.ProcessEnv} env
 * @returns {Configuration}
 * @throws {UsageError} with the problem and the recommended action
 */
export function readConfiguration(options, env) {
  /** @type {string[]} */
  const notes = [];
  const note = (/** @type {string} */ sentence) => notes.push(sentence);
  const environment = readEnvironment(env, note);
  const values = { ...environment.values, ...options };
  refuseContradictions(values, environment);

  const { appId, tenant: tenants = [] } = values;
  // The shell of a developer often has a credential for another purpose; a simulated server ignores it.
  const credential = appId === undefined ? undefined : readCredential(env, { appId, tenants, note });
  if (values.peopleSearch && !credential) {
    note('The users of the tenant cannot be searched: --people-search needs the credential.');
  }
  return {
    mode: appId === undefined ? 'simulated' : 'live',
    host: values.host ?? '127.0.0.1',
    port: values.port ?? 8080,
    isPortChosen: values.port !== undefined,
    publicOrigin: values.publicUrl,
    trustedProxies: values.trustedProxy ?? [],
    appId,
    tenants,
    applicationInstance: values.applicationInstance ?? (appId === undefined ? SIMULATED_INSTANCE_ID : undefined),
    cloud: values.cloud ?? 'global',
    discovery: values.discovery,
    issuers: values.issuer,
    credential,
    redisUrl: values.redis,
    peopleFile: values.people,
    searchesGraphUsers: values.peopleSearch ?? false,
    region: values.region,
    timeScale: values.timeScale ?? 1,
    logLevel: values.logLevel ?? (appId === undefined ? 'warn' : 'info'),
    operatorSecret: environment.operatorSecret,
    metricsToken: environment.metricsToken,
    notes,
  };
}

/**
 * @param {Partial<Values>} values
 * @param {Environment} environment
 */
function refuseContradictions(values, { operatorSecret }) {
  const { host, publicUrl, redis, appId, trustedProxy } = values;
  const secretAdvice = `Set ${OPERATOR_SECRET} or ${OPERATOR_SECRET}_FILE.`;
  if (host !== undefined && !isLoopbackAddress(host) && (publicUrl === undefined || operatorSecret === undefined)) {
    throw new UsageError(
      `--host ${host} makes the console reachable from other machines. This requires https, with --public-url ` +
        `${settings.publicUrl.example}, and an operator secret. ${secretAdvice} ` +
        'Without them only a loopback address is allowed: 127.0.0.1, ::1 or localhost.',
    );
  }
  if (publicUrl !== undefined && operatorSecret === undefined) {
    throw new UsageError(`--public-url requires an operator secret. ${secretAdvice}`);
  }
  if (trustedProxy !== undefined && publicUrl === undefined) {
    throw new UsageError('--trusted-proxy requires --public-url. Set it too, or remove --trusted-proxy.');
  }
  if (redis !== undefined && operatorSecret === undefined) {
    throw new UsageError(
      `--redis requires an operator secret, so that a session is valid at all instances. ${secretAdvice}`,
    );
  }
  if (appId !== undefined && values.timeScale !== undefined) {
    throw new UsageError('--time-scale is for a simulated Graph, and --app-id for the real one. Remove one of them.');
  }
  if (appId === undefined && values.tenant !== undefined && values.tenant.length > 1) {
    throw new UsageError('--tenant has several tenants, and a simulated Graph has one. Name one, or set --app-id too.');
  }
  for (const name of LIVE_SETTINGS) {
    if (appId === undefined && values[name] !== undefined) {
      const { option } = settings[name];
      throw new UsageError(`--${option} is for the real Graph. Set the app with --app-id too, or remove --${option}.`);
    }
  }
}

/** @param {string} address */
function isLoopbackAddress(address) {
  return isLoopbackHost(address.includes(':') ? `[${address}]` : address);
}
