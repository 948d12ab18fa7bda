// @ts-check
import { isIP } from 'node:net';
import { clouds, isCloud } from '../clouds.js';
import { createSecret } from './secret.js';

/** @import { Cloud } from 'graph-call-transfer' */
/** @import { Secret } from './secret.js' */

/**
 * What may be set, each on the command line or in the environment.
 *
 * @typedef {object} Values
 * @property {number} port 0 for any free one
 * @property {string} host an IP address
 * @property {string} publicUrl an origin, with https
 * @property {string} appId
 * @property {readonly string[]} tenant
 * @property {Cloud} cloud
 * @property {string} discovery the URL of the discovery document of who signs notifications
 * @property {readonly string[]} issuer
 * @property {Secret} redis its address, which may hold a password
 * @property {number} pace what the waits of the simulated Graph are multiplied by
 * @property {LogLevel} logLevel
 */

/** @typedef {'error' | 'warn' | 'info' | 'debug'} LogLevel */

/**
 * @template T
 * @typedef {object} Setting
 * @property {string} option without the dashes
 * @property {string} variable
 * @property {string} expects what a right value is, after "needs"
 * @property {string} example
 * @property {(text: string) => T | undefined} read `undefined` for a wrong value
 * @property {boolean} [isConfidential] whether its value may hold a password, so that it is not repeated, and may lie in a file
 */

export const PREFIX = 'GRAPH_CALL_TRANSFER_';

const LOG_LEVELS = /** @type {const} */ (['error', 'warn', 'info', 'debug']);
export const SLOWEST_PACE = 10;
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @type {{ readonly [Name in keyof Values]: Setting<Values[Name]> }} */
export const settings = {
  port: {
    option: 'port',
    variable: `${PREFIX}PORT`,
    expects: 'a number from 0 to 65535',
    example: '8080',
    read: readPort,
  },
  host: {
    option: 'host',
    variable: `${PREFIX}HOST`,
    expects: 'an IP address of this machine, or localhost',
    example: '127.0.0.1',
    // The name is made an address, because it may stand for two and the port could be taken on one of them.
    read: (text) => (text.toLowerCase() === 'localhost' ? '127.0.0.1' : isIP(text) === 0 ? undefined : text),
  },
  publicUrl: {
    option: 'public-url',
    variable: `${PREFIX}PUBLIC_URL`,
    expects: 'an address with https and without a path',
    example: 'https://console.example.com',
    read: readOrigin,
  },
  appId: {
    option: 'app-id',
    variable: `${PREFIX}APP_ID`,
    expects: "the GUID of the bot's app registration",
    example: 'c1a11e70-0000-4000-8000-000000000001',
    read: readGuid,
  },
  tenant: {
    option: 'tenant',
    variable: `${PREFIX}TENANT`,
    expects: 'the GUID of a tenant, or several with commas between them',
    example: '72f988bf-86f1-41af-91ab-2d7cd011db47',
    read: readGuids,
  },
  cloud: {
    option: 'cloud',
    variable: `${PREFIX}CLOUD`,
    expects: `one of ${Object.keys(clouds).join(', ')}`,
    example: 'global',
    read: (text) => (isCloud(text) ? text : undefined),
  },
  discovery: {
    option: 'discovery',
    variable: `${PREFIX}DISCOVERY`,
    expects: 'the https address of a discovery document',
    example: 'https://api.aps.skype.com/v1/.well-known/OpenIdConfiguration',
    read: (text) => (parseUrl(text)?.protocol === 'https:' ? text : undefined),
  },
  issuer: {
    option: 'issuer',
    variable: `${PREFIX}ISSUER`,
    expects: 'the issuer of good tokens, letter by letter, or several with commas between them',
    example: 'https://api.botframework.com',
    read: readIssuers,
  },
  redis: {
    option: 'redis',
    variable: `${PREFIX}REDIS_URL`,
    expects: 'an address that begins with redis:// or rediss://',
    example: 'redis://127.0.0.1:6379',
    read: (text) => (isRedisUrl(text) ? createSecret(text) : undefined),
    isConfidential: true,
  },
  pace: {
    option: 'pace',
    variable: `${PREFIX}PACE`,
    expects: `a number from 0 to ${SLOWEST_PACE}`,
    example: '0.5',
    read: readPace,
  },
  logLevel: {
    option: 'log-level',
    variable: `${PREFIX}LOG_LEVEL`,
    expects: `one of ${LOG_LEVELS.join(', ')}`,
    example: 'info',
    read: (text) => LOG_LEVELS.find((level) => level === text),
  },
};

/** The names of all settings. */
export const settingNames = /** @type {(keyof Values)[]} */ (Object.keys(settings));

/** @param {string} text */
function readPort(text) {
  if (!/^\d{1,5}$/.test(text)) return undefined;
  const port = Number(text);
  return port <= 65_535 ? port : undefined;
}

/** @param {string} text */
function readPace(text) {
  if (!/^\d{1,3}(?:\.\d{1,6})?$/.test(text)) return undefined;
  const pace = Number(text);
  return pace <= SLOWEST_PACE ? pace : undefined;
}

/** @param {string} text */
function readOrigin(text) {
  const url = parseUrl(text);
  return url?.protocol === 'https:' && url.href === `${url.origin}/` ? url.origin : undefined;
}

/** @param {string} text */
function isRedisUrl(text) {
  return /^rediss?:$/.test(parseUrl(text)?.protocol ?? '');
}

/** @param {string} text */
function parseUrl(text) {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** @param {string} text */
function readGuid(text) {
  return GUID.test(text) ? text.toLowerCase() : undefined;
}

/** @param {string} text */
function readGuids(text) {
  const guids = text.split(',').map((part) => readGuid(part.trim()));
  return guids.every((guid) => guid !== undefined) ? [...new Set(guids)] : undefined;
}

/** @param {string} text */
function readIssuers(text) {
  const issuers = text.split(',').map((part) => part.trim());
  return issuers.every((issuer) => issuer !== '') ? issuers : undefined;
}
