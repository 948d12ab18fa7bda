// @ts-check

/**
 * What Graph says when it does not take a request. Codes and messages are those that Microsoft's documentation and
 * published error reports show; which of them the transfer gives for which mistake is documented nowhere.
 *
 * @typedef {object} Refusal
 * @property {number} status
 * @property {string} code
 * @property {string} message
 * @property {Readonly<Record<string, string>>} [headers]
 */

const challenge = { 'WWW-Authenticate': 'Bearer realm=""' };

/** @param {string} message */
const invalidToken = (message) => ({ status: 401, code: 'InvalidAuthenticationToken', message, headers: challenge });

/** @param {number} seconds */
const tooManyRequests = (seconds) => ({
  status: 429,
  code: 'TooManyRequests',
  message: 'Too many requests.',
  headers: { 'Retry-After': String(seconds) },
});

export const refusals = Object.freeze({
  tokenMissing: invalidToken('Access token is empty.'),
  tokenMalformed: invalidToken('IDX14100: JWT is not well formed.'),
  tokenAudience: invalidToken('Access token validation failure. Invalid audience.'),
  tokenExpired: invalidToken('Lifetime validation failed, the token is expired.'),
  tokenNotYetValid: invalidToken('Lifetime validation failed, the token is not yet valid.'),
  insufficientPermissions: {
    status: 403,
    code: '7504',
    message: 'Insufficient enterprise tenant permissions, cannot access this API.',
  },
  tenantMismatch: { status: 403, code: '7505', message: 'Request authorization tenant mismatch.' },
  callNotFound: { status: 404, code: '8522', message: 'Call not found.' },
  callNotEstablished: { status: 400, code: '8501', message: 'Call not established.' },
  meetingMode: { status: 400, code: '8523', message: 'Cannot do transfer for meeting mode.' },
  conflict: { status: 409, code: '8519', message: 'Conflict: the call is being transferred already.' },
  throttledBriefly: tooManyRequests(1),
  throttled: tooManyRequests(30),
  serverError: { status: 500, code: '9999', message: 'An unknown error occurred.' },
  unavailable: {
    status: 503,
    code: 'serviceNotAvailable',
    message: 'The service is not available. Try the request again after a delay.',
    headers: { 'Retry-After': '5' },
  },
  wrongContentType: {
    status: 400,
    code: 'BadRequest',
    message: 'Entity only allows writes with a JSON Content-Type header.',
  },
  wrongPath: { status: 404, code: 'itemNotFound', message: 'Resource not found for the path.' },
});

/**
 * @param {string} allowed
 * @returns {Refusal} for every other method
 */
export const wrongMethod = (allowed) => ({
  status: 405,
  code: 'notAllowed',
  message: 'Specified HTTP method is not allowed for the request target.',
  headers: { Allow: allowed },
});

/**
 * @param {string} message
 * @returns {Refusal} for a body that is no JSON
 */
export const unreadableBody = (message) => ({ status: 400, code: 'BadRequest', message });

/**
 * @param {string} message
 * @returns {Refusal} for a body that breaks a rule
 */
export const invalidArgument = (message) => ({ status: 400, code: '8523', message });
