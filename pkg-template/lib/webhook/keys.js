// @ts-check
/**
 * The signing keys of the sender. They are used for a day and read again every two hours, so that a short outage of the key
 * server has no effect. Whatever tokens arrive, the key server receives few requests.
 */

import { downloadJson, isSecureUrl } from './download.js';
import { webhookError } from './error.js';
import { loadJose } from './jose.js';

/** @import { JWSHeaderParameters, FlattenedJWSInput } from 'jose' */
/** @import { WebhookError } from '../../types/webhook.js' */
/** @import { Fetch } from './download.js' */

const HOUR_MS = 3_600_000;
/** Older keys are still used, and read again. */
const REFRESH_AGE_MS = 2 * HOUR_MS;
/** Older keys are not used: they may have been withdrawn. */
const MAX_AGE_MS = 24 * HOUR_MS;
/** The URL of the keys is looked up again at this age, or when the keys cannot be read there. */
const MAX_URL_AGE_MS = 24 * HOUR_MS;
/** The pause between two reads that are caused by unknown key ids. */
const UNKNOWN_KEY_PAUSE_MS = 30_000;
const MIN_RETRY_DELAY_MS = 1_000;
const MAX_RETRY_DELAY_MS = 30_000;
/** The minimum for these algorithms (RFC 7518 §3.3). */
const MIN_KEY_BITS = 2048;

/** @typedef {ReturnType<typeof createKeySource>} KeySource */
/** The keys of one successful read. @typedef {Awaited<ReturnType<typeof readKeys>> & { readAt: number }} KeyEdition */

/**
 * The circumstances of a lookup.
 *
 * @typedef {object} LookupContext
 * @property {number} now milliseconds since 1970
 * @property {(error: WebhookError) => void} onError called when the keys could not be refreshed, while the present ones
 *   are valid
 * @property {() => string} unknownKeyHint returns the advice for a token whose key is unknown
 */

/**
 * The sources by `fetch` and discovery document: webhooks with the same of both share the keys.
 * @type {WeakMap<Fetch, Map<string, KeySource>>}
 */
const keySources = new WeakMap();

/** In a Cloudflare worker, a request can neither wait for another request's work nor leave work behind. */
function isRequestIsolated() {
  return globalThis.navigator?.userAgent === 'Cloudflare-Workers';
}

/**
 * Returns the source of the keys that a discovery document names.
 * @param {string} discovery URL of the discovery document
 * @param {Fetch} fetch
 * @returns {KeySource}
 */
export function getKeySource(discovery, fetch) {
  const sourcesOfFetch = keySources.get(fetch) ?? new Map();
  keySources.set(fetch, sourcesOfFetch);
  const source = sourcesOfFetch.get(discovery) ?? createKeySource(discovery, fetch);
  sourcesOfFetch.set(discovery, source);
  return source;
}

/**
 * @param {string} discovery
 * @param {Fetch} fetch
 */
function createKeySource(discovery, fetch) {
  /** @type {KeyEdition | undefined} */
  let edition;
  /** @type {{ url: string, readAt: number } | undefined} */
  let location;
  /** @type {Promise<void> | undefined} */
  let pendingRead;
  let lastReadAt = Number.NEGATIVE_INFINITY;
  let failureCount = 0;
  let retryAt = Number.NEGATIVE_INFINITY;
  /** @type {unknown} */
  let lastFailure;

  /**
   * @param {number} now
   * @returns {Promise<void>} shared by callers at the same time
   */
  function read(now) {
    if (pendingRead === undefined && isDelayed(now)) return Promise.reject(keysUnavailable(now, retryAt));
    if (isRequestIsolated()) return tryRead(now);
    pendingRead ??= tryRead(now).finally(() => {
      pendingRead = undefined;
    });
    return pendingRead;
  }

  /** @param {number} now */
  async function tryRead(now) {
    lastReadAt = now;
    try {
      edition = { ...(await readFromLocation(now)), readAt: now };
      failureCount = 0;
      lastFailure = undefined;
    } catch (cause) {
      retryAt = now + Math.min(MAX_RETRY_DELAY_MS, MIN_RETRY_DELAY_MS * 2 ** failureCount);
      failureCount += 1;
      lastFailure = cause;
      throw keysUnavailable(now, retryAt);
    }
  }

  /** @param {number} now */
  async function readFromLocation(now) {
    if (location !== undefined && timeBetween(location.readAt, now) < MAX_URL_AGE_MS) {
      try {
        return await readKeys(location.url, fetch);
      } catch {
        // The keys may have moved: look up their URL.
      }
    }
    location = { url: await readKeysUrl(discovery, fetch), readAt: now };
    return readKeys(location.url, fetch);
  }

  /**
   * @param {number} now
   * @param {number} readableAt when the keys may be read again
   */
  function keysUnavailable(now, readableAt) {
    return webhookError('keysUnavailable', 'The signing keys are unavailable.', {
      hint: `See the cause, and check that this server can reach ${discovery}.`,
      cause: lastFailure,
      retryAfterSeconds: secondsBetween(now, readableAt),
    });
  }

  return {
    /** The present keys: a new object after each read. */
    get edition() {
      return edition;
    },

    /**
     * Finds the key that a token names.
     * @param {JWSHeaderParameters} header
     * @param {FlattenedJWSInput} token
     * @param {LookupContext} context
     * @returns {Promise<{ key: CryptoKey, edition: KeyEdition }>}
     * @throws {WebhookError} `keysUnavailable`, `keyUnknown`
     */
    async find(header, token, { now, onError, unknownKeyHint }) {
      let isRead = false;
      const age = timeBetween(edition?.readAt ?? Number.NEGATIVE_INFINITY, now);
      if (age >= MAX_AGE_MS) {
        await read(now);
        isRead = true;
      } else if (age >= REFRESH_AGE_MS && !isDelayed(now) && pendingRead === undefined) {
        const refresh = read(now).catch(onError);
        if (isRequestIsolated()) {
          await refresh;
          isRead = true;
        }
      }

      const found = await findIn(edition, header, token);
      if (found) return found;
      if (!isRead) {
        if (pendingRead === undefined && isPaused(now)) throw unknownKeyTooEarly(now, unknownKeyHint());
        await read(now);
        const foundAfterRead = await findIn(edition, header, token);
        if (foundAfterRead) return foundAfterRead;
      }
      if (lastFailure !== undefined) throw keysUnavailable(now, retryAt);
      throw webhookError('keyUnknown', 'The token is signed with an unknown key.', { hint: unknownKeyHint() });
    },
  };

  /**
   * Returns whether a read after a failure would be too early. A clock that was set back does not prolong the delay.
   * @param {number} now
   */
  function isDelayed(now) {
    return now < retryAt && retryAt - now <= MAX_RETRY_DELAY_MS;
  }

  /**
   * Returns whether a read for an unknown key would be too early.
   * @param {number} now
   */
  function isPaused(now) {
    return timeBetween(lastReadAt, now) < UNKNOWN_KEY_PAUSE_MS;
  }

  /**
   * Returns the error for an unknown key within the pause. The key may be newer than the last read, so the token is not
   * refused: the sender retries after the pause.
   * @param {number} now
   * @param {string} hint
   */
  function unknownKeyTooEarly(now, hint) {
    const readableAt = lastReadAt + UNKNOWN_KEY_PAUSE_MS;
    if (lastFailure !== undefined) return keysUnavailable(now, Math.max(retryAt, readableAt));
    return webhookError('keysUnavailable', 'The signing key is unknown, and it is too early to read the keys again.', {
      hint,
      retryAfterSeconds: secondsBetween(now, readableAt),
    });
  }
}

