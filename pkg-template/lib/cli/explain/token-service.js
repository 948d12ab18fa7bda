// @ts-check
/** Explains why the token service of Microsoft Entra gave no token. */

/** @import { Note } from './finding.js' */

const SOURCE = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';

/** The reasons that an app with client credentials meets: what happened, and what to do. @type {Readonly<Record<string, readonly [string, string]>>} */
const REASONS = {
  7000215: [
    'The client secret is wrong.',
    "Use the secret's value, which Entra shows only once; its id is another text. If it is lost, create a new secret.",
  ],
  7000222: ['The client secret has expired.', 'Create a new secret, and replace it wherever the app runs.'],
  7000218: ['The request has neither a client secret nor a client assertion.', 'Send one of them in the form.'],
  700016: [
    'The application is unknown in this tenant.',
    'Compare the client id and the tenant of the address. In another tenant than its own, the app needs admin consent first.',
  ],
  700027: [
    'The signature of the client assertion is invalid.',
    'Upload the certificate with which the app signs, and compare its thumbprint with that in the assertion.',
  ],
  90002: ['The tenant does not exist.', 'Compare the tenant in the address, and the cloud of the token service.'],
  900023: ['The tenant in the address is neither an id nor a domain.', 'Write the tenant id into the address.'],
  500011: [
    'The service that the scope names is unknown in this tenant.',
    'Request the scope `https://graph.microsoft.com/.default`, or that of the Graph of your cloud.',
  ],
  1002012: [
    'The scope does not fit client credentials.',
    'Request the scope `https://graph.microsoft.com/.default`, which stands for all granted permissions.',
  ],
  70011: ['The scope is invalid.', 'Request the scope `https://graph.microsoft.com/.default`.'],
  65001: ['Nobody consented to the permissions of the app.', 'Let an administrator of the tenant grant admin consent.'],
  53003: ['A policy of Conditional Access blocks the app.', 'Ask an administrator to look at the sign-in log.'],
  50059: [
    'The address names no tenant.',
    'Request the token at the tenant of the call: at `common` or `organizations`, an app gets none, or one without roles.',
  ],
};

/** The words of OAuth 2.0, RFC 6749 section 5.2. @type {Readonly<Record<string, readonly [string, string]>>} */
const WORDS = {
  invalid_client: [
    'The token service did not accept the credentials of the app.',
    'Check the client id and the secret or certificate.',
  ],
  unauthorized_client: [
    'The app may not get a token in this way.',
    'Check the client id, the tenant of the address and the grant type.',
  ],
  invalid_grant: [
    'The token service did not accept the grant.',
    'A calling app uses client credentials: `grant_type=client_credentials`.',
  ],
  invalid_scope: ['The scope is invalid.', 'Request the scope `https://graph.microsoft.com/.default`.'],
  invalid_request: [
    'A parameter is missing or invalid.',
    'Compare the form with the documentation of client credentials.',
  ],
};

/** The codes of the token service in lines of logs. */
export const TOKEN_SERVICE_CODE = /\bAADSTS(\d{5,7})\b/g;

/**
 * Explains a code of the token service.
 * @param {string} number behind `AADSTS`
 * @returns {Note}
 */
export function tokenServiceNote(number) {
  const [meaning, next] = REASONS[number] ?? [
    'The token service gave no token.',
    `Read the description beside the code, or its page: https://login.microsoftonline.com/error?code=${number}`,
  ];
  return {
    as: 'tokenService',
    codes: `AADSTS${number}`,
    note: { name: 'No access token', meaning, next, source: SOURCE },
  };
}

/**
 * Explains an error response of the token service.
 * @param {Record<string, any>} value
 * @returns {Note | undefined}
 */
export function tokenServiceResponse({ error, error_description: description, error_codes: codes }) {
  if (typeof error !== 'string' || (typeof description !== 'string' && !Array.isArray(codes))) return undefined;
  const [, number = Array.isArray(codes) ? String(codes[0]) : undefined] =
    /AADSTS(\d{5,7})/.exec(description ?? '') ?? [];
  if (number !== undefined && /^\d{5,7}$/.test(number)) {
    const found = tokenServiceNote(number);
    return { ...found, codes: `${error}, ${found.codes}` };
  }
  const [meaning, next] = WORDS[error] ?? [];
  if (meaning === undefined || next === undefined) return undefined;
  return { as: 'tokenService', codes: error, note: { name: 'No access token', meaning, next, source: SOURCE } };
}
