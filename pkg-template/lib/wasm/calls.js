// @ts-check
/** The wasm module of new calls. */

import * as glue from '../glue/calls.js';
import * as host from './host/calls.js';
import { WasmModule } from './module.js';

export const calls = new WasmModule('calls', glue, host);
