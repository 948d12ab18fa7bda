// @ts-check
import { transferError } from '../error.js';
import { tables } from './table.js';

/** @import { Endpoint } from '../../types/endpoint.js' */

/**
 * @typedef {object} Place where a request goes
 * @property {string} root without a slash at the end
 * @property {string} version
 * @property {[name: string, text: string][]} members the members of an `Endpoint` that are not what the package takes by default
 */

/**
 * Reads an endpoint. The form of a base URL is checked by the functions of the main entry.
 *
 * @param {Endpoint} [endpoint]
 * @returns {Place}
 */
export function readEndpoint(endpoint = {}) {
  const { cloud, version = 'v1.0', baseUrl } = endpoint;
  if (!tables.versions.includes(version)) throw invalid('version', tables.versions);
  if (cloud !== undefined && !rootOf(cloud)) throw invalid('cloud', names());
  if (baseUrl !== undefined && (typeof baseUrl !== 'string' || !/^https?:\/\/[^/]/.test(baseUrl))) {
    throw invalid('baseUrl', ['an absolute URL that begins with https://']);
  }
  const base = baseUrl?.replace(/\/+$/, '');
  const implied = base === undefined ? 'global' : cloudAt(base);
  const members = Object.entries({
    cloud: (cloud ?? implied) === implied ? undefined : cloud,
    version: version === 'beta' ? version : undefined,
    baseUrl: base,
  });
  return {
    root: base ?? rootOf(cloud ?? 'global') ?? '',
    version,
    members: members.flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])),
  };
}

/** @param {string} root */
export function cloudAt(root) {
  return tables.clouds.find(([, known]) => known === root.toLowerCase())?.[0];
}

/** @param {string} cloud */
export function rootOf(cloud) {
  return tables.clouds.find(([name]) => name === cloud)?.[1];
}

function names() {
  return tables.clouds.map(([name]) => name);
}

/**
 * @param {string} member
 * @param {readonly string[]} expected
 */
function invalid(member, expected) {
  return transferError(
    'invalidOptions',
    `snippet: the endpoint’s ${member} is not known; expected ${expected.join(', ')}`,
  );
}
