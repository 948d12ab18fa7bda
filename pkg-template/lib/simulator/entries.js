// @ts-check
/** How notifications are written down: one entry in a body. */

/** One entry of a body. @typedef {{ changeType: string, resourceUrl: string, resourceData: unknown }} Entry */

/**
 * @param {Entry} entry
 * @returns {string} the body with one entry
 */
export function writeBody(entry) {
  return JSON.stringify(typed('commsNotifications', { value: [typed('commsNotification', { ...entry })] }));
}

/**
 * The body in the form before Graph's, to which a webhook answers 204 to get Graph's.
 *
 * @param {string} callId
 * @param {Entry} entry
 * @returns {string}
 */
export function writeLegacyBody(callId, { resourceData }) {
  const { state = 'terminated' } = /** @type {{ state?: string }} */ (resourceData);
  return JSON.stringify({
    id: callId,
    callState: state,
    participants: [],
    presentedModalityTypes: ['audio'],
    threadId: null,
    subject: null,
  });
}

/**
 * @param {string} changeType
 * @param {string} callId
 * @param {object} resourceData
 * @returns {Entry} as on Graph's transfer page: the call's id is in the URL alone
 */
export function aboutCall(changeType, callId, resourceData) {
  return { changeType, resourceUrl: callUrl(callId), resourceData: typed('call', { ...resourceData }) };
}

/**
 * @param {string} changeType
 * @param {string} callId
 * @param {object} resourceData
 * @returns {Entry & { resource: string }} as in captures of calls: with the older path beside today's
 */
export function captured(changeType, callId, resourceData) {
  return { resource: `/app/calls/${callId}`, ...aboutCall(changeType, callId, resourceData) };
}

/**
 * @param {string} callId
 * @param {unknown} resourceData the whole roster, or what changed in it
 * @returns {Entry}
 */
export function aboutRoster(callId, resourceData) {
  return { changeType: 'updated', resourceUrl: `${callUrl(callId)}/participants`, resourceData };
}

/**
 * @param {'active' | 'inactive'} state
 * @returns {object} the member that tells of a call's audio
 */
export function audio(state) {
  return { mediaState: typed('callMediaState', { audio: state }) };
}

/** @param {string} callId */
export function callUrl(callId) {
  return `/communications/calls/${callId}`;
}

/**
 * @template {object} Members
 * @param {string} type
 * @param {Members} members
 * @returns {{ '@odata.type': string } & Members}
 */
export function typed(type, members) {
  return { '@odata.type': `#microsoft.graph.${type}`, ...members };
}
