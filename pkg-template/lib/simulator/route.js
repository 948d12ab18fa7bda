// @ts-check
import { refusals, wrongMethod } from './refusals.js';

/** @import { Refusal } from './refusals.js' */

const CALL_PATH = /\/(v1\.0|beta)\/communications\/calls\/([^/]+)(\/transfer)?$/;

const WELL_KNOWN_PATH = /\/\.well-known\/(?:(openidconfiguration)|(keys))$/i;

/**
 * What a request about a call asks for.
 *
 * @typedef {object} CallRoute
 * @property {'transfer' | 'read'} action
 * @property {string} version of Graph
 * @property {string} callId
 */

/** What a request asks for. @typedef {CallRoute | { action: 'discover' } | { action: 'readKeys' }} Route */

/**
 * Finds what a request is about, and what is to be done with it.
 *
 * @param {Request} request
 * @returns {{ route: Route, refusal?: undefined } | { route?: undefined, refusal: Refusal }}
 */
export function readRoute(request) {
  const { pathname } = new URL(request.url);
  const [isWellKnown, discovery] = WELL_KNOWN_PATH.exec(pathname) ?? [];
  if (isWellKnown) {
    if (request.method !== 'GET') return { refusal: wrongMethod('GET') };
    return { route: discovery ? { action: 'discover' } : { action: 'readKeys' } };
  }

  const [, version = '', encodedId, transfer] = CALL_PATH.exec(pathname) ?? [];
  const callId = encodedId === undefined ? undefined : decodeSegment(encodedId);
  if (callId === undefined) return { refusal: refusals.wrongPath };
  const [action, method] = transfer
    ? /** @type {const} */ (['transfer', 'POST'])
    : /** @type {const} */ (['read', 'GET']);
  if (request.method !== method) return { refusal: wrongMethod(method) };
  return { route: { action, version, callId } };
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
