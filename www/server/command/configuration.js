// @ts-check
import { isLoopbackHost } from '../access/gate.js';
import { readCredential } from './credential.js';
import { OPERATOR_SECRET, readEnvironment } from './environment.js';
import { settings } from './settings.js';
import { UsageError } from './start-error.js';

/** @import { Cloud } from 'graph-call-transfer' */
/** @import { Credential } from './credential.js' */
/** @import { Environment } from './environment.js' */
/** @import { Secret } from './secret.js' */
/** @import { LogLevel, Values } from './settings.js' */

/**
 * How the server runs.
 *
 * @typedef {object} Configuration
 * @property {'simulated' | 'live'} mode whether the Graph behind it is simulated
 * @property {string} host the IP address to listen on
 * @property {number} port 0 for any free one
 * @property {boolean} isPortChosen whether somebody named it, so that no other will do
 * @property {string | undefined} publicOrigin where operators and Graph reach it, with https; `undefined` on loopback
 * @property {string | undefined} appId in live mode: the app that notifications are for
 * @property {readonly string[]} tenants in live mode: those whose notifications are taken; empty for all
 * @property {Cloud} cloud
 * @property {string | undefined} discovery in live mode: where the keys of who signs notifications are found, unless the cloud tells
 * @property {readonly string[] | undefined} issuers in live mode: who issues good tokens, unless the cloud tells
 * @property {Credential | undefined} credential in live mode: what transfers are sent with
 * @property {Secret | undefined} redisUrl where the event log is, when it is shared
 * @property {number} pace what the waits of the simulated Graph are multiplied by
 * @property {LogLevel} logLevel
 * @property {Secret | undefined} operatorSecret what operators sign in with
 * @property {Secret | undefined} metricsToken what a collector of metrics shows
 * @property {readonly string[]} notes what the person who starts it should know, in sentences
 */

/**
 * Puts together what the command line and the environment say; the command line wins.
 *
 * @param {Partial<Values>} options from the command line
 * @param {NodeJS.ProcessEnv} env
 * @returns {Configuration}
 * @throws {UsageError} which says what cannot be, and what to do
 */
export function readConfiguration(options, env) {
  /** @type {string[]} */
  const notes = [];
  const note = (/** @type {string} */ sentence) => notes.push(sentence);
  const environment = readEnvironment(env, note);
  const values = { ...environment.values, ...options };
  refuseContradictions(values, environment);

  const { appId, tenant: tenants = [] } = values;
  return {
    mode: appId === undefined ? 'simulated' : 'live',
    host: values.host ?? '127.0.0.1',
    port: values.port ?? 8080,
    isPortChosen: values.port !== undefined,
    publicOrigin: values.publicUrl,
    appId,
    tenants,
    cloud: values.cloud ?? 'global',
    discovery: values.discovery,
    issuers: values.issuer,
    // The shell of a developer often holds a credential that is meant for something else; simulated, nobody looks at it.
    credential: appId === undefined ? undefined : readCredential(env, { appId, tenants, note }),
    redisUrl: values.redis,
    pace: values.pace ?? 1,
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
  const { host, publicUrl, redis, appId } = values;
  const secretAdvice = `Set ${OPERATOR_SECRET} or ${OPERATOR_SECRET}_FILE.`;
  if (host !== undefined && !isLoopbackAddress(host) && (publicUrl === undefined || operatorSecret === undefined)) {
    throw new UsageError(
      `--host ${host} lets other machines reach the console. For that it needs https in front of it, told by ` +
        `--public-url ${settings.publicUrl.example}, and a secret that operators sign in with. ${secretAdvice} ` +
        'Without them it listens on a loopback address only: 127.0.0.1, ::1 or localhost.',
    );
  }
  if (publicUrl !== undefined && operatorSecret === undefined) {
    throw new UsageError(`--public-url needs a secret that operators sign in with. ${secretAdvice}`);
  }
  if (redis !== undefined && operatorSecret === undefined) {
    throw new UsageError(
      `--redis needs a secret from which all instances know an operator who signed in at one of them. ${secretAdvice}`,
    );
  }
  if (appId !== undefined && values.pace !== undefined) {
    throw new UsageError(
      '--pace is of the simulated Graph, and --app-id asks for the real one. Leave one of them out.',
    );
  }
  for (const name of /** @type {const} */ (['tenant', 'cloud', 'discovery', 'issuer'])) {
    if (appId === undefined && values[name] !== undefined) {
      throw new UsageError(`--${name} is of the real Graph. Name the app too, with --app-id, or leave it out.`);
    }
  }
}

/** @param {string} address */
function isLoopbackAddress(address) {
  return isLoopbackHost(address.includes(':') ? `[${address}]` : address);
}
