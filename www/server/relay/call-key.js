// @ts-check

/**
 * Gives what is the same for all spellings of an id: the digits of a GUID, in lower case and without dashes; anything else as
 * it is.
 *
 * @param {string} id
 */
export function callKey(id) {
  const digits = id.replaceAll('-', '');
  return /^[0-9a-f]{32}$/i.test(digits) ? digits.toLowerCase() : id;
}
