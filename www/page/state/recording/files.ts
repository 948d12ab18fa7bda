import { historyTexts as texts } from '../../texts/history.js';
import { announce } from '../announce.js';
import { knownRelay } from '../relay/about.js';
import { saveFile } from '../save-file.js';
import { looksLikeDraft, openDraftFile } from '../share/draft-file.js';
import { writeHar } from './har.js';
import { type Read, readRecordings, writeRecordings } from './jsonl.js';
import type { Recording } from './recording.js';
import { add, entryOf } from './recordings.js';

/** Saves recordings as a file: as JSON Lines, which can be imported again, or their requests as an HTTP archive. */
export function save(recordings: readonly Recording[], form: 'jsonl' | 'har'): void {
  const name = `${nameOf(recordings)}.${form}`;
  if (form === 'jsonl') saveFile(name, 'application/jsonl', writeRecordings(recordings));
  else saveFile(name, 'application/json', writeHar(recordings, knownRelay()?.version ?? ''));
  announce(() => texts.exported(name));
}

/** What became of a text that was to be imported. */
export type Imported =
  | { readonly kind: 'draft' }
  | { readonly kind: 'taken'; readonly taken: number; readonly present: number }
  | Exclude<Read, { kind: 'recordings' }>;

/** Takes the recordings of a text; those that are there already stay as they are. A draft goes to the form. */
export function importText(text: string): Imported {
  if (looksLikeDraft(text)) {
    openDraftFile(text);
    return { kind: 'draft' };
  }
  const read = readRecordings(text, 'file');
  if (read.kind !== 'recordings') return read;
  const missing = read.recordings.filter(({ id }) => !entryOf(id));
  add(missing);
  return { kind: 'taken', taken: missing.length, present: read.recordings.length - missing.length };
}

function nameOf(recordings: readonly Recording[]): string {
  const [first] = recordings;
  const at = recordings.length === 1 ? (first?.events[0]?.at ?? Date.now()) : Date.now();
  const time = new Date(at).toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-');
  return recordings.length === 1 ? `transfer-${time}` : `transfers-${time}`;
}
