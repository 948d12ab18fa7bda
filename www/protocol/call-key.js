// @ts-check

const WITH_DASHES = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const WITHOUT_DASHES = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/i;

/**
 * Gives what is the same for all spellings of an id: of a GUID the one in lower case, with dashes; anything else is as it is.
 *
 * @param {string} id
 */
export function callKey(id) {
  if (WITH_DASHES.test(id)) return id.toLowerCase();
  return WITHOUT_DASHES.test(id) ? id.replace(WITHOUT_DASHES, '$1-$2-$3-$4-$5').toLowerCase() : id;
}
