// @ts-check
import { isIP } from 'node:net';
import { clouds } from 'graph-call-transfer/clouds';
import { callKey, isGuid } from 'graph-call-transfer/ids';
import { isPhoneRegion } from '../../people/phone-number.js';
import { createSecret } from './secret.js';

/** @import { Cloud } from 'graph-call-transfer' */
/** @import { Secret } from './secret.js' */

/**
 * The settings, each of the command line or the environment.
 *
 * @typedef {object} Values
 * @property {number} port 0 for any free one
 * @property {string} host an IP address
 * @property {string} publicUrl an origin, with https
 * @property {readonly string[]} trustedProxy addresses and subnets
 * @property {string} appId
 * @property {readonly string[]} tenant
 * @property {string} applicationInstance the object id with which the app calls telephones
 * @property {Cloud} cloud
 * @property {string} discovery the URL of the discovery document of the signing keys
 * @property {readonly string[]} issuer
 * @property {Secret} redis its address, which may contain a password
 * @property {string} people the path of the people file
 * @property {boolean} peopleSearch whether the users of the tenant are searched
 * @property {string} region of telephone numbers without a country code, an ISO 3166-1 code
 * @property {number} timeScale the factor of the simulated Graph's delays
 * @property {LogLevel} logLevel
 */

/** @typedef {'error' | 'warn' | 'info' | 'debug'} LogLevel */

/**
 * @template T
 * @typedef {object} Setting
 * @property {string} option without the dashes
 * @property {string} variable
 * @property {string} expected a description of a valid value, after "expected"
 * @property {string} example
 * @property {(text: string) => T | undefined} parse returns `undefined` for an invalid value
 * @property {boolean} [isSecret] whether its value may contain a password: it is not repeated, and may be in a file
 */

export const PREFIX = 'GRAPH_CALL_TRANSFER_';

const LOG_LEVELS = /** @type {const} */ (['error', 'warn', 'info', 'debug']);
export const MAX_TIME_SCALE = 10;
const SWITCH_VALUES = new Map([
  ['on', true],
  ['off', false],
]);

