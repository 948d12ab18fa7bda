// @ts-check
/** Explains why the token service of Microsoft Entra gave no token. */

import { explainError } from 'graph-call-transfer/codes';

/** @import { Code, Note } from './finding.js' */

/** The codes of the token service in lines of logs. */
export const TOKEN_SERVICE_CODE = /\bAADSTS(\d{5,7})\b/g;

/**
 * Explains a code of the token service.
 * @param {string} number behind `AADSTS`
 * @param {string} [word] of OAuth beside it
 * @returns {Note | Code}
 */
export function tokenServiceCode(number, word) {
  const code = `AADSTS${number}`;
  const codes = word === undefined ? code : `${word}, ${code}`;
  const explanation = explainError(code);
  if (explanation) return { as: 'tokenService', codes, explanation };
  const meaning = 'The token service gave no token.';
  const next = `Read the description beside the code, or its page: https://login.microsoftonline.com/error?code=${number}`;
  return { as: 'tokenService', codes, note: { name: 'No access token', meaning, next } };
}

/**
 * Explains an error response of the token service.
 * @param {Record<string, any>} value
 * @returns {Note | Code | undefined}
 */
export function tokenServiceResponse({ error, error_description: description, error_codes: codes }) {
  if (typeof error !== 'string' || (typeof description !== 'string' && !Array.isArray(codes))) return undefined;
  const [, number = Array.isArray(codes) ? String(codes[0]) : undefined] =
    /AADSTS(\d{5,7})/.exec(description ?? '') ?? [];
  if (number !== undefined && /^\d{5,7}$/.test(number)) return tokenServiceCode(number, error);
  const explanation = explainError(error);
  return explanation && { as: 'tokenService', codes: error, explanation };
}
