// @ts-check

/**
 * An error response of Graph. Codes and messages come from Microsoft's documentation and from published error reports; which
 * error the transfer action returns for which mistake is not documented.
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
  // Published in this form: the error is a JSON text in the message of another one.
  notRegistered: {
    status: 403,
    code: 'UnknownError',
    message: JSON.stringify({
      errorCode: '7503',
      message: 'Application is not registered in our store.',
      instanceAnnotations: [],
    }),
  },
  callSourceInvalid: { status: 403, code: '7507', message: 'Call source identity invalid.' },
  tenantMismatch: { status: 403, code: '7505', message: 'Request authorization tenant mismatch.' },
  callNotFound: { status: 404, code: '8522', message: 'Call not found.' },
  callNotEstablished: { status: 400, code: '8501', message: 'Call not established.' },
  replacementNotFound: { status: 404, code: '10202', message: 'Replacement call was not found.' },
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
 * Creates the refusal of a method.
 * @param {string} allowed the one method that is allowed
 * @returns {Refusal}
 */
export const wrongMethod = (allowed) => ({
  status: 405,
  code: 'notAllowed',
  message: 'Specified HTTP method is not allowed for the request target.',
  headers: { Allow: allowed },
});

/**
 * Creates the refusal of a body that is not JSON.
 * @param {string} message
 * @returns {Refusal}
 */
export const unreadableBody = (message) => ({ status: 400, code: 'BadRequest', message });

/**
 * Creates the refusal of a body that is not a valid transfer.
 * @param {string} message
 * @returns {Refusal}
 */
export const invalidArgument = (message) => ({ status: 400, code: '8523', message });
