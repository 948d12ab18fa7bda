// @ts-check
/** Loads the wasm module on the web. */

import instantiate, { initSync as instantiateSync } from './glue.js';
import { isReady, notInitialized, setReady } from './ready.js';

/** @type {Promise<void> | undefined} */
let loading;

/** @type {typeof import('../types/index.js').init} */
export function init(source) {
  loading ??= load(source);
  return loading;
}

/** @type {typeof import('../types/index.js').initSync} */
export function initSync(module) {
  if (isReady()) return;
  // The load under way would put a second instance in the place of the one that is in use by then.
  if (loading !== undefined) throw notInitialized('init() is under way: await it instead of calling initSync().');
  try {
    instantiateSync({ module });
  } catch (cause) {
    throw couldNotLoad(cause);
  }
  setReady();
}

/** @param {import('../types/index.js').InitSource} [source] */
async function load(source) {
  if (isReady()) return;
  try {
    await instantiate(source === undefined ? undefined : { module_or_path: source });
  } catch (cause) {
    loading = undefined;
    throw couldNotLoad(cause);
  }
  setReady();
}

/** @param {unknown} cause */
function couldNotLoad(cause) {
  const hint =
    'Check that graph_call_transfer_bg.wasm is served, and that the Content-Security-Policy, if there is one, allows ' +
    "'wasm-unsafe-eval'; then call init() again.";
  return notInitialized('The wasm module could not be loaded.', { hint, cause });
}
