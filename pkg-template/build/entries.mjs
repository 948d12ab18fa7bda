// @ts-check
/** The entries of the package, and the folders that its build reads and writes. */

import { WHOLE } from './modules.mjs';
import { inProject } from './project.mjs';

export const LIB = inProject('pkg-template/lib');
export const TYPES = inProject('pkg-template/types');
/** Built here and moved to `pkg/dist` when complete, so that no reader finds half a package. */
export const DIST = inProject('pkg/.dist');

/** The folder of the glue and of the wasm files, in `dist`. */
export const GLUE = 'glue';

/**
 * @typedef {object} Entry
 * @property {string} web the file for the web, which is also its source
 * @property {string} node the name of its files for Node, and of its subpath
 * @property {readonly string[]} modules the wasm modules that it uses, and loads on the web before its first use
 * @property {readonly string[]} late the wasm modules that it loads on the web when a function needs them
 * @property {string} types the declarations, whose values are the list of names that all files of the entry export
 */

/** @type {readonly Entry[]} */
export const ENTRIES = [
  entry('web.js', 'index', [WHOLE.name]),
  entry('requests/index.js', 'requests', ['requests'], ['send']),
  entry('calls/index.js', 'calls', ['calls'], ['send']),
  entry('notifications/index.js', 'notifications', ['notifications']),
  entry('tools/index.js', 'tools', ['tools']),
  entry('simulator/index.js', 'simulator', ['requests'], ['calls']),
  entry('webhook/index.js', 'webhook', ['notifications']),
  entry('consultation/index.js', 'consultation', [WHOLE.name]),
  entry('codes/index.js', 'codes'),
  entry('snippets/index.js', 'snippets'),
  entry('clouds/index.js', 'clouds'),
  entry('ids/index.js', 'ids'),
];

/**
 * @param {string} web
 * @param {string} node
 * @param {readonly string[]} [modules]
 * @param {readonly string[]} [late]
 * @returns {Entry}
 */
function entry(web, node, modules = [], late = []) {
  return { web, node, modules, late, types: `${node}.d.ts` };
}
