// @ts-check
/** All wasm modules together, as the main entry starts them. */

import { invalidOption, readOptions } from '../options.js';
import { notifications } from './notifications.js';
import { requests } from './requests.js';
import { tools } from './tools.js';

/** @typedef {typeof import('../../types/index.js')} Api */

const MODULES = [notifications, requests, tools];

/** @type {Api['init']} */
export async function init(sources = {}) {
  const source = sourcesOf('init', sources);
  const results = await Promise.allSettled(MODULES.map((module) => module.init(source(module.name))));
  // All have ended: a module that failed can be loaded again.
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/** @type {Api['initSync']} */
export function initSync(sources) {
  const source = sourcesOf('initSync', sources);
  for (const module of MODULES) {
    const given = /** @type {BufferSource | undefined} */ (source(module.name));
    if (given !== undefined) module.initSync(given);
  }
}

/**
 * Reads the sources of modules. Hosts that contain the modules ignore them.
 * @param {string} caller
 * @param {unknown} sources
 * @returns {(name: string) => any} returns the source of a module
 */
function sourcesOf(caller, sources) {
  if (MODULES.every((module) => module.isEmbedded)) return () => undefined;
  const names = MODULES.map((module) => module.name);
  // A URL, a promise or bytes are objects too.
  if (Object.prototype.toString.call(sources) !== '[object Object]') {
    throw invalidOption(caller, 'invalid sources', `an object with the members ${names.join(', ')}`);
  }
  const given = readOptions(caller, sources, names);
  return (name) => given[name];
}
