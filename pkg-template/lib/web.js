// @ts-check
/** The entry for browsers and workers: `await init()` comes first. */

export * from './api.js';
export { init, initSync } from './instance.js';
