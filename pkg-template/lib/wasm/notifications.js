// @ts-check
/** The wasm module of notifications. */

import { initSync } from '../glue/notifications.js';
import * as host from './host/notifications.js';
import { WasmModule } from './module.js';

export const notifications = new WasmModule('notifications', initSync, host);
