// @ts-check
/** GUIDs, which Microsoft writes with dashes or without, in either case. */

const GUID = /^(?:[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;
const PARTS = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

/**
 * Returns whether a value is a GUID, with dashes or without.
 * @param {unknown} value
 * @returns {value is string}
 */
export function isGuid(value) {
  return typeof value === 'string' && GUID.test(value);
}

/**
 * Returns a GUID in lower case with dashes, the spelling that tokens use.
 * @param {string} guid
 */
export function canonicalGuid(guid) {
  return guid.replaceAll('-', '').toLowerCase().replace(PARTS, '$1-$2-$3-$4-$5');
}

/**
 * Returns a key that is equal for all spellings of one GUID. Any other id is its own key.
 * @param {string} id
 */
export function callKey(id) {
  return isGuid(id) ? canonicalGuid(id) : id;
}

/** Returns a random GUID of version 4. A page that is served over plain HTTP has no `crypto.randomUUID`. */
export function randomGuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return guidFromHex(Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''));
}

/**
 * Returns a GUID of version 4 with the given digits, but for the version and the variant.
 * @param {string} hex 32 digits in lower case
 */
export function guidFromHex(hex) {
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  return canonicalGuid(`${hex.slice(0, 12)}4${hex.slice(13, 16)}${variant}${hex.slice(17)}`);
}
