import { saveFile } from '../../base/files.js';
import { isDraftFile, readDraftFile } from '../../model/draft-file.js';
import { writeHar } from '../../model/har.js';
import { consultationOf, type Recording } from '../../model/recording.js';
import { type RecordingsText, readRecordings, writeRecordings } from '../../model/recording-file.js';
import { historyTexts as texts } from '../../texts/history.js';
import type { App } from '../app.js';

/** The result of an import. */
export type Imported =
  | { readonly kind: 'draft' }
  | { readonly kind: 'taken'; readonly taken: number; readonly present: number }
  | Exclude<RecordingsText, { kind: 'recordings' }>;

/** Creates the import and the export of recordings. */
export function createImportExport({
  env: { baseUri },
  announcer: { announce, copy },
  about: { knownRelay },
  opened: { openDraft },
  recordings: { add, entries, entryOf },
}: App) {
  /** Saves recordings as JSON Lines, which can be imported again, or their requests as an HTTP archive. */
  function save(recordings: readonly Recording[], form: 'jsonl' | 'har'): void {
    const name = `${nameOf(recordings)}.${form}`;
    if (form === 'jsonl') saveFile(name, 'application/jsonl', writeRecordings(recordings));
    else saveFile(name, 'application/json', writeHar(recordings, knownRelay()?.version ?? ''));
    announce(() => texts.exported(name));
  }

  /**
   * Copies the link to a recording without names and numbers, and to the consultation that it completes.
   *
   * @returns whether the recording is short enough for a link
   */
  async function copyLink(recording: Recording): Promise<boolean> {
    const { writeRecordingLink } = await import('../../model/recording-link.js');
    const consultation = consultationOf(recording, entries.peek())?.recording;
    const fragment = await writeRecordingLink(consultation ? [consultation, recording] : [recording]);
    if (fragment === undefined) {
      announce(() => texts.linkTooLong);
      return false;
    }
    const { copied, refused } = { copied: texts.linkCopied, refused: texts.linkRefused };
    await copy(new URL(fragment, baseUri).href, { copied, refused });
    return true;
  }

  /** Imports the recordings of a text; those that exist stay as they are. A draft is opened in the form. */
  function importText(text: string): Imported {
    if (isDraftFile(text)) {
      openDraft(readDraftFile(text), 'file');
      return { kind: 'draft' };
    }
    const read = readRecordings(text, 'file');
    if (read.kind !== 'recordings') return read;
    const missing = read.recordings.filter(({ id }) => !entryOf(id));
    void add(missing);
    return { kind: 'taken', taken: missing.length, present: read.recordings.length - missing.length };
  }

  return { save, copyLink, importText };
}

function nameOf(recordings: readonly Recording[]): string {
  const [first] = recordings;
  const at = recordings.length === 1 ? (first?.events[0]?.at ?? Date.now()) : Date.now();
  const time = new Date(at).toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-');
  return recordings.length === 1 ? `transfer-${time}` : `transfers-${time}`;
}
