// @ts-check
/** The wasm module of tools. */

import * as glue from '../glue/tools.js';
import * as host from './host/tools.js';
import { WasmModule } from './module.js';
import { provideRepairs } from './repairs.js';

export const tools = new WasmModule('tools', glue, host);
provideRepairs(tools);