/** @type {{ readonly [Name in keyof Values]: Setting<Values[Name]> }} */
export const settings = {
  port: {
    option: 'port',
    variable: `${PREFIX}PORT`,
    expected: 'a number from 0 to 65535',
    example: '8080',
    parse: parsePort,
  },
  host: {
    option: 'host',
    variable: `${PREFIX}HOST`,
    expected: 'an IP address of this machine, or localhost',
    example: '127.0.0.1',
    // The name is replaced by an address: it may have two, and the port may be in use on one of them.
    parse: (text) => (text.toLowerCase() === 'localhost' ? '127.0.0.1' : isIP(text) === 0 ? undefined : text),
  },
  publicUrl: {
    option: 'public-url',
    variable: `${PREFIX}PUBLIC_URL`,
    expected: 'an https address without a path',
    example: 'https://console.example.com',
    parse: parseOrigin,
  },
  trustedProxy: {
    option: 'trusted-proxy',
    variable: `${PREFIX}TRUSTED_PROXY`,
    expected: 'the IP address or subnet of a proxy, or several separated by commas',
    example: '10.0.0.5,10.1.0.0/16',
    parse: parseSubnets,
  },
  appId: {
    option: 'app-id',
    variable: `${PREFIX}APP_ID`,
    expected: "the GUID of the bot's app registration",
    example: 'c1a11e70-0000-4000-8000-000000000001',
    parse: parseGuid,
  },
  tenant: {
    option: 'tenant',
    variable: `${PREFIX}TENANT`,
    expected: 'the GUID of a tenant, or several separated by commas',
    example: '72f988bf-86f1-41af-91ab-2d7cd011db47',
    parse: parseGuids,
  },
  applicationInstance: {
    option: 'application-instance',
    variable: `${PREFIX}APPLICATION_INSTANCE`,
    expected: "the object id of the app's application instance, a GUID",
    example: '3d913abb-aec0-4964-8fa6-3c6850c4f278',
    parse: parseGuid,
  },
  cloud: {
    option: 'cloud',
    variable: `${PREFIX}CLOUD`,
    expected: `one of ${Object.keys(clouds).join(', ')}`,
    example: 'global',
    parse: (text) => (Object.hasOwn(clouds, text) ? /** @type {Cloud} */ (text) : undefined),
  },
  discovery: {
    option: 'discovery',
    variable: `${PREFIX}DISCOVERY`,
    expected: 'the https address of a discovery document',
    example: 'https://api.aps.skype.com/v1/.well-known/OpenIdConfiguration',
    parse: (text) => (parseUrl(text)?.protocol === 'https:' ? text : undefined),
  },
  issuer: {
    option: 'issuer',
    variable: `${PREFIX}ISSUER`,
    expected: 'the issuer of valid tokens, exactly as in the tokens, or several separated by commas',
    example: 'https://api.botframework.com',
    parse: parseIssuers,
  },
  redis: {
    option: 'redis',
    variable: `${PREFIX}REDIS_URL`,
    expected: 'an address with redis:// or rediss://',
    example: 'redis://127.0.0.1:6379',
    parse: (text) => (isRedisUrl(text) ? createSecret(text) : undefined),
    isSecret: true,
  },
  people: {
    option: 'people',
    variable: `${PREFIX}PEOPLE`,
    expected: 'the path of a file whose name ends in .json or .csv',
    example: 'people.csv',
    parse: (text) => (/\.(?:json|csv)$/i.test(text) ? text : undefined),
  },
  peopleSearch: {
    option: 'people-search',
    variable: `${PREFIX}PEOPLE_SEARCH`,
    expected: 'on or off',
    example: 'on',
    parse: (text) => SWITCH_VALUES.get(text.toLowerCase()),
  },
  region: {
    option: 'region',
    variable: `${PREFIX}REGION`,
    expected: 'the two-letter code of a country (ISO 3166-1)',
    example: 'GB',
    parse: (text) => (isPhoneRegion(text.toUpperCase()) ? text.toUpperCase() : undefined),
  },
  timeScale: {
    option: 'time-scale',
    variable: `${PREFIX}TIME_SCALE`,
    expected: `a number from 0 to ${MAX_TIME_SCALE}`,
    example: '0.5',
    parse: parseTimeScale,
  },
  logLevel: {
    option: 'log-level',
    variable: `${PREFIX}LOG_LEVEL`,
    expected: `one of ${LOG_LEVELS.join(', ')}`,
    example: 'info',
    parse: (text) => LOG_LEVELS.find((level) => level === text),
  },
};

/** The names of the settings. */
export const settingNames = /** @type {(keyof Values)[]} */ (Object.keys(settings));

/** @param {string} text */
function parsePort(text) {
  if (!/^\d{1,5}$/.test(text)) return undefined;
  const port = Number(text);
  return port <= 65_535 ? port : undefined;
}

/** @param {string} text */
function parseTimeScale(text) {
  if (!/^\d{1,3}(?:\.\d{1,6})?$/.test(text)) return undefined;
  const timeScale = Number(text);
  return timeScale <= MAX_TIME_SCALE ? timeScale : undefined;
}

/** @param {string} text */
function parseOrigin(text) {
  const url = parseUrl(text);
  return url?.protocol === 'https:' && url.href === `${url.origin}/` ? url.origin : undefined;
}

/** @param {string} text */
function parseSubnets(text) {
  const subnets = text.split(',').map((part) => part.trim());
  return subnets.every(isSubnet) ? subnets : undefined;
}

/** @param {string} text an IP address, or one with the length of a prefix */
function isSubnet(text) {
  const [address = '', prefix, ...rest] = text.split('/');
  const bits = { 4: 32, 6: 128 }[isIP(address)];
  if (bits === undefined || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= bits);
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
function parseGuid(text) {
  return isGuid(text) ? callKey(text) : undefined;
}

/** @param {string} text */
function parseGuids(text) {
  const guids = text.split(',').map((part) => parseGuid(part.trim()));
  return guids.every((guid) => guid !== undefined) ? [...new Set(guids)] : undefined;
}

/** @param {string} text */
function parseIssuers(text) {
  const issuers = text.split(',').map((part) => part.trim());
  return issuers.every((issuer) => issuer !== '') ? issuers : undefined;
}
