// @ts-check
import { clouds } from '../clouds/index.js';
import { TransferError } from '../error.js';

/** @import { Cloud, Endpoint, GraphVersion } from '../../types/endpoint.js' */

/**
 * An endpoint with its defaults.
 *
 * @typedef {object} ResolvedEndpoint
 * @property {string} root without a slash at the end
 * @property {GraphVersion} version
 * @property {[name: string, text: string][]} properties those of an `Endpoint` that differ from the defaults
 */

const VERSIONS = /** @type {const} */ (['v1.0', 'beta']);
const CLOUDS = /** @type {Cloud[]} */ (Object.keys(clouds));

/**
 * Resolves an endpoint. The functions of the main entry check the form of a base URL more closely.
 *
 * @param {Endpoint} [endpoint]
 * @returns {ResolvedEndpoint}
 */
export function resolveEndpoint({ cloud, version = 'v1.0', baseUrl } = {}) {
  if (!VERSIONS.includes(version)) throw invalidEndpoint('version', VERSIONS.join(', '));
  if (cloud !== undefined && !CLOUDS.includes(cloud)) throw invalidEndpoint('cloud', CLOUDS.join(', '));
  if (baseUrl !== undefined && (typeof baseUrl !== 'string' || !/^https?:\/\/[^/]/.test(baseUrl))) {
    throw invalidEndpoint('baseUrl', 'an absolute URL with https or http (in a page also a path such as /graph)');
  }
  const base = baseUrl?.replace(/\/+$/, '');
  const implied = base === undefined ? 'global' : cloudAt(base);
  const properties = Object.entries({
    cloud: (cloud ?? implied) === implied ? undefined : cloud,
    version: version === 'beta' ? version : undefined,
    baseUrl: base,
  });
  return {
    root: base ?? clouds[cloud ?? 'global'].graphRoot,
    version,
    properties: properties.flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])),
  };
}

/**
 * Returns the cloud whose Graph has this root.
 *
 * @param {string} root
 */
export function cloudAt(root) {
  return CLOUDS.find((cloud) => clouds[cloud].graphRoot === root.toLowerCase());
}

/**
 * @param {string} property
 * @param {string} expected
 */
function invalidEndpoint(property, expected) {
  return new TransferError('invalidOptions', `snippet: endpoint.${property} is invalid; expected ${expected}`);
}
