// @ts-check
/** Takes the token out of its header, and looks at it before a key or the network is asked. */

import { webhookError } from './error.js';

/** @import { Jose } from './jose.js' */

/** The sender's tokens have 1 to 2 KiB. */
const LONGEST = 16_384;
const LONGEST_KEY_ID = 256;
const SCHEME = /^Bearer +(?=\S)/i;
/** Three parts in base64url; only a token that is not signed has an empty one. */
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]*$/;
/** What changes how a token is to be read. Nothing of the kind is known of the sender. */
const EXTENSIONS = ['crit', 'b64', 'zip', 'enc'];

export const ALGORITHMS = ['RS256', 'RS384', 'RS512'];

/**
 * @param {string | null | undefined} authorization the value of the header
 * @returns {string} the token
 */
export function readBearer(authorization) {
  if (typeof authorization !== 'string' || authorization.trim() === '') {
    throw webhookError('tokenMissing', 'The request has no Authorization header.');
  }
  if (authorization.length > LONGEST) throw webhookError('tokenTooLong', 'The Authorization header is too long.');
  // Several headers arrive as one, with commas; no token has any.
  if (authorization.includes(',')) {
    throw webhookError('tokenAmbiguous', 'The request has several Authorization headers.');
  }
  const text = authorization.trim();
  const scheme = SCHEME.exec(text)?.[0];
  if (scheme === undefined) throw webhookError('tokenMissing', 'The Authorization header has no Bearer token.');
  const credentials = text.slice(scheme.length);
  if (!TOKEN.test(credentials)) {
    throw webhookError('tokenMalformed', 'The token is no signed JWT: expected three parts in base64url.');
  }
  return credentials;
}

/**
 * @param {Jose} jose
 * @param {string} token
 */
export function checkHeader(jose, token) {
  const { alg, kid, ...others } = decodedHeader(jose, token);
  if (!ALGORITHMS.includes(/** @type {any} */ (alg))) {
    throw webhookError('algorithmNotAllowed', `The token's algorithm is not one of ${ALGORITHMS.join(', ')}.`);
  }
  if (EXTENSIONS.some((name) => name in others)) {
    throw webhookError('tokenMalformed', `The token's header asks for something unusual: ${EXTENSIONS.join(', ')}.`);
  }
  if (typeof kid !== 'string' || kid === '' || kid.length > LONGEST_KEY_ID) {
    throw webhookError('keyUnknown', 'The token does not name its key (kid).');
  }
}

/**
 * @param {Jose} jose
 * @param {string} token
 */
function decodedHeader(jose, token) {
  try {
    return jose.decodeProtectedHeader(token);
  } catch (cause) {
    throw webhookError('tokenMalformed', 'The header of the token cannot be read.', { cause });
  }
}
