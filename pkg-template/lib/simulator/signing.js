// @ts-check
/** The key that notifications are signed with, and what is signed. */

import { putBounded } from './bounded.js';
import { encodeBytes, encodePart } from './encoding.js';
import { invalidOption } from './invalid-option.js';

/** @import { NotificationClaims, PublicJsonWebKey, SimulatorKey } from '../../types/simulator.js' */

const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const GENERATED = { ...RSA, modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) };

/** As long as those of Graph's notifications. */
const LIFETIME_SECONDS = 3900;

/** A webhook may be slow, and its clock may differ. */
const RENEWED_BEFORE_END_SECONDS = 300;

/** A simulator sees few tenants. */
const TENANTS = 100;

/** @returns {boolean} whether the host can sign: a page on plain http cannot */
export function canSign() {
  return typeof globalThis.crypto?.subtle?.sign === 'function';
}

/** @returns {Promise<SimulatorKey>} */
export async function createSimulatorKey() {
  if (!canSign()) {
    throw invalidOption('createSimulatorKey', 'this host cannot sign', 'a secure context: https, or localhost');
  }
  let current = await generatePair();
  let published = [current.jwk];

  return Object.freeze({
    get kid() {
      return current.jwk.kid;
    },
    get jwks() {
      return { keys: published };
    },
    /** @param {NotificationClaims} claims */
    sign: (claims) => signClaims(claims, current),
    async rotate() {
      const next = await generatePair();
      published = [next.jwk, current.jwk];
      current = next;
    },
  });
}

/**
 * @param {SimulatorKey | undefined} key
 * @returns {() => Promise<SimulatorKey>} gives it, or else one that is made when it is first asked for
 */
export function keyOnDemand(key) {
  /** @type {Promise<SimulatorKey> | undefined} */
  let made = key && Promise.resolve(key);
  return () => {
    made ??= createSimulatorKey();
    return made;
  };
}

/**
 * Makes the source of the tokens in the notifications of one simulator. A token is used again while it is valid.
 *
 * @param {object} context
 * @param {() => Promise<SimulatorKey>} context.getKey
 * @param {string} context.appId
 * @param {() => number} context.clock
 * @returns {(tenantId: string) => Promise<string>}
 */
export function createTokenSource({ getKey, appId, clock }) {
  /** @type {Map<string, { kid: string, from: number, until: number, token: Promise<string> }>} */
  const tokens = new Map();

  return async (tenantId) => {
    const key = await getKey();
    const now = Math.floor(clock() / 1000);
    const known = tokens.get(tenantId);
    if (known && known.kid === key.kid && now >= known.from && now < known.until) return known.token;

    const exp = now + LIFETIME_SECONDS;
    const token = key.sign({
      aud: appId,
      iss: 'https://graph.microsoft.com',
      iat: now,
      nbf: now,
      exp,
      tid: tenantId,
    });
    putBounded(tokens, tenantId, { kid: key.kid, from: now, until: exp - RENEWED_BEFORE_END_SECONDS, token }, TENANTS);
    return token;
  };
}

/** @typedef {{ privateKey: CryptoKey, jwk: PublicJsonWebKey }} Pair */

/** @returns {Promise<Pair>} */
async function generatePair() {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(GENERATED, false, ['sign', 'verify']);
  const { n = '', e = '' } = await crypto.subtle.exportKey('jwk', publicKey);
  return {
    privateKey,
    jwk: Object.freeze({ kty: 'RSA', use: 'sig', alg: 'RS256', kid: await thumbprint(n, e), n, e }),
  };
}

/**
 * @param {string} n
 * @param {string} e
 * @returns {Promise<string>} RFC 7638: the same key has the same id everywhere
 */
async function thumbprint(n, e) {
  const text = JSON.stringify({ e, kty: 'RSA', n });
  return encodeBytes(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

/**
 * @param {NotificationClaims} claims
 * @param {Pair} pair
 * @returns {Promise<string>}
 */
async function signClaims(claims, { privateKey, jwk }) {
  const signed = `${encodePart({ alg: jwk.alg, kid: jwk.kid, typ: 'JWT' })}.${encodePart(claims)}`;
  const signature = await crypto.subtle.sign(RSA, privateKey, new TextEncoder().encode(signed));
  return `${signed}.${encodeBytes(new Uint8Array(signature))}`;
}
