// @ts-check
/** Reads what the makers of webhooks are given. */

import { transferError } from '../error.js';
import { canonicalGuid, isGuid } from '../guid.js';
import { membersOf } from '../members.js';
import { isTrustedPlace } from './download.js';
import { webhookTrust } from './trust.js';

/** @import { UnverifiedWebhookOptions, VerificationOptions } from '../../types/webhook.js' */

/**
 * Which tokens are good.
 * @typedef {object} Trust
 * @property {readonly string[]} audiences
 * @property {ReadonlySet<string> | undefined} tenants in canonical spelling; `undefined` for every tenant
 * @property {readonly string[]} issuers
 * @property {string} discovery
 * @property {Fetch} fetch
 * @property {() => number} clock
 */

/** @typedef {NonNullable<VerificationOptions['fetch']>} Fetch */
/** @typedef {Required<Pick<UnverifiedWebhookOptions, 'clock' | 'maxBodyBytes'>> & UnverifiedWebhookOptions} Handling */

const TRUST_NAMES = ['appId', 'tenants', 'cloud', 'discovery', 'issuers', 'fetch'];
const HANDLER_NAMES = ['store', 'onBatch', 'onParticipantJoining', 'onError'];
const HANDLING_NAMES = [...HANDLER_NAMES, 'maxBodyBytes'];
const CLOUDS = Object.keys(webhookTrust);

const DEFAULT_MAX_BODY_BYTES = 1_048_576;
/** What is read at most, whoever asks. */
const LARGEST_MAX_BODY_BYTES = 4_194_304;

/** Always the same function: keys are shared by those who fetch in the same way. @type {Fetch} */
const hostFetch = (url, init) => fetch(url, init);

/** @param {unknown} options */
export function readWebhookOptions(options) {
  const given = readMembers('createWebhook', options, [...TRUST_NAMES, ...HANDLING_NAMES, 'clock']);
  return { trust: readTrust('createWebhook', given), handling: readHandling('createWebhook', given) };
}

/** @param {unknown} options */
export function readUnverifiedOptions(options) {
  const names = [...HANDLING_NAMES, 'clock'];
  return readHandling('createUnverifiedWebhook', readMembers('createUnverifiedWebhook', options, names));
}

/** @param {unknown} options */
export function readVerificationOptions(options) {
  const given = readMembers('verifyNotificationToken', options, [...TRUST_NAMES, 'clock']);
  return readTrust('verifyNotificationToken', given);
}

/**
 * @param {string} maker
 * @param {unknown} options
 * @param {readonly string[]} names
 */
function readMembers(maker, options, names) {
  const given = membersOf(options, `${maker}: the options`);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw invalidOption(maker, `unknown option "${unknown.slice(0, 60)}"`, names.join(', '));
  }
  return given;
}

/**
 * @param {string} maker
 * @param {Record<string, any>} given
 * @returns {Trust}
 */
function readTrust(
  maker,
  { appId, tenants, cloud = 'global', discovery, issuers, fetch = hostFetch, clock = Date.now },
) {
  const appIds = typeof appId === 'string' ? [appId] : appId;
  if (!isListOf(appIds, isGuid)) {
    throw invalidOption(maker, 'bad appId', 'the id of your app, a GUID, or an array of such ids');
  }
  if (tenants !== undefined && !isListOf(tenants, isGuid)) {
    throw invalidOption(maker, 'bad tenants', 'an array of ids of tenants, GUIDs, and at least one');
  }
  if (!CLOUDS.includes(cloud)) throw invalidOption(maker, 'unknown cloud', CLOUDS.join(', '));
  if (discovery !== undefined && !isTrustedPlace(discovery)) {
    throw invalidOption(maker, 'bad discovery', 'an https URL as text; http only on a loopback address');
  }
  if (issuers !== undefined && !isListOf(issuers, isText)) {
    throw invalidOption(maker, 'bad issuers', 'an array of texts, and at least one');
  }
  for (const [name, value] of Object.entries({ fetch, clock })) assertFunction(maker, name, value);

  const trust = webhookTrust[/** @type {keyof typeof webhookTrust} */ (cloud)];
  return {
    audiences: appIds.map(canonicalGuid),
    tenants: tenants && new Set(tenants.map(canonicalGuid)),
    issuers: issuers === undefined ? trust.issuers : [...issuers],
    discovery: discovery ?? trust.discovery,
    fetch,
    clock,
  };
}

/**
 * @param {string} maker
 * @param {Record<string, any>} given
 * @returns {Handling}
 */
function readHandling(maker, given) {
  const { maxBodyBytes = DEFAULT_MAX_BODY_BYTES, clock = Date.now } = given;
  if (!Number.isInteger(maxBodyBytes) || maxBodyBytes < 1 || maxBodyBytes > LARGEST_MAX_BODY_BYTES) {
    throw invalidOption(maker, 'bad maxBodyBytes', 'a whole number from 1 to 4,194,304');
  }
  const handlers = Object.fromEntries(
    HANDLER_NAMES.map((name) => [name, given[name]]).filter(([, value]) => value !== undefined),
  );
  for (const [name, value] of Object.entries({ ...handlers, clock })) assertFunction(maker, name, value);
  return { ...handlers, clock, maxBodyBytes };
}

/**
 * @param {string} maker
 * @param {string} name
 * @param {unknown} value
 */
function assertFunction(maker, name, value) {
  if (typeof value !== 'function') throw invalidOption(maker, `bad ${name}`, 'a function');
}

/**
 * @param {unknown} list
 * @param {(item: unknown) => item is string} isItem
 * @returns {list is string[]}
 */
function isListOf(list, isItem) {
  return Array.isArray(list) && list.length > 0 && list.every(isItem);
}

/**
 * @param {unknown} value
 * @returns {value is string}
 */
function isText(value) {
  return typeof value === 'string' && value !== '';
}

/**
 * @param {string} maker
 * @param {string} what
 * @param {string} expected
 */
function invalidOption(maker, what, expected) {
  return transferError('invalidOptions', `${maker}: ${what}; expected ${expected}`);
}
