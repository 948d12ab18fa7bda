// @ts-check
/** The entry for Node. The glue for Node loads the module while it is imported, so that `init` has nothing left to do. */

import { setReady } from './ready.js';

export * from './api.js';

setReady();

export async function init() {}

export function initSync() {}
