// @ts-check
/** Reads, compares and makes ids. It needs neither the wasm module nor `init`. */

export { callKey, isGuid, randomGuid } from '../guid.js';
