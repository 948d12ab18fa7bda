// @ts-check
/** The wasm module of requests. */

import * as glue from '../glue/requests.js';
import * as host from './host/requests.js';
import { WasmModule } from './module.js';

export const requests = new WasmModule('requests', glue, host);
