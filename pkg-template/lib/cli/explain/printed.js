// @ts-check
/** Finds errors of requests in lines, as the SDKs and the HTTP clients of all languages print them. */

import { explainError, explainResult } from 'graph-call-transfer/codes';

/** @import { Code } from './finding.js' */

/** @typedef {{ code: Code, index: number }} Found */

/** The status of a response in the words of clients; `word` is .NET's name of it. */
const STATUS =
  /\bstatus code[: ]+(?<axios>[45]\d\d)\b|\b(?<requests>[45]\d\d) (?:Client|Server) Error\b|\bStatusCode:\s*(?<dotnet>[45]\d\d)\b|\bnot indicate success: (?<ensured>[45]\d\d)\b|\bresulted in a `(?<guzzle>[45]\d\d) |\b(?:Client|Server) error '(?<httpx>[45]\d\d) |\bStatus:\s*(?<cmdlet>[45]\d\d)\s*\(|\berror: \((?<webException>[45]\d\d)\) |^(?<java>[45]\d\d) : [A-Z]|^(?:<\s*)?HTTP\/\d(?:\.\d)?\s+(?<line>[45]\d\d)\b|\bStatus ?Code:\s*(?<word>[A-Z][A-Za-z]{4,30})\b/gm;

/** @type {Readonly<Record<string, number>>} */
const WORDS = {
  BadRequest: 400,
  Unauthorized: 401,
  Forbidden: 403,
  NotFound: 404,
  MethodNotAllowed: 405,
  Conflict: 409,
  UnsupportedMediaType: 415,
  TooManyRequests: 429,
  InternalServerError: 500,
  BadGateway: 502,
  ServiceUnavailable: 503,
  GatewayTimeout: 504,
};

/**
 * The code of an error: of the SDKs for Python, .NET and Go, for Java 5, of PowerShell, in XML, and in a body that was cut off; a reason,
 * and the status line of SIP.
 */
const NAMED =
  /\bAPIError\s+Code:\s*(?<status>\d{3})\b[\s\S]{0,600}?\bcode='(?<python>\w{3,64})'|\bcode:\s*(?<error>\w{3,64})\s+(?:error )?message:|\bErrorCode:\s*(?<cmdlet>\w{3,64})|<(?:\w+:)?code>\s*(?<xml>\w{3,64})\s*<|"error"\s*:\s*\{\s*"code"\s*:\s*"(?<cut>\w{3,64})"|\btermination_?reason["']?\s*[:=]\s*["']?(?<reason>[a-z]\w{2,63})|\bSIP\/2\.0\s+(?<sip>[4-6]\d\d)\b/gi;

/** A word of OAuth says less than the code that follows it. */
const TOKEN_SERVICE_FOLLOWS = /AADSTS\d{5}/;
/** What belongs to one error is printed within so many characters. */
const MAX_DISTANCE = 600;

/**
 * Messages of the service whose code is known, for SDKs that print nothing else: each was reported with its code.
 * @type {readonly (readonly [message: RegExp, as: 'error' | 'result', code: string])[]}
 */
const MESSAGES = [
  [/request authorization tenant mismatch/gi, 'error', '7505'],
  [/application is not registered in our store/gi, 'error', '7503'],
  [/insufficient enterprise tenant permissions/gi, 'error', '7504'],
  [/call source identity invalid/gi, 'error', '7507'],
  [/(?<!\w)call not found(?=\.|"|'|$)/gim, 'error', '8522'],
  [/no callee endpoints were found/gi, 'result', '480/10037'],
];

/** Returns the status of the last response that begins in a text, also one that an access log names. @param {string} text */
export function lastStatus(text) {
  const printed = statusesIn(text).at(-1);
  const line = [...text.matchAll(/HTTP\/\d(?:\.\d)?"?\s+(\d{3})\b/g)].at(-1);
  if (line && line.index >= (printed?.index ?? 0)) return Number(line[1]);
  return printed?.status;
}

/**
 * @param {string} text
 * @param {number} [ownStatus] the status of an error in an object that follows: its lines are not reported again
 * @returns {Found[]}
 */
export function printedErrors(text, ownStatus) {
  const statuses = statusesIn(text).filter(({ status }) => status !== ownStatus);
  /** @type {Set<object>} */
  const used = new Set();
  const named = [...text.matchAll(NAMED)].flatMap(({ groups = {}, index }) => {
    const { python, cmdlet, xml, cut, error = python ?? cmdlet ?? xml ?? cut, reason, sip } = groups;
    if (error === undefined) return resultFound(reason, sip, index);
    const own = groups.status === undefined ? nearest(statuses, index) : undefined;
    const status = groups.status === undefined ? own?.status : Number(groups.status);
    const isWord = /^[a-z_]+$/.test(error) && TOKEN_SERVICE_FOLLOWS.test(text.slice(index, index + MAX_DISTANCE));
    const explanation = isWord ? undefined : explainError(error, status);
    if (!explanation) return [];
    if (own) for (const each of near(statuses, index)) used.add(each);
    return [found({ as: 'error', codes: [status, error].filter(Boolean).join('/'), explanation }, index)];
  });
  const alone = statuses.filter((status) => !used.has(status));
  return [...named, ...alone.map(({ status, index }) => statusFound(status, index))];
}

/**
 * Finds messages that are known, away from any code.
 * @param {string} text
 * @param {readonly { code: { codes: string }, index: number }[]} codes those that were found; a status alone says less than a message
 * @returns {Found[]}
 */
export function knownMessages(text, codes) {
  const exact = codes
    .filter(({ code }) => !/^(?:HTTP|SIP) \d+$/.test(code.codes))
    .sort((one, other) => one.index - other.index);
  return MESSAGES.flatMap(([message, as, code]) =>
    [...text.matchAll(message)].flatMap(({ index }) => {
      if (near(exact, index).length > 0) return [];
      const [first, subcode] = code.split('/');
      const explanation = as === 'error' ? explainError(code) : explainResult({ code: first, subcode });
      return explanation ? [found({ as, codes: `${code} (by its message)`, explanation }, index)] : [];
    }),
  );
}

/** @param {string} text */
function statusesIn(text) {
  return [...text.matchAll(STATUS)].flatMap(({ groups = {}, index }) => {
    const { word, ...numbers } = groups;
    const status =
      word === undefined ? Number(Object.values(numbers).find((number) => number !== undefined)) : WORDS[word];
    return status === undefined ? [] : [{ status, index }];
  });
}

/**
 * @template {{ index: number }} Place
 * @param {readonly Place[]} places
 * @param {number} index
 */
function nearest(places, index) {
  const close = near(places, index);
  return close.findLast((place) => place.index <= index) ?? close[0];
}

/**
 * Returns the places close to another one. A long log has many: they are not all looked at for each.
 * @template {{ index: number }} Place
 * @param {readonly Place[]} places in the order of the text
 * @param {number} index
 */
function near(places, index) {
  const first = firstFrom(places, index - MAX_DISTANCE);
  return places.slice(first, firstFrom(places, index + MAX_DISTANCE + 1));
}

/**
 * @param {readonly { index: number }[]} places in the order of the text
 * @param {number} index
 * @returns {number} the position of the first place that is not before the index
 */
function firstFrom(places, index) {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.index ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * @param {string | undefined} reason
 * @param {string | undefined} sip
 * @param {number} index
 */
function resultFound(reason, sip, index) {
  const explanation = explainResult(sip === undefined ? undefined : { code: Number(sip) }, reason);
  return explanation ? [found({ as: 'result', codes: reason ?? `SIP ${sip}`, explanation }, index)] : [];
}

/** @param {number} status @param {number} index */
function statusFound(status, index) {
  const explanation = explainError(undefined, status);
  return found({ as: 'error', codes: `HTTP ${status}`, ...(explanation && { explanation }) }, index);
}

/** @param {Code} code @param {number} index @returns {Found} */
function found(code, index) {
  return { code, index };
}
