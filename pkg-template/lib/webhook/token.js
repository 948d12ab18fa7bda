// @ts-check
/** Verifies the token of a notification. */

import { ALGORITHMS, checkHeader, readBearer } from './bearer.js';
import { readClaims, reasonOf } from './claims.js';
import { loadJose } from './jose.js';
import { keySourceOf } from './keys.js';
import { readVerificationOptions } from './options.js';
import { createVerifiedTokens } from './verified.js';

/** @import { NotificationToken, VerificationOptions, WebhookError } from '../../types/webhook.js' */
/** @import { Trust } from './options.js' */

/** How far two clocks may be apart. */
const SKEW_SECONDS = 300;

/** @typedef {(authorization: string | null | undefined) => Promise<NotificationToken>} Verifier */

/** @type {WeakMap<VerificationOptions, Verifier>} */
const verifiers = new WeakMap();

/** @type {typeof import('../../types/webhook.js').verifyNotificationToken} */
export async function verifyNotificationToken(authorization, options) {
  const verify = verifiers.get(options) ?? createVerifier(readVerificationOptions(options), () => {});
  verifiers.set(options, verify);
  return verify(authorization);
}

/**
 * @param {Trust} trust
 * @param {(error: WebhookError) => void} tell of what goes wrong without costing a token
 * @returns {Verifier}
 */
export function createVerifier(trust, tell) {
  const { audiences, issuers, discovery, fetch, clock } = trust;
  const keys = keySourceOf(discovery, fetch);
  const verified = createVerifiedTokens();

  return async (authorization) => {
    const text = readBearer(authorization);
    const now = clock();
    const known = verified.find(text, now, keys.edition);
    if (known !== undefined) return known;

    const jose = await loadJose();
    checkHeader(jose, text);
    const { payload } = await jose
      .jwtVerify(text, (header, parts) => keys.find(header, parts, { now, tell }), {
        algorithms: ALGORITHMS,
        issuer: [...issuers],
        audience: [...audiences],
        requiredClaims: ['exp'],
        clockTolerance: SKEW_SECONDS,
        currentDate: new Date(now),
      })
      .catch((thrown) => {
        throw reasonOf(thrown);
      });
    const token = readClaims(payload, trust);
    verified.keep(text, token, now, keys.edition);
    return token;
  };
}
