// @ts-check
/** Notifications in one form, whichever reader read them: each member from where its users look for it. */

/**
 * @typedef {object} Entry
 * @property {string} [resource] its path
 * @property {string} [changeType]
 * @property {string} [state]
 * @property {number} [code]
 * @property {number} [subcode]
 * @property {string} [terminationReason]
 * @property {string} [replacesContext]
 * @property {number} [participants] how many
 */

/**
 * @param {any} result what a reader returned
 * @returns {Entry[] | undefined} nothing where it says that the body has no notifications
 */
export function entriesOf(result) {
  if ('answer' in result) return result.notifications?.map(ofNotification);
  return Array.isArray(result.value) ? result.value.map(ofWire) : [];
}

/** @param {any} notification of this package */
function ofNotification({ resourceUrl, changeType, state, result, terminationReason, resourceData, participants }) {
  return {
    resource: resourceUrl,
    changeType,
    state,
    code: result?.code,
    subcode: result?.subcode,
    terminationReason,
    replacesContext: resourceData?.replacesContext,
    participants: participants?.length,
  };
}

/** @param {any} entry in Graph's form, or of a model of it */
function ofWire({ resourceUrl, changeType, resourceData }) {
  return {
    resource: resourceUrl,
    changeType,
    state: resourceData?.state,
    code: resourceData?.resultInfo?.code,
    subcode: resourceData?.resultInfo?.subcode,
    terminationReason: resourceData?.terminationReason,
    replacesContext: resourceData?.replacesContext,
    participants: Array.isArray(resourceData) ? resourceData.length : undefined,
  };
}
