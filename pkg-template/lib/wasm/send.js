// @ts-check
/** The wasm module that sends. */

import * as glue from '../glue/send.js';
import * as host from './host/send.js';
import { WasmModule } from './module.js';

export const send = new WasmModule('send', glue, host);
