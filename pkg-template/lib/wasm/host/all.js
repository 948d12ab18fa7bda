// @ts-check
/**
 * The wasm module that contains all others: one download, where each module of its own would bring a copy of what they share.
 * Hosts that contain the modules start each of them alone, when it is used first: the build for Node leaves this file empty.
 */

import load, * as glue from '../../glue/all.js';
import { WasmModule } from '../module.js';

/** @type {WasmModule<typeof glue> | undefined} */
export const all = new WasmModule('all', glue, { load, embedded: undefined });
