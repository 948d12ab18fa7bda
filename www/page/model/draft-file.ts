import { isObject, readBody, writeBody } from './json-body.js';
import { readDraft, type SharedDraft, writeDraft } from './shared-draft.js';

const FORMAT = 'graph-call-transfer draft';
const MAX_LENGTH = 512 * 1024;

/** Writes a draft as a JSON file, with its body as JSON where it is valid. */
export function writeDraftFile(draft: SharedDraft): string {
  const { v, callId, text, destination, version } = writeDraft(draft);
  const body = readBody(text);
  const file = { format: FORMAT, v, callId, destination, version, body: body ?? text };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Returns whether a text is the file of a draft. */
export function isDraftFile(text: string): boolean {
  const { format } = (text.length <= MAX_LENGTH && readBody(text)) || {};
  return format === FORMAT;
}

/** Reads the file of a draft; `undefined` for one that is damaged. */
export function readDraftFile(text: string): SharedDraft | undefined {
  if (!isDraftFile(text)) return undefined;
  const { body, ...rest } = readBody(text) ?? {};
  try {
    return readDraft({ ...rest, text: isObject(body) ? writeBody(body) : body });
  } catch {
    return undefined;
  }
}
