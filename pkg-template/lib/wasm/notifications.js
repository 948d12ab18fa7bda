// @ts-check
/** The wasm module of notifications. */

import * as glue from '../glue/notifications.js';
import * as host from './host/notifications.js';
import { WasmModule } from './module.js';

export const notifications = new WasmModule('notifications', glue, host);
