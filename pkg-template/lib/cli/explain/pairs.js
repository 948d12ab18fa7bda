// @ts-check
/** Finds the codes of calls in lines: pairs in every notation that people and services write, rows of tables, and DiagCodes. */

import { explainResult } from 'graph-call-transfer/codes';

/** @import { Explanation } from 'graph-call-transfer/codes' */
/** @import { Code } from './finding.js' */

/** A code and the part of the text that it is read from. @typedef {{ code: Code, index: number, end: number }} Place */

/** What is between a label and its number, and around it: `code: 500`, `"code":"500"`, `code=500`, code `500`. */
const VALUE = String.raw`["'\x60*\]]*\s*(?:[:=]|\bis\b)?\s*["'\x60*]*(\d{1,9})`;
/** `code: 500, subcode: 7000`, and the names of reports: `Final SIP Code`, `CallEndReason`, `Microsoft response code`. */
const LABELLED = new RegExp(
  String.raw`(?:code|reason|\berror)${VALUE}(?!\d)\D{1,48}?(?:sub[\s_-]?(?:code|reason)|\bmicrosoft\s(?:response\s|sub)code)${VALUE}`,
  'gi',
);
const DIAG_CODE = /DiagCode\s*[:=]\s*\d{1,9}(?:#\d{1,9})?/gi;
const SLASHED = /(?<![\w./-])(0|[1-6]\d\d)[/#](\d{4,6})(?![\w/-]|\.\w)/g;
/** A row of a table in Markdown, as documentation has them; of two subcodes in a cell, the first. */
const CELLS = /\|[ \t]*(0|[1-6]\d\d)[ \t]*\|[ \t]*(\d{1,7})(?:\/\d{1,7})?[ \t]*(?=\|)/g;
/** A row of a report, whose fields are divided by tabs, commas or semicolons. */
const FIELDS = /(?:^|[\t;,])"?(0|[1-6]\d\d)"?[\t;,]"?(\d{6})"?(?=[\t;,\r\n]|$)/gm;
/** The message of a result belongs to the same line. */
const MAX_MESSAGE = 400;

/**
 * @param {string} text
 * @returns {Place[]} in the order of the text; none is inside of another
 */
export function pairsIn(text) {
  const places = [...labelled(text), ...diagCodes(text), ...slashed(text), ...rows(text)];
  places.sort((one, other) => one.index - other.index);
  let end = 0;
  return places.filter((place) => {
    const isFree = place.index >= end;
    if (isFree) end = place.end;
    return isFree;
  });
}

/** @param {string} text @returns {Place[]} */
function labelled(text) {
  return [...text.matchAll(LABELLED)].flatMap(({ 0: whole, 1: code, 2: subcode, index }) => {
    const behind = index + whole.length;
    const [rest = ''] = text.slice(behind, behind + MAX_MESSAGE).split('\n', 1);
    const [diag] = [...rest.matchAll(DIAG_CODE)];
    const end = diag ? behind + diag.index + diag[0].length : behind;
    const explanation = explainResult({ code, subcode, message: text.slice(behind, end) });
    const isByDiag = explanation?.codes?.origin === 'diagCode';
    const codes = isByDiag && diag ? `${code}/${subcode}, ${diag[0]}` : `${code}/${subcode}`;
    return place(codes, explanation, index, end);
  });
}

/** @param {string} text @returns {Place[]} */
function diagCodes(text) {
  return [...text.matchAll(DIAG_CODE)].flatMap(({ 0: whole, index }) =>
    place(whole, explainResult({ message: whole.replace(/\s*[:=]\s*/, ': ') }), index, index + whole.length),
  );
}

/** Two numbers with a slash between them are a code only if the book knows it. @param {string} text @returns {Place[]} */
function slashed(text) {
  return [...text.matchAll(SLASHED)].flatMap(({ 0: whole, 1: code, 2: subcode, index }) =>
    place(`${code}/${subcode}`, explainResult({ code, subcode }), index, index + whole.length),
  );
}

/** Two numbers in a row are a code only if the book has exactly these, or if their form is that of the telephone network. @param {string} text @returns {Place[]} */
function rows(text) {
  return [...text.matchAll(CELLS), ...text.matchAll(FIELDS)].flatMap(({ 0: whole, 1: code, 2: subcode, index }) => {
    const explanation = explainResult({ code, subcode });
    const isExact = explanation?.basis === 'pair' || explanation?.basis === 'phone';
    return place(`${code}/${subcode}`, isExact ? explanation : undefined, index, index + whole.length);
  });
}

/**
 * @param {string} codes
 * @param {Explanation | undefined} explanation
 * @param {number} index
 * @param {number} end
 * @returns {Place[]}
 */
function place(codes, explanation, index, end) {
  return explanation ? [{ code: { as: 'result', codes, explanation }, index, end }] : [];
}
