// @ts-check
/** Signs the tokens of notifications, with a key that can be shared and rotated. */

import { setBounded } from '../bounded-map.js';
import { invalidOption } from '../options.js';

/** @import { NotificationClaims, PublicJsonWebKey, SimulatorKey } from '../../types/simulator.js' */

const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const KEY_PARAMETERS = { ...RSA, modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) };

/** The lifetime of the tokens in Graph's notifications. */
const LIFETIME_SECONDS = 3900;
/** A token is renewed so long before it expires, for a slow webhook or one whose clock differs. */
const RENEWAL_MARGIN_SECONDS = 300;
/** A simulator has few tenants. */
const MAX_TENANTS = 100;

/** Returns whether the host can sign: a page on plain http cannot. */
export function canSign() {
  return typeof globalThis.crypto?.subtle?.sign === 'function';
}

/**
 * Creates a key.
 * @returns {Promise<SimulatorKey>}
 */
export async function createSimulatorKey() {
  if (!canSign()) {
    throw invalidOption('createSimulatorKey', 'this host cannot sign', 'a secure context: https, or localhost');
  }
  let current = await generateKeyPair();
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
      const next = await generateKeyPair();
      published = [next.jwk, current.jwk];
      current = next;
    },
  });
}

/**
 * Returns a function that resolves with the given key, or with one that is created at its first call.
 * @param {SimulatorKey | undefined} key
 * @returns {() => Promise<SimulatorKey>}
 */
export function createKeyGetter(key) {
  /** @type {Promise<SimulatorKey> | undefined} */
  let current = key && Promise.resolve(key);
  return () => {
    current ??= createSimulatorKey();
    return current;
  };
}

/**
 * Creates the source of the tokens of one simulator's notifications. A token is used again while it is valid.
 * @param {object} context
 * @param {() => Promise<SimulatorKey>} context.getKey
 * @param {string} context.appId
 * @param {() => number} context.clock
 * @returns {(tenantId: string) => Promise<string>}
 */
export function createTokenSource({ getKey, appId, clock }) {
  /** The token of each tenant. @type {Map<string, { kid: string, from: number, until: number, token: Promise<string> }>} */
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
    setBounded(tokens, tenantId, { kid: key.kid, from: now, until: exp - RENEWAL_MARGIN_SECONDS, token }, MAX_TENANTS);
    return token;
  };
}

/** @typedef {{ privateKey: CryptoKey, jwk: PublicJsonWebKey }} KeyPair */

/** @returns {Promise<KeyPair>} */
async function generateKeyPair() {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(KEY_PARAMETERS, false, ['sign', 'verify']);
  const { n = '', e = '' } = await crypto.subtle.exportKey('jwk', publicKey);
  return {
    privateKey,
    jwk: Object.freeze({ kty: 'RSA', use: 'sig', alg: 'RS256', kid: await thumbprint(n, e), n, e }),
  };
}

/**
 * Computes the thumbprint of a key (RFC 7638), which is its id.
 * @param {string} n
 * @param {string} e
 */
async function thumbprint(n, e) {
  const text = JSON.stringify({ e, kty: 'RSA', n });
  return encodeBytes(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

/**
 * @param {NotificationClaims} claims
 * @param {KeyPair} pair
 * @returns {Promise<string>}
 */
async function signClaims(claims, { privateKey, jwk }) {
  const signed = `${encodeJwtPart({ alg: jwk.alg, kid: jwk.kid, typ: 'JWT' })}.${encodeJwtPart(claims)}`;
  const signature = await crypto.subtle.sign(RSA, privateKey, new TextEncoder().encode(signed));
  return `${signed}.${encodeBytes(new Uint8Array(signature))}`;
}

/**
 * Encodes a part of a JWT: base64url of its JSON.
 * @param {object} part
 */
export function encodeJwtPart(part) {
  return encodeBytes(new TextEncoder().encode(JSON.stringify(part)));
}

/** @param {Uint8Array} bytes @returns {string} base64url */
function encodeBytes(bytes) {
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
