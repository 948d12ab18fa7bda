import { deflateFragment, inflateFragment, MAX_FRAGMENT_LENGTH } from './fragment.js';
import type { Recording } from './recording.js';
import { readRecordings, writeRecordings } from './recording-file.js';
import { redactedRecording } from './redacted-recording.js';
import { RECORDING_PREFIX } from './view.js';

/** Writes recordings without names and numbers as the fragment of an address; `undefined` for those that are too long for a link. */
export async function writeRecordingLink(recordings: readonly Recording[]): Promise<string | undefined> {
  const fragment = await deflateFragment(RECORDING_PREFIX, writeRecordings(recordings.map(redactedRecording)));
  return fragment.length <= MAX_FRAGMENT_LENGTH ? fragment : undefined;
}

/** Reads the recordings of a fragment; `undefined` for one that is damaged, too long, or of a later release. It needs the core. */
export async function readRecordingLink(fragment: string): Promise<readonly Recording[] | undefined> {
  const text = await inflateFragment(RECORDING_PREFIX, fragment);
  const read = text === undefined ? undefined : readRecordings(text, 'file');
  return read?.kind === 'recordings' ? read.recordings : undefined;
}
