// @ts-check
/**
 * The sender's keys. They are kept for a day and read again long before that, so that a short outage of the key server costs
 * nothing; and whatever comes in, the key server is asked seldom.
 */

import { downloadJson, isTrustedPlace } from './download.js';
import { webhookError } from './error.js';
import { loadJose } from './jose.js';

/** @import { JWSHeaderParameters, FlattenedJWSInput } from 'jose' */
/** @import { WebhookError } from '../../types/webhook.js' */
/** @import { Fetch } from './options.js' */

const HOUR_MS = 3_600_000;
/** Keys that are older are good, but read again. */
const FRESH_MS = 2 * HOUR_MS;
/** Keys that are older are not used: somebody may have withdrawn them. */
const KEPT_MS = 24 * HOUR_MS;
/** Where the keys are is read again after this, or when they are not there. */
const PLACE_KEPT_MS = 24 * HOUR_MS;
/** An unknown key id is looked for at most so often. */
const COOL_DOWN_MS = 30_000;
const FIRST_BACK_OFF_MS = 1_000;
const LONGEST_BACK_OFF_MS = 30_000;
/** What the algorithms ask for (RFC 7518 §3.3). */
const SHORTEST_KEY_BITS = 2048;

/** @typedef {ReturnType<typeof createKeySource>} KeySource */

/**
 * When a key is asked for.
 * @typedef {object} Moment
 * @property {number} now milliseconds since 1970
 * @property {(error: WebhookError) => void} tell of keys that could not be read again, while the old ones are good
 */

/** Those who ask the same server in the same way share its keys. @type {WeakMap<Fetch, Map<string, KeySource>>} */
const sources = new WeakMap();

/** In a Cloudflare worker a request can neither wait for what another one began, nor leave something to be done behind. */
function isEveryRequestAlone() {
  return globalThis.navigator?.userAgent === 'Cloudflare-Workers';
}

/**
 * @param {string} discovery URL of the discovery document
 * @param {Fetch} fetch
 * @returns {KeySource}
 */
export function keySourceOf(discovery, fetch) {
  const ofFetch = sources.get(fetch) ?? new Map();
  sources.set(fetch, ofFetch);
  const source = ofFetch.get(discovery) ?? createKeySource(discovery, fetch);
  ofFetch.set(discovery, source);
  return source;
}

/**
 * @param {string} discovery
 * @param {Fetch} fetch
 */
function createKeySource(discovery, fetch) {
  /** @type {Awaited<ReturnType<typeof readKeys>> & { readAt: number } | undefined} */
  let keys;
  /** @type {{ url: string, readAt: number } | undefined} */
  let place;
  /** @type {Promise<void> | undefined} */
  let reading;
  let triedAt = Number.NEGATIVE_INFINITY;
  let failures = 0;
  let retryAt = Number.NEGATIVE_INFINITY;
  /** @type {unknown} */
  let failure;

  /**
   * @param {number} now
   * @returns {Promise<void>} those who ask at the same time wait for the same answer
   */
  function read(now) {
    if (reading === undefined && now < retryAt) return Promise.reject(unavailable(now));
    if (isEveryRequestAlone()) return tryToRead(now);
    reading ??= tryToRead(now).finally(() => {
      reading = undefined;
    });
    return reading;
  }

  /** @param {number} now */
  async function tryToRead(now) {
    triedAt = now;
    try {
      keys = { ...(await readFromPlace(now)), readAt: now };
      failures = 0;
      failure = undefined;
    } catch (cause) {
      retryAt = now + Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** failures);
      failures += 1;
      failure = cause;
      throw unavailable(now);
    }
  }

  /** @param {number} now */
  async function readFromPlace(now) {
    if (place !== undefined && now - place.readAt < PLACE_KEPT_MS) {
      try {
        return await readKeys(place.url, fetch);
      } catch {
        // They may have moved.
      }
    }
    place = { url: await readPlace(discovery, fetch), readAt: now };
    return readKeys(place.url, fetch);
  }

  /** @param {number} now */
  function unavailable(now) {
    return webhookError('keysUnavailable', 'The keys of the sender cannot be had at the moment.', {
      hint: `See the cause; check that this server reaches ${discovery}.`,
      cause: failure,
      retryAfterSeconds: Math.max(1, Math.ceil((retryAt - now) / 1000)),
    });
  }

  return {
    /** What the keys are known by: another object as soon as they were read again. */
    get edition() {
      return keys;
    },

    /**
     * Finds the key that a token names.
     * @param {JWSHeaderParameters} header
     * @param {FlattenedJWSInput} token
     * @param {Moment} moment
     * @returns {Promise<CryptoKey>}
     * @throws {WebhookError} `keysUnavailable`, `keyUnknown`
     */
    async find(header, token, { now, tell }) {
      const age = now - (keys?.readAt ?? Number.NEGATIVE_INFINITY);
      if (age >= KEPT_MS) await read(now);
      else if (age >= FRESH_MS && now >= retryAt && reading === undefined) {
        const readAgain = read(now).catch(tell);
        if (isEveryRequestAlone()) await readAgain;
      }

      const found = await keys?.find(header, token);
      if (found) return found;
      if (now - triedAt >= COOL_DOWN_MS || reading !== undefined) {
        await read(now);
        const foundLater = await keys?.find(header, token);
        if (foundLater) return foundLater;
      } else if (failure !== undefined) {
        // It may be a new one, of which nobody could tell us.
        throw unavailable(now);
      }
      throw webhookError('keyUnknown', 'The token is signed with a key that the sender does not publish.');
    },
  };
}

/**
 * @param {string} discovery
 * @param {Fetch} fetch
 * @returns {Promise<string>} the URL of the keys
 */
async function readPlace(discovery, fetch) {
  const document = /** @type {any} */ (await downloadJson(discovery, fetch));
  const url = document?.jwks_uri;
  if (!isTrustedPlace(url)) {
    throw new Error(`${discovery} names no jwks_uri with https (or http on a loopback address)`);
  }
  return url;
}

/**
 * @param {string} url
 * @param {Fetch} fetch
 */
async function readKeys(url, fetch) {
  const document = /** @type {any} */ (await downloadJson(url, fetch));
  const { createLocalJWKSet } = await loadJose();
  const lookUp = createLocalJWKSet(document);
  // With none at all, every token would be refused for good: rather ask again.
  if (!document.keys.some((/** @type {any} */ key) => key.kty === 'RSA')) throw new Error(`${url} has no RSA key`);
  return {
    /**
     * @param {JWSHeaderParameters} header
     * @param {FlattenedJWSInput} token
     * @returns {Promise<CryptoKey | undefined>}
     */
    async find(header, token) {
      try {
        const key = await lookUp(header, token);
        const { modulusLength } = /** @type {RsaKeyAlgorithm} */ (key.algorithm);
        if (modulusLength < SHORTEST_KEY_BITS) throw new Error(`the key has only ${modulusLength} bits`);
        return key;
      } catch (error) {
        if (/** @type {any} */ (error).code === 'ERR_JWKS_NO_MATCHING_KEY') return undefined;
        // Two keys of one id, one that is too short, or none: the token may be good, and the sender is to put it right.
        throw webhookError('keysUnavailable', 'The key of the sender cannot be used.', {
          cause: error,
          retryAfterSeconds: 60,
        });
      }
    },
  };
}
