// @ts-check
/** How each profile responds that does not respond as Graph does. A new profile that refuses has its row here, and only here. */

/** @typedef {import('graph-call-transfer/simulator').SimulatorProfile} Profile */
/** @typedef {readonly [kind: string, detail?: string]} Lookup the kind, and the state or the code of the error */

/**
 * @typedef {object} ExpectedRefusal
 * @property {number} status
 * @property {string} code in the body
 * @property {string} [message]
 * @property {Record<string, string>} [headers]
 * @property {Lookup} [read] the lookup of a call; an established one by default
 */

/** The profiles that refuse every transfer in Graph's error format. */
export const REFUSING = /** @satisfies {Partial<Record<Profile, ExpectedRefusal>>} */ ({
  unauthorized: {
    status: 401,
    code: 'InvalidAuthenticationToken',
    headers: { 'www-authenticate': 'Bearer realm=""' },
    read: ['refused', 'InvalidAuthenticationToken'],
  },
  insufficientPermissions: { status: 403, code: '7504', read: ['refused', '7504'] },
  notRegistered: {
    status: 403,
    code: 'UnknownError',
    message: '{"errorCode":"7503","message":"Application is not registered in our store.","instanceAnnotations":[]}',
    read: ['refused', '7503'],
  },
  callSourceInvalid: { status: 403, code: '7507', message: 'Call source identity invalid.' },
  tenantMismatch: { status: 403, code: '7505', message: 'Request authorization tenant mismatch.' },
  callNotFound: { status: 404, code: '8522', read: ['ended', '8522'] },
  callNotEstablished: { status: 400, code: '8501', read: ['found', 'establishing'] },
  meetingMode: { status: 400, code: '8523', message: 'Cannot do transfer for meeting mode.' },
  conflict: { status: 409, code: '8519', read: ['found', 'transferring'] },
  throttled: {
    status: 429,
    code: 'TooManyRequests',
    headers: { 'retry-after': '30' },
    read: ['refused', 'TooManyRequests'],
  },
  serverError: { status: 500, code: '9999', read: ['refused', '9999'] },
  unavailable: {
    status: 503,
    code: 'serviceNotAvailable',
    headers: { 'retry-after': '5' },
    read: ['refused', 'serviceNotAvailable'],
  },
});

/** The lookups of the profiles that respond in another form. @type {Partial<Record<Profile, Lookup>>} */
const OTHER_LOOKUPS = {
  throttledTwice: ['refused', 'TooManyRequests'],
  badGatewayHtml: ['refused'],
  truncated: ['refused'],
  hang: ['timedOut'],
};

/** @type {readonly [Profile, ExpectedRefusal][]} */
export const refusing = /** @type {any} */ (Object.entries(REFUSING));

/**
 * Returns how a call is read with a profile.
 * @param {Profile} profile
 * @returns {Lookup}
 */
export function lookupOf(profile) {
  const row = /** @type {Partial<Record<Profile, ExpectedRefusal>>} */ (REFUSING)[profile];
  return row?.read ?? OTHER_LOOKUPS[profile] ?? ['found', 'established'];
}
