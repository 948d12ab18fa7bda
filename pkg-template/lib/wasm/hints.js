// @ts-check
/** The advice when the wasm module is not loaded, by host. */

/** @param {string} file of the module */
export function initHint(file) {
  return (
    hostHint(file) ??
    "Bundlers that do not copy the file can import 'graph-call-transfer/inline', which needs no init()."
  );
}

/**
 * @param {string} file of the module
 * @param {boolean} isGiven whether the caller passed the source
 */
export function loadHint(file, isGiven) {
  if (isGiven) {
    return `Check that the source is ${file} of this version, and that the host may compile wasm (in a page: 'wasm-unsafe-eval').`;
  }
  return (
    hostHint(file) ??
    `Check that ${file} is served, and that the Content-Security-Policy, if there is one, allows 'wasm-unsafe-eval' in script-src ` +
      "and the file in connect-src; then call init() again. Or import 'graph-call-transfer/inline', which contains the module."
  );
}

/**
 * Returns the advice for a host that cannot fetch a file beside the script.
 * @param {string} file of the module
 */
function hostHint(file) {
  const { navigator, EdgeRuntime, process, document } = /** @type {any} */ (globalThis);
  if (navigator?.userAgent === 'Cloudflare-Workers') {
    return `Cloudflare Workers cannot fetch the file. Pass the module: import wasm from 'graph-call-transfer/${file}'; initSync(wasm);`;
  }
  if (typeof EdgeRuntime === 'string') {
    return `This runtime cannot fetch the file. Pass the module: import wasm from 'graph-call-transfer/${file}?module'; initSync(wasm);`;
  }
  if (typeof process?.versions?.node === 'string' && document === undefined) {
    return "In Node import 'graph-call-transfer', without '/web': it needs no init(). A bundle for Node needs the condition \"node\".";
  }
  return undefined;
}
