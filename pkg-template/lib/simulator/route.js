// @ts-check
import { refusals } from './refusals.js';

/** @import { Refusal } from './refusals.js' */

const TRANSFER_PATH = /\/(?:v1\.0|beta)\/communications\/calls\/([^/]+)\/transfer$/;

/**
 * Finds the call that a request is about.
 *
 * @param {Request} request
 * @returns {{ callId: string, refusal?: undefined } | { callId?: undefined, refusal: Refusal }}
 */
export function readRoute(request) {
  const [, encodedId] = TRANSFER_PATH.exec(new URL(request.url).pathname) ?? [];
  const callId = encodedId === undefined ? undefined : decodeSegment(encodedId);
  if (callId === undefined) return { refusal: refusals.wrongPath };
  if (request.method !== 'POST') return { refusal: refusals.wrongMethod };
  return { callId };
}

/**
 * @param {string} segment
 * @returns {string | undefined} `undefined` for one that is not encoded rightly
 */
function decodeSegment(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