/**
 * Returns the time between two readings of a clock. If it was set back, what was read before it counts as old.
 * @param {number} one
 * @param {number} other
 */
function timeBetween(one, other) {
  return Math.abs(other - one);
}

/**
 * @param {number} now
 * @param {number} later
 */
function secondsBetween(now, later) {
  return Math.max(1, Math.ceil((later - now) / 1000));
}

/**
 * @param {KeyEdition | undefined} edition
 * @param {JWSHeaderParameters} header
 * @param {FlattenedJWSInput} token
 */
async function findIn(edition, header, token) {
  const key = await edition?.find(header, token);
  return edition && key && { key, edition };
}

/**
 * Reads the URL of the keys from the discovery document.
 * @param {string} discovery
 * @param {Fetch} fetch
 * @returns {Promise<string>}
 */
async function readKeysUrl(discovery, fetch) {
  const document = /** @type {any} */ (await downloadJson(discovery, fetch));
  const url = document?.jwks_uri;
  if (!isSecureUrl(url)) {
    throw new Error(`expected a jwks_uri with https (or http on a loopback address) in ${discovery}`);
  }
  return url;
}

/**
 * Joins the entries of one key: Microsoft has listed each key twice. Two different keys with one id stay two.
 * @param {unknown} keys
 */
function withoutRepetitions(keys) {
  if (!Array.isArray(keys)) return keys;
  /** @type {Map<unknown, any>} */
  const distinct = new Map();
  for (const key of keys) {
    const { kty, kid, n, e, use, alg } = key ?? {};
    const id = kty === 'RSA' ? JSON.stringify([kid, n, e]) : key;
    const first = distinct.get(id);
    // An entry without a use or an algorithm is for all of them.
    if (first === undefined) distinct.set(id, key);
    else
      distinct.set(id, {
        ...first,
        use: first.use === use ? use : undefined,
        alg: first.alg === alg ? alg : undefined,
      });
  }
  return [...distinct.values()];
}

/**
 * Reads the key document (RFC 7517).
 * @param {string} url
 * @param {Fetch} fetch
 */
async function readKeys(url, fetch) {
  const document = /** @type {any} */ (await downloadJson(url, fetch));
  const { createLocalJWKSet } = await loadJose();
  const lookUp = createLocalJWKSet({ ...document, keys: withoutRepetitions(document?.keys) });
  // An empty set would refuse every token with 401. An error makes the sender retry.
  if (!document.keys.some((/** @type {any} */ key) => key.kty === 'RSA')) throw new Error(`no RSA key found at ${url}`);
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
        if (modulusLength < MIN_KEY_BITS) {
          throw new Error(`expected a key of ${MIN_KEY_BITS} bits or more, found ${modulusLength}`);
        }
        return key;
      } catch (error) {
        if (/** @type {any} */ (error).code === 'ERR_JWKS_NO_MATCHING_KEY') return undefined;
        // Two keys with one id, a short key, or an invalid one: the token may be valid, and only the sender can correct this.
        throw webhookError('keysUnavailable', 'The signing key is invalid.', { cause: error, retryAfterSeconds: 60 });
      }
    },
  };
}
