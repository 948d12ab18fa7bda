// @ts-check
/** Finds the codes in a text: in notifications, in error responses, and in the lines of a log. */

import { explainError, explainNotification, explainResult } from 'graph-call-transfer/codes';
import { inCamelCase, isPascalCase } from '../text/camel-case.js';
import { lineCounter, objectsIn } from '../text/objects.js';
import { noteOfObject, notesInLines } from './notes.js';

/** @import { Explanation } from 'graph-call-transfer/codes' */
/** @import { Code, Finding } from './finding.js' */

/** The errors of the SDKs as they print them, and a reason, in the lines of logs. */
const NAMED_IN_LINES =
  /\bAPIError\s+Code:\s*(?<status>\d{3})\b[\s\S]{0,600}?\bcode='(?<python>\w{3,64})'|\bcode:\s*(?<error>\w{3,64})\s+message:|\btermination_?reason["']?\s*[:=]\s*["']?(?<reason>[a-z]\w{2,63})|\bSIP\/2\.0\s+(?<sip>[4-6]\d\d)\b/gi;

const MAX_DEPTH = 24;
/** A status line belongs to a body that follows so soon. */
const MAX_HEAD_LENGTH = 4000;
const CALL_PATH = /\/calls\/([^/?#\s"]+)/i;
const STATUS_LINE = /HTTP\/\d(?:\.\d)?"?\s+(\d{3})\b/g;
/** The codes that lines of logs contain. */
const IN_LINES =
  /DiagCode\s*[:=]\s*\d{1,9}(?:#\d{1,9})?|\bcode["']?\s*[:=]\s*["']?(\d{1,9})["']?[^\w\n]{1,4}(?:result)?sub-?code["']?\s*[:=]\s*["']?(\d{1,9})|(?<![\w./-])(0|[1-6]\d\d)[/#](\d{4,6})(?![\w/-]|\.\w)/gi;

/**
 * @param {string} text
 * @returns {Finding[]} in the order of the text
 */
export function findCodes(text) {
  const lineAt = lineCounter(text);
  /** @type {Map<string, Finding>} */
  const findings = new Map();
  /** @param {Code} code @param {number} at */
  const add = (code, at) => {
    const line = lineAt(at);
    const key = `${code.as} ${code.codes} ${code.callId ?? ''} ${code.state ?? ''}`;
    const known = findings.get(key);
    if (known) known.times += 1;
    else findings.set(key, { line, times: 1, ...code });
  };

  // Empty braces, as in a Python object, do not divide a text.
  const objects = objectsIn(text).filter(({ value }) => Object.keys(value).length > 0);
  let end = 0;
  for (const found of objects) {
    const between = text.slice(end, found.start);
    const head = text.slice(Math.max(end, found.start - MAX_HEAD_LENGTH), found.start);
    const inObject = codesInValue(found.value, { status: lastStatus(head) }, MAX_DEPTH);
    // The status belongs to the error in the body.
    const own = inObject.some(({ as }) => as === 'error' || as === 'tokenService');
    for (const { code, index } of codesInLines(between)) {
      if (!(own && code.codes === `HTTP ${lastStatus(head)}`)) add(code, end + index);
    }
    for (const code of inObject) add(code, found.start);
    end = found.end;
  }
  for (const { code, index } of codesInLines(text.slice(end), objects.length === 0)) add(code, end + index);
  return [...findings.values()];
}

/**
 * The members around a value.
 *
 * @typedef {object} Surroundings
 * @property {number | undefined} [status] the HTTP status
 * @property {string | undefined} [callId]
 */

/**
 * @param {any} value
 * @param {Surroundings} around
 * @param {number} depth
 * @returns {Code[]}
 */
function codesInValue(value, around, depth) {
  if (depth === 0) return [];
  if (typeof value === 'string') return codesInText(value, around, depth);
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => codesInValue(item, around, depth - 1));
  if (isPascalCase(value)) return codesInValue(inCamelCase(value, depth), around, depth - 1);
  const note = noteOfObject(value);
  if (note) return [note];

  const inside = { status: statusOf(value) ?? around.status, callId: callIdOf(value) ?? around.callId };
  const own = ownCodes(value, inside);
  const members = Object.entries(value).filter(([name]) => !own.some(({ members }) => members.includes(name)));
  return [...own.map(({ code }) => code), ...members.flatMap(([, member]) => codesInValue(member, inside, depth - 1))];
}

/**
 * Reads the codes that an object itself contains.
 * @param {Record<string, any>} value
 * @param {Surroundings} around
 * @returns {{ code: Code, members: readonly string[] }[]} with the members that are read
 */
function ownCodes(value, { status, callId }) {
  const { resultInfo, terminationReason, state, error } = value;
  const call = { ...(callId !== undefined && { callId }), ...(typeof state === 'string' && { state }) };
  if (isRecord(resultInfo) || typeof terminationReason === 'string') {
    const result = isRecord(resultInfo) ? resultInfo : undefined;
    const explanation = explainResource(value);
    return [
      { code: resultCode(result, terminationReason, call, explanation), members: ['resultInfo', 'terminationReason'] },
    ];
  }
  if (isRecord(error) && (isCodeLike(error.code) || typeof error.message === 'string')) {
    return [{ code: errorCode(error, status, call), members: ['error'] }];
  }
  if (isCodeLike(value.errorCode) && typeof value.message === 'string') {
    return [
      {
        code: errorCode({ code: value.errorCode, message: value.message }, status, call),
        members: ['errorCode', 'message'],
      },
    ];
  }
  // The inside of an error, as SDKs keep it.
  if (isRecord(value.innerError) && typeof value.message === 'string') {
    return [{ code: errorCode(value, status, call), members: ['code', 'message', 'innerError'] }];
  }
  // An error of an SDK, which has the members of the response beside each other.
  if (statusOf(value) !== undefined && typeof value.code === 'string' && explainError(value.code)) {
    return [{ code: errorCode(value, status, call), members: ['code', 'message', 'body'] }];
  }
  if (isCodeLike(value.code) && (isCodeLike(value.subcode) || isCodeLike(value.subCode))) {
    const explanation = explainResult(value);
    return [
      { code: resultCode(value, undefined, call, explanation), members: ['code', 'subcode', 'subCode', 'message'] },
    ];
  }
  return [];
}

/**
 * Explains the result in a resource, whose other members decide which causes fit.
 * @param {Record<string, any>} resource of a notification
 */
function explainResource(resource) {
  const { resultInfo: result, terminationReason, state } = resource;
  const notification = { kind: 'call', result, terminationReason, state, resourceData: resource };
  return explainNotification(/** @type {any} */ (notification));
}

/**
 * @param {Record<string, any> | undefined} result
 * @param {unknown} terminationReason
 * @param {Pick<Code, 'callId' | 'state'>} call
 * @param {Explanation | undefined} explanation
 * @returns {Code}
 */
function resultCode(result, terminationReason, call, explanation) {
  const reason = typeof terminationReason === 'string' ? terminationReason : undefined;
  const pair = [result?.code, result?.subcode ?? result?.subCode].filter(isCodeLike).join('/');
  const diag = /DiagCode:?\s*(\d[\d#]*)/.exec(String(result?.message ?? ''))?.[1];
  const codes = [pair, ...(diag !== undefined && diag.replace('#', '/') !== pair ? [`DiagCode ${diag}`] : []), reason];
  return { as: 'result', codes: codes.filter(Boolean).join(', '), ...call, ...(explanation && { explanation }) };
}

/**
 * @param {Record<string, any>} error
 * @param {number | undefined} status
 * @param {Pick<Code, 'callId' | 'state'>} call
 * @returns {Code}
 */
function errorCode({ code, message }, status, call) {
  const word = isCodeLike(code) || typeof code === 'string' ? String(code) : undefined;
  const explanation = explainError(word, status, typeof message === 'string' ? message : undefined);
  const given = [status, word].filter((part) => part !== undefined && part !== '').join('/');
  // The code that explains can be in the message: as JSON text, or as a DiagCode.
  const inner = explanation?.wrapper && explanation.entry.split('/').at(-1);
  const isInside = inner !== undefined && inner !== word && typeof message === 'string' && message.includes(inner);
  const codes = isInside ? `${given}, ${inner}` : given;
  return { as: 'error', codes, ...call, ...(explanation && { explanation }) };
}

/**
 * Reads JSON and codes in a text that is a member: loggers and services write bodies as texts.
 * @param {string} text
 * @param {Surroundings} around
 * @param {number} depth
 */
function codesInText(text, around, depth) {
  const objects = text.includes('{') ? objectsIn(text) : [];
  if (objects.length > 0) return objects.flatMap(({ value }) => codesInValue(value, around, depth - 1));
  return codesInLines(text).map(({ code }) => ({
    ...code,
    ...(around.callId !== undefined && { callId: around.callId }),
  }));
}

/**
 * @param {string} text
 * @param {boolean} [isAlone] whether it is all of the text
 * @returns {{ code: Code, index: number }[]}
 */
function codesInLines(text, isAlone = false) {
  const pairs = [...text.matchAll(IN_LINES)].flatMap((found) => {
    const { 0: whole, 1: named, 2: namedSub, 3: code = named, 4: subcode = namedSub, index } = found;
    const isPair = code !== undefined && subcode !== undefined;
    const explanation = explainResult(isPair ? { code, subcode } : { message: whole.replace(/\s*[:=]\s*/, ': ') });
    // Two numbers with a slash between them are a code only if the book knows it.
    if (!explanation) return [];
    const codes = isPair ? `${code}/${subcode}` : whole;
    return [{ code: { as: /** @type {const} */ ('result'), codes, explanation }, index }];
  });
  return [...pairs, ...namedInLines(text), ...notesInLines(text, isAlone)].sort(
    (one, other) => one.index - other.index,
  );
}

/**
 * @param {string} text
 * @returns {{ code: Code, index: number }[]}
 */
function namedInLines(text) {
  return [...text.matchAll(NAMED_IN_LINES)].flatMap(({ groups = {}, index }) => {
    const { status, python, error = python, reason, sip } = groups;
    const explanation =
      error !== undefined
        ? explainError(error, status === undefined ? undefined : Number(status))
        : explainResult(sip === undefined ? undefined : { code: Number(sip) }, reason);
    const as = error === undefined ? /** @type {const} */ ('result') : /** @type {const} */ ('error');
    return explanation
      ? [
          {
            code: { as, codes: [status, error].filter(Boolean).join('/') || reason || `SIP ${sip}`, explanation },
            index,
          },
        ]
      : [];
  });
}

/** Returns the status of the last response that begins in a text. @param {string} text */
function lastStatus(text) {
  const last = [...text.matchAll(STATUS_LINE)].at(-1);
  return last && Number(last[1]);
}

/** @param {Record<string, any>} value */
function statusOf({ status, statusCode, httpStatus }) {
  const found = Number(statusCode ?? httpStatus ?? status);
  return found >= 100 && found < 600 ? found : undefined;
}

/** @param {Record<string, any>} value */
function callIdOf({ resourceUrl, resource, callId }) {
  if (typeof callId === 'string') return callId;
  for (const path of [resourceUrl, resource]) {
    const [, id] = typeof path === 'string' ? (CALL_PATH.exec(path) ?? []) : [];
    if (id !== undefined) return id;
  }
  return undefined;
}

/** @param {unknown} value */
function isCodeLike(value) {
  return Number.isInteger(value) || (typeof value === 'string' && /^\d{1,9}$/.test(value));
}

/** @param {unknown} value @returns {value is Record<string, any>} */
function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
