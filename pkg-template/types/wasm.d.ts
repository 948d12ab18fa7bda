/**
 * A wasm file of this package, as an import of it. Your bundler decides what that is: its URL as text, its bytes, or a compiled
 * module. `init` takes all of them; `initSync` takes bytes and modules.
 *
 * @example
 * import wasm from 'graph-call-transfer/requests.wasm';
 * initSync(wasm); // of 'graph-call-transfer/requests'
 */
declare const wasm: string & Uint8Array & object;
export default wasm;
