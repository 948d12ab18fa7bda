// @ts-check
/** Notifications in one form for all readers: each member from the place in which users of that reader find it. */

/**
 * @typedef {object} Entry
 * @property {string} [resource] its path
 * @property {string} [changeType]
 * @property {string} [state]
 * @property {number} [code]
 * @property {number} [subcode]
 * @property {string} [terminationReason]
 * @property {string} [replacesContext]
 * @property {number} [participants] their number
 */

/**
 * Converts the result of a reader.
 * @param {any} result
 * @returns {Entry[] | undefined} `undefined` when the reader reports that the body has no notifications
 */
export function entriesOf(result) {
  if ('response' in result) return result.notifications?.map(fromNotification);
  return Array.isArray(result.value) ? result.value.map(fromWire) : [];
}

/** @param {any} notification of this package */
function fromNotification({ resourceUrl, changeType, state, result, terminationReason, resourceData, participants }) {
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

/** @param {any} entry in Graph's form, or a model of it */
function fromWire({ resourceUrl, changeType, resourceData }) {
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
