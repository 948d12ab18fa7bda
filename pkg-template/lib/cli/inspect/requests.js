// @ts-check
/** Finds the requests for transfers in a log, and their responses where a line has both. */

import { parseResponse } from 'graph-call-transfer';
import { lineCounter } from '../text/objects.js';

/** @import { Step } from './step.js' */

/** A request, by whatever client it was logged. */
const REQUEST = /\bPOST\b[^\n]{0,200}?\/calls\/([\w-]{8,200})\/transfer(?:["'\s?]|$)([^\n]*)/gim;
/** The status of its response: behind it in the same line, or as the next status line of HTTP. */
const STATUS_BEHIND =
  /^(?:\s*HTTP\/[\d.]+)?["']?[^\w\n]*(?:(?:status|code|response|responded|returned|with)\w*\W+){0,3}([2-5]\d\d)\b/i;
const STATUS_LINE = /^(?:<\s*)?HTTP\/\d(?:\.\d)?\s+([2-5]\d\d)\b/im;

/**
 * A request in a log.
 *
 * @typedef {object} LoggedRequest
 * @property {number} line from 0
 * @property {string} before the text in front of it in its line
 * @property {string} callId
 * @property {Step[]} steps
 */

/**
 * @param {string} text
 * @returns {LoggedRequest[]}
 */
export function requestsIn(text) {
  const lineAt = lineCounter(text);
  return [...text.matchAll(REQUEST)].map(({ 0: whole, 1: callId = '', 2: behind = '', index }, at, all) => {
    const start = text.lastIndexOf('\n', index) + 1;
    const end = index + whole.length;
    const untilNext = text.slice(end, all[at + 1]?.index);
    const [, status = STATUS_LINE.exec(untilNext)?.[1]] = STATUS_BEHIND.exec(behind) ?? [];
    /** @type {Step[]} */
    const steps = [{ kind: 'sent' }];
    if (status !== undefined) steps.push({ kind: 'response', response: parseResponse(Number(status), {}, '') });
    return { line: lineAt(start) - 1, before: text.slice(start, index), callId, steps };
  });
}
