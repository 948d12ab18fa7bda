// @ts-check
/** The host of a wasm module that is part of the program: as compressed base64, which every bundler carries along, unlike a file. */

/**
 * Returns the bytes of a module.
 * @param {string} base64
 */
export function bytesOf(base64) {
  // Not imported: this file is read before the first module is used, and most programs use one.
  const { inflateRawSync } = process.getBuiltinModule('node:zlib');
  return inflateRawSync(Buffer.from(base64, 'base64'));
}
