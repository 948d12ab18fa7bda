// @ts-check
/** Reads the options of the webhook's public functions. */

import { canonicalGuid, isGuid } from '../guid.js';
import { invalidOption, readList, readOptions } from '../options.js';
import { isSecureUrl } from './download.js';

/** @import { UnverifiedWebhookOptions } from '../../types/webhook.js' */
/** @import { Fetch } from './download.js' */

/**
 * The properties that a valid token has, and the source of its key.
 *
 * @typedef {object} Trust
 * @property {readonly string[]} audiences
 * @property {ReadonlySet<string> | undefined} tenants as canonical GUIDs; `undefined` for every tenant
 * @property {readonly string[]} issuers
 * @property {string} discovery
 * @property {string | undefined} cloud `undefined` if the discovery document is an option of its own
 * @property {Fetch} fetch
 * @property {() => number} clock
 */

/** @typedef {Omit<UnverifiedWebhookOptions, 'clock' | 'maxBodyBytes'> & { clock: () => number, maxBodyBytes: number }} HandlerOptions */

/** @type {typeof import('../../types/webhook.js').webhookClouds} */
export const webhookClouds = Object.freeze({
  global: Object.freeze({
    discovery: 'https://api.aps.skype.com/v1/.well-known/OpenIdConfiguration',
    issuers: Object.freeze(['https://graph.microsoft.com', 'https://api.botframework.com']),
  }),
  usGovernmentL4: Object.freeze({
    discovery: 'https://apigcch.botframework.azure.us/v1/.well-known/OpenIdConfiguration',
    // Bots in this cloud report the issuer of the global cloud, with a slash at the end.
    issuers: Object.freeze(['https://api.botframework.us', 'https://api.botframework.com/']),
  }),
});

const TRUST_NAMES = ['appId', 'tenants', 'cloud', 'discovery', 'issuers', 'fetch'];
const CALLBACK_NAMES = ['store', 'onBatch', 'onParticipantJoining', 'onError'];
const HANDLER_NAMES = [...CALLBACK_NAMES, 'maxBodyBytes'];
const CLOUDS = Object.keys(webhookClouds);

const DEFAULT_MAX_BODY_BYTES = 1_048_576;
/** The limit of the notification parser. */
const MAX_MAX_BODY_BYTES = 4_194_304;

/** One function for all webhooks: those with the same `fetch` share the keys. @type {Fetch} */
const hostFetch = (url, init) => fetch(url, init);

/**
 * Reads the options of `createWebhook`.
 * @param {unknown} options
 */
export function readWebhookOptions(options) {
  const given = readOptions('createWebhook', options, [...TRUST_NAMES, ...HANDLER_NAMES, 'clock']);
  return { trust: readTrust('createWebhook', given), handlerOptions: readHandlerOptions('createWebhook', given) };
}

/**
 * Reads the options of `createUnverifiedWebhook`.
 * @param {unknown} options
 */
export function readUnverifiedOptions(options) {
  const given = readOptions('createUnverifiedWebhook', options, [...HANDLER_NAMES, 'clock']);
  return readHandlerOptions('createUnverifiedWebhook', given);
}

/**
 * Reads the options of `verifyNotificationToken`.
 * @param {unknown} options
 */
export function readVerificationOptions(options) {
  const given = readOptions('verifyNotificationToken', options, [...TRUST_NAMES, 'clock']);
  return readTrust('verifyNotificationToken', given);
}

/**
 * @param {string} caller
 * @param {Record<string, any>} given
 * @returns {Trust}
 */
function readTrust(caller, { cloud = 'global', discovery, fetch = hostFetch, clock = Date.now, ...given }) {
  const audiences = readList(typeof given.appId === 'string' ? [given.appId] : given.appId, readGuid);
  if (!audiences?.length) {
    throw invalidOption(caller, 'invalid appId', 'the id of your app, a GUID, or an array of such ids');
  }
  const tenants = given.tenants === undefined ? undefined : readList(given.tenants, readGuid);
  if (given.tenants !== undefined && !tenants?.length) {
    throw invalidOption(caller, 'invalid tenants', 'an array of at least one tenant id, a GUID');
  }
  if (!CLOUDS.includes(cloud)) throw invalidOption(caller, 'unknown cloud', CLOUDS.join(', '));
  if (discovery !== undefined && !isSecureUrl(discovery)) {
    throw invalidOption(caller, 'invalid discovery', 'an https URL as a string; http only on a loopback address');
  }
  const issuers = given.issuers === undefined ? undefined : readList(given.issuers, readText);
  if (given.issuers !== undefined && !issuers?.length) {
    throw invalidOption(caller, 'invalid issuers', 'an array of at least one string');
  }
  for (const [name, value] of Object.entries({ fetch, clock })) assertFunction(caller, name, value);

  const defaults = webhookClouds[/** @type {keyof typeof webhookClouds} */ (cloud)];
  return {
    audiences,
    tenants: tenants && new Set(tenants),
    issuers: issuers ?? defaults.issuers,
    discovery: discovery ?? defaults.discovery,
    cloud: discovery === undefined ? cloud : undefined,
    fetch,
    clock,
  };
}

/**
 * @param {string} caller
 * @param {Record<string, any>} given
 * @returns {HandlerOptions}
 */
function readHandlerOptions(caller, given) {
  const { maxBodyBytes = DEFAULT_MAX_BODY_BYTES, clock = Date.now } = given;
  if (!Number.isInteger(maxBodyBytes) || maxBodyBytes < 1 || maxBodyBytes > MAX_MAX_BODY_BYTES) {
    throw invalidOption(caller, 'invalid maxBodyBytes', 'an integer from 1 to 4,194,304');
  }
  const callbacks = Object.fromEntries(
    CALLBACK_NAMES.map((name) => [name, given[name]]).filter(([, value]) => value !== undefined),
  );
  for (const [name, value] of Object.entries({ ...callbacks, clock })) assertFunction(caller, name, value);
  return { ...callbacks, clock, maxBodyBytes };
}

/**
 * @param {string} caller
 * @param {string} name
 * @param {unknown} value
 */
function assertFunction(caller, name, value) {
  if (typeof value !== 'function') throw invalidOption(caller, `invalid ${name}`, 'a function');
}

/** @param {unknown} value */
function readGuid(value) {
  return isGuid(value) ? canonicalGuid(value) : undefined;
}

/** @param {unknown} value */
function readText(value) {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
