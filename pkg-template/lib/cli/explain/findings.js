// @ts-check
/** Finds the codes in a text: in notifications, in error responses, and in the lines of a log. */

import { explainError, explainNotification, explainResult } from 'graph-call-transfer/codes';
import { inCamelCase, isPascalCase } from '../text/camel-case.js';
import { lineCounter, objectsIn } from '../text/objects.js';
import { noteOfObject, notesInLines } from './notes.js';
import { pairsIn } from './pairs.js';
import { knownMessages, lastStatus, printedErrors } from './printed.js';

/** @import { Explanation } from 'graph-call-transfer/codes' */
/** @import { Code, Finding } from './finding.js' */

const MAX_DEPTH = 24;
/** A status line belongs to a body that follows so soon. */
const MAX_HEAD_LENGTH = 4000;
const CALL_PATH = /\/calls\/([^/?#\s"]+)/i;
/** What an SDK prints in front of a message that is the JSON text of another error. */
const PRINTED_CODE = /\bcode:\s*(\w{3,64})\s+message:\s*$/i;

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

  const all = objectsIn(text);
  let begin = 0;
  const objects = all.flatMap((found) => {
    const head = text.slice(Math.max(begin, found.start - MAX_HEAD_LENGTH), found.start);
    const codes = codesInObject(found.value, head);
    if (codes.length > 0) begin = found.end;
    return codes.length > 0 ? [{ ...found, codes, head }] : [];
  });
  let end = 0;
  for (const { start, end: behind, codes, head } of objects) {
    // The status belongs to the error in the body.
    const isError = codes.some(({ as }) => as === 'error' || as === 'tokenService');
    const between = text.slice(end, start).replace(PRINTED_CODE, '');
    for (const { code, index } of codesInLines(between, { ownStatus: isError ? lastStatus(head) : undefined }))
      add(code, end + index);
    for (const code of codes) add(code, start);
    end = behind;
  }
  const isAlone = all.every(({ value }) => Object.keys(value).length === 0);
  for (const { code, index } of codesInLines(text.slice(end), { isAlone })) add(code, end + index);
  return [...findings.values()];
}

/**
 * @param {any} value
 * @param {string} head the text in front of it
 * @returns {Code[]}
 */
function codesInObject(value, head) {
  const [, word] = PRINTED_CODE.exec(head) ?? [];
  const status = lastStatus(head);
  if (word !== undefined && (isCodeLike(value.errorCode) || isRecord(value.error)))
    return [errorCode({ code: word, message: JSON.stringify(value) }, status, {})];
  return codesInValue(value, { status }, MAX_DEPTH);
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
  // An event of a sister service says what its call ended with.
  if (note)
    return note.as === 'foreign' && isRecord(value.data)
      ? [note, ...codesInValue(value.data, around, depth - 1)]
      : [note];

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
  const { resultInfo, terminationReason, state, error, finalSipCode, callEndSubReason } = value;
  const call = { ...(callId !== undefined && { callId }), ...(typeof state === 'string' && { state }) };
  if (isRecord(resultInfo) || typeof terminationReason === 'string') {
    const result = isRecord(resultInfo) ? resultInfo : undefined;
    const explanation = explainResource(value);
    return [
      { code: resultCode(result, terminationReason, call, explanation), members: ['resultInfo', 'terminationReason'] },
    ];
  }
  if (isRecord(error) && error._code === undefined && (isCodeLike(error.code) || typeof error.message === 'string')) {
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
  // A call in the reports of Direct Routing; that of a successful one needs no explanation.
  if (isCodeLike(finalSipCode) && isCodeLike(callEndSubReason)) {
    const row = { code: finalSipCode, subcode: callEndSubReason, message: value.finalSipCodePhrase };
    const members = ['finalSipCode', 'callEndSubReason', 'finalSipCodePhrase'];
    return Number(finalSipCode) < 400 ? [] : [{ code: resultCode(row, undefined, call, explainResult(row)), members }];
  }
  // The calling SDK of the web keeps its codes in private members.
  if (isCodeLike(value._code) && isCodeLike(value._subCode)) {
    const own = { code: value._code, subcode: value._subCode, message: value.message };
    return [{ code: resultCode(own, undefined, call, explainResult(own)), members: ['_code', '_subCode', 'message'] }];
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
 * @param {{ isAlone?: boolean, ownStatus?: number | undefined }} [options] whether it is all of the text; the status of an error that follows
 * @returns {{ code: Code, index: number }[]}
 */
function codesInLines(text, { isAlone = false, ownStatus } = {}) {
  const codes = [...pairsIn(text), ...printedErrors(text, ownStatus), ...notesInLines(text, isAlone)];
  return [...codes, ...knownMessages(text, codes)].sort((one, other) => one.index - other.index);
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
