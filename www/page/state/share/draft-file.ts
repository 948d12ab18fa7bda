import { isObject, readBody, writeBody } from '../body.js';
import { saveFile } from '../save-file.js';
import { openDraft } from './opened.js';
import { readDraft, type SharedDraft, writeDraft } from './shared-draft.js';

const FORMAT = 'graph-call-transfer draft';
const LONGEST_FILE = 512 * 1024;

/** Saves a draft as a JSON file, with its body as JSON where that can be read; gives the name of the file. */
export function saveDraft(draft: SharedDraft): string {
  const { v, callId, text, destination, version } = writeDraft(draft);
  const body = readBody(text);
  const file = { format: FORMAT, v, callId, destination, version, body: body ?? text };
  const name = 'transfer-draft.json';
  saveFile(name, 'application/json', `${JSON.stringify(file, null, 2)}\n`);
  return name;
}

/** Tells the text of a draft's file from others. */
export function looksLikeDraft(text: string): boolean {
  const { format } = (text.length <= LONGEST_FILE && readBody(text)) || {};
  return format === FORMAT;
}

/** Opens the text of a draft's file in the form, or says that it is none. */
export function openDraftFile(text: string): void {
  openDraft(looksLikeDraft(text) ? read(text) : undefined, 'file');
}

function read(text: string): SharedDraft | undefined {
  const { body, ...rest } = readBody(text) ?? {};
  try {
    return readDraft({ ...rest, text: isObject(body) ? writeBody(body) : body });
  } catch {
    return undefined;
  }
}
