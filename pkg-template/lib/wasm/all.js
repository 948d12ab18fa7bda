// @ts-check
/** All wasm modules together, as the main entry starts them. */

import { invalidOption, readOptions } from '../options.js';
import { calls } from './calls.js';
import { all } from './host/all.js';
import { notifications } from './notifications.js';
import { requests } from './requests.js';
import { send } from './send.js';
import { tools } from './tools.js';

/** @typedef {typeof import('../../types/index.js')} Api */

/** @type {readonly import('./module.js').WasmModule<any>[]} */
const MODULES = [calls, notifications, requests, send, tools];

/** @type {Api['init']} */
export async function init(sources = {}) {
  const source = sourcesOf('init', sources);
  const results = await Promise.allSettled(loading(source));
  // All have ended: a module that failed can be loaded again.
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/**
 * Begins to load the modules: all in one, unless a part of it is there or was loaded before, or has a source of its own.
 * @param {(name: string) => any} source
 * @returns {Promise<void>[]}
 */
function loading(source) {
  const isInParts = MODULES.some((module) => module.isEmbedded || module.hasBegun || source(module.name) !== undefined);
  if (all === undefined || isInParts) return MODULES.map((module) => module.init(source(module.name)));
  const whole = all;
  return MODULES.map((module) => module.initFrom(whole, source('all')));
}

/**
 * Makes all modules start at their first use, in the one that contains them.
 * @param {NonNullable<import('./module.js').Host['embedded']>} embedded
 */
export function provideAll(embedded) {
  if (all === undefined) return;
  all.provide(embedded);
  for (const module of MODULES) module.provideFrom(all);
}

/** @type {Api['initSync']} */
export function initSync(sources) {
  const source = sourcesOf('initSync', sources);
  const whole = source('all');
  if (all !== undefined && whole !== undefined) {
    for (const module of MODULES) module.initSyncFrom(all, whole);
  }
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
  const names = ['all', ...MODULES.map((module) => module.name)];
  // A URL, a promise or bytes are objects too.
  if (Object.prototype.toString.call(sources) !== '[object Object]') {
    throw invalidOption(caller, 'invalid sources', `an object with the members ${names.join(', ')}`);
  }
  const given = readOptions(caller, sources, names);
  return (name) => given[name];
}
