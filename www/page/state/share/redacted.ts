import { redact } from 'graph-call-transfer';
import { isObject, type Json, type JsonObject, readBody, writeBody } from '../body.js';
import type { SharedDraft } from './shared-draft.js';

/**
 * Leaves names and numbers out of a draft. What the core marks is no value that could be sent: numbers are emptied, because a
 * telephone needs one, and all else goes.
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
