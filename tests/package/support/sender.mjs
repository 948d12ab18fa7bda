// @ts-check
/** The sender of notifications: a server with its discovery document and its keys, and the tokens that they sign. */

import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import { listenOnLoopback } from './loopback.mjs';
import { OTHER_TENANT_ID, TENANT_ID } from './transfers.mjs';

export const APP_ID = '0efc74f7-41c3-47a4-8775-7259bfef4241';
export const OTHER_APP_ID = 'c1a11e70-0000-4000-8000-000000000001';
export const ISSUER = 'https://api.botframework.com';
export const LONG_TENANT_CLAIM = 'http://schemas.microsoft.com/identity/claims/tenantid';
export { OTHER_TENANT_ID, TENANT_ID };

/** The time of the tests, in milliseconds since 1970. */
export const NOW = 1_800_000_000_000;
export const NOW_SECONDS = NOW / 1000;

/**
 * The pairs so far. Generating one takes a tenth of a second.
 * @type {Map<string, import('node:crypto').KeyPairKeyObjectResult>}
 */
const keyPairs = new Map();

/**
 * Returns the key pair of a name: RSA, unless the name begins with `ec`.
 * @param {string} name
 */
export function keyPair(name) {
  const pair = keyPairs.get(name) ?? generatePair(name);
  keyPairs.set(name, pair);
  return pair;
}

/** @param {string} name */
function generatePair(name) {
  if (name.startsWith('ec')) return generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return generateKeyPairSync('rsa', { modulusLength: name.startsWith('short') ? 1024 : 2048 });
}

/**
 * Returns the public key as the sender publishes it.
 * @param {string} name
 * @returns {Record<string, unknown>}
 */
export function publicJwk(name) {
  return { ...keyPair(name).publicKey.export({ format: 'jwk' }), kid: name, use: 'sig' };
}

/**
 * Returns the claims of a valid token.
 * @param {Record<string, unknown>} [others] `undefined` removes a claim
 */
export function claims(others = {}) {
  return {
    aud: APP_ID,
    iss: ISSUER,
    iat: NOW_SECONDS - 60,
    nbf: NOW_SECONDS - 60,
    exp: NOW_SECONDS + 3840,
    tid: TENANT_ID,
    ...others,
  };
}

/**
 * The differences from a valid token.
 * @typedef {object} Differences
 * @property {object | string | Buffer} [payload]
 * @property {Record<string, unknown>} [header]
 * @property {string} [key] the name of the signing key; `''` for no signature
 * @property {string} [secret] signs with HMAC
 */

/**
 * Creates a token, by default a valid one.
 * @param {Differences} [differences]
 */
export function token({ payload = claims(), header = {}, key = 'first', secret } = {}) {
  const whole = { typ: 'JWT', alg: 'RS256', kid: key, ...header };
  const body = typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload);
  const signed = `${base64url(JSON.stringify(whole))}.${base64url(body)}`;
  return `${signed}.${secret === undefined ? signature(signed, whole.alg, key) : hmac(signed, secret)}`;
}

/**
 * @param {string} text
 * @param {string} algorithm
 * @param {string} key
 */
function signature(text, algorithm, key) {
  if (key === '') return '';
  const { privateKey } = keyPair(key);
  const dsaEncoding = /** @type {const} */ ('ieee-p1363');
  return sign(`sha${algorithm.slice(2)}`, Buffer.from(text), { key: privateKey, dsaEncoding }).toString('base64url');
}

/**
 * @param {string} text
 * @param {string} secret
 */
function hmac(text, secret) {
  return createHmac('sha256', secret).update(text).digest('base64url');
}

/** @param {string | Buffer} text */
export function base64url(text) {
  return Buffer.from(text).toString('base64url');
}

/**
 * Serves the discovery document and the keys on a loopback address.
 * @param {Pick<import('node:test').TestContext, 'after'>} t
 * @param {readonly string[]} [names] of the keys
 */
export async function serveSender(t, names = ['first']) {
  const server = createServer((request, httpResponse) => {
    sender.requests.push(request.url ?? '');
    sender.respond(request, httpResponse);
  });
  const sender = {
    discovery: '',
    origin: '',
    /** The paths of all requests. @type {string[]} */
    requests: [],
    /** The keys that are published. @type {readonly unknown[]} */
    keys: names.map(publicJwk),
    /** The path of the keys in the discovery document. */
    keysPath: '/v1/keys',
    /** Responds to a request. A test may replace it. */
    respond: respondAsUsual,
    respondAsUsual,
    /** The number of requests for the keys. */
    get keyRequestCount() {
      return sender.requests.filter((path) => path.startsWith('/v1/keys')).length;
    },
  };

  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} httpResponse */
  function respondAsUsual({ url }, httpResponse) {
    const discovery = { issuer: ISSUER, jwks_uri: `${sender.origin}${sender.keysPath}` };
    const document = url === sender.keysPath ? { keys: sender.keys } : discovery;
    const isFound = url === sender.keysPath || url === '/v1/.well-known/OpenIdConfiguration';
    httpResponse.writeHead(isFound ? 200 : 404, { 'Content-Type': 'application/json' }).end(JSON.stringify(document));
  }

  sender.origin = `http://127.0.0.1:${await listenOnLoopback(t, server)}`;
  sender.discovery = `${sender.origin}/v1/.well-known/OpenIdConfiguration`;
  return sender;
}

/** @type {(request: unknown, response: import('node:http').ServerResponse) => void} responds with 500 */
export function broken(_, httpResponse) {
  httpResponse.writeHead(500).end();
}
