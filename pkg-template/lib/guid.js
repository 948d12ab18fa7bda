// @ts-check
/** Ids in the form that Microsoft gives them. */

const GUID = /^(?:[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;
const PARTS = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

/**
 * @param {unknown} text
 * @returns {text is string}
 */
export function isGuid(text) {
  return typeof text === 'string' && GUID.test(text);
}

/**
 * @param {string} guid
 * @returns {string} in the one spelling that tokens have: lower case, with dashes
 */
export function canonicalGuid(guid) {
  return guid.replaceAll('-', '').toLowerCase().replace(PARTS, '$1-$2-$3-$4-$5');
}
