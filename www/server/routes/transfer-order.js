// @ts-check
import { SLOWEST_PACE } from '../command/settings.js';

/** @import { GraphVersion } from 'graph-call-transfer' */
/** @import { TransferOrder } from '../../protocol/transfers.js' */

/**
 * @typedef {{ order: TransferOrder & { version: GraphVersion, timeoutMs: number } } | { objection: string }} Reading
 */

/** How deep the objects of an order may lie in each other; a transfer needs five levels. */
const DEEPEST = 32;
const LONGEST_NAME = 100;
const LONGEST_TIMEOUT = 120_000;
const MOST_ATTEMPTS = 20;
const LONGEST_SEED = 64;
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What each member must be. @type {Record<string, { expects: string, isRight: (value: unknown) => boolean, isNeeded?: true }>} */
const MEMBERS = {
  callId: { expects: 'a text', isRight: (value) => typeof value === 'string', isNeeded: true },
  body: { expects: 'JSON text or an object', isRight: isTextOrObject, isNeeded: true },
  version: { expects: '"v1.0" or "beta"', isRight: (value) => value === 'v1.0' || value === 'beta' },
  timeoutMs: wholeNumber(LONGEST_TIMEOUT),
  maxAttempts: wholeNumber(MOST_ATTEMPTS),
  profile: {
    expects: `a text of at most ${LONGEST_NAME} characters`,
    isRight: (value) => typeof value === 'string' && value.length <= LONGEST_NAME,
  },
  pace: {
    expects: `a number from 0 to ${SLOWEST_PACE}`,
    isRight: (value) => typeof value === 'number' && value >= 0 && value <= SLOWEST_PACE,
  },
  seed: {
    expects: `a text of 1 to ${LONGEST_SEED} characters`,
    isRight: (value) => typeof value === 'string' && value !== '' && value.length <= LONGEST_SEED,
  },
  transferId: { expects: 'a GUID', isRight: (value) => typeof value === 'string' && GUID.test(value) },
};

/**
 * Reads the body of the request for a transfer. The transfer itself is for the core to check.
 *
 * @param {unknown} body
 * @returns {Reading} `objection` says what is wrong and what is right
 */
export function readOrder(body) {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return { objection: 'The request needs a JSON object with "callId" and "body".' };
  }
  if (isDeeper(body, DEEPEST)) return { objection: `The request is nested deeper than ${DEEPEST} levels.` };
  const known = Object.keys(MEMBERS);
  if (Object.keys(body).some((name) => !known.includes(name))) {
    return { objection: `The request has a member that is not known. Known are ${known.join(', ')}.` };
  }
  for (const [name, { expects, isRight, isNeeded }] of Object.entries(MEMBERS)) {
    const value = Reflect.get(body, name);
    if (value === undefined ? isNeeded : !isRight(value)) return { objection: `"${name}" needs to be ${expects}.` };
  }
  return { order: { version: 'v1.0', timeoutMs: 30_000, .../** @type {TransferOrder} */ (body) } };
}

/** @param {number} most */
function wholeNumber(most) {
  return {
    expects: `a whole number from 1 to ${most}`,
    isRight: (/** @type {unknown} */ value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most,
  };
}

/** @param {unknown} value */
function isTextOrObject(value) {
  return typeof value === 'string' || (typeof value === 'object' && value !== null && !Array.isArray(value));
}

/**
 * @param {unknown} value
 * @param {number} levels
 * @returns {boolean}
 */
function isDeeper(value, levels) {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeper(member, levels - 1));
}
