import { redact } from 'graph-call-transfer/tools';
import { isObject, type Json, type JsonObject, readBody, writeBody } from './json-body.js';
import type { SharedDraft } from './shared-draft.js';

/**
 * Removes names and numbers from a draft. The marks of the core could not be sent: numbers are emptied, because a telephone needs
 * one, and everything else is removed.
 */
export function withoutNames(draft: SharedDraft): SharedDraft {
  const text = redact(draft.text);
  const body = readBody(text);
  return { ...draft, callId: redact(draft.callId), text: body ? writeBody(unmarked(body)) : text };
}

function unmarked(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).flatMap(([name, value]): [string, Json][] => {
      if (value === '[phone]') return [[name, '']];
      if (typeof value === 'string' && marks.test(value)) return [];
      if (Array.isArray(value)) return [[name, value.map((one) => (isObject(one) ? unmarked(one) : one))]];
      return [[name, isObject(value) ? unmarked(value) : value]];
    }),
  );
}

const marks = /^\[(?:name|email|token|secret|link|ip|unreadable|omitted)\]$/;
