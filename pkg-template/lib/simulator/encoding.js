// @ts-check

/**
 * @param {Uint8Array} bytes
 * @returns {string} base64url
 */
export function encodeBytes(bytes) {
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * @param {object} part
 * @returns {string} base64url of its JSON, as the parts of a JWT have it
 */
export function encodePart(part) {
  return encodeBytes(new TextEncoder().encode(JSON.stringify(part)));
}
