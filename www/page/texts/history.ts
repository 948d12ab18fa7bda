import type { Expected } from '../state/recording/checks.js';
import type { Step } from '../state/recording/compare.js';
import type { Fault, Read } from '../state/recording/jsonl.js';
import { count } from './count.js';
import { duration } from './format.js';
import { region } from './region.js';

const steps: Readonly<Record<Step, string>> = {
  answer: 'Answer',
  transferring: 'transferring',
  transferAccepted: 'transferAccepted',
  end: 'Verdict',
};

/** The view of what was recorded, and of the ways in which it can be kept and taken along. */
export const historyTexts = region('history', {
  title: 'Recordings',
  empty:
    'Nothing is recorded yet. Every transfer is recorded here: those of this page, and those that the relay tells of.',
  number: (number: number) => (number === 0 ? 'Nothing is recorded yet.' : `${count(number, 'recording')}.`),
  underWay: 'Under way',
  noWord: 'No verdict was heard',
  took: (ms: number) => `after ${duration(ms)}`,
  shown: 'shown in the timeline',
  show: 'Show',
  compare: 'Compare',
  exportJsonl: 'Export',
  exportHar: 'Export as HAR',
  noHar: 'No HAR: it is not known here where that was sent.',
  delete: 'Delete',
  more: (number: number) => `Show ${count(number, 'more recording')}`,

  all: 'All recordings',
  exportAll: 'Export all',
  exportAllHar: 'Export all as HAR',
  deleteAll: 'Delete all',
  deletedAll: 'All recordings are deleted.',
  deletedOne: 'The recording is deleted.',
  undo: (number: number) => `Bring back ${count(number, 'deleted recording')}`,
  undone: 'What was deleted is back.',
  exported: (file: string) => `Saved as ${file}.`,

  keep: 'Keep on this device',
  keepHint:
    'When this is on, this browser keeps the transfers that this page sends and the recordings that you import, for 30 days: with names and numbers, never with a token. When it is off, they are gone as soon as you close or reload the page. Turning it off deletes what was kept. What the relay still knows is listed either way.',
  kept: 'The recordings are kept on this device from now on.',
  notKept: 'Nothing is kept on this device any more.',
  keepFailed: 'This browser does not let the page keep anything.',

  import: 'Import',
  importHint:
    'Recordings (.jsonl) or a draft (.json) that were exported here: open the file, drop it on the field, or paste its text.',
  importFile: 'Open a file',
  importText: 'Recording (JSON Lines) or draft',
  take: 'Import the text',
  unreadable: 'The file could not be read.',
  imported: (taken: number, present: number) =>
    [
      taken > 0 || present === 0 ? `${count(taken, 'recording')} imported.` : '',
      present > 0 ? `${count(present, 'recording was', 'recordings were')} already here.` : '',
    ]
      .filter(Boolean)
      .join(' '),
  refused: 'Nothing was imported.',
  notLoaded: 'The reader is still loading.',
  problem: (kind: Exclude<Read['kind'], 'recordings'>) =>
    ({
      faults: 'Not every line fits:',
      empty: 'There is no recording in it.',
      tooLarge: 'It is too large: at most 16 MiB and 200 recordings are read at once.',
    })[kind],
  fault: (fault: Fault) => `Line ${fault.line}: ${faultText(fault)}`,

  comparison: {
    title: 'Comparison',
    empty: 'Tick “Compare” at two recordings, and they stand here side by side.',
    one: 'Tick “Compare” at one more recording.',
    what: 'What is compared',
    outcome: 'Outcome',
    steps,
    codes: { answer: 'Code of the answer', result: 'Result' },
    members: 'Differing members of the request',
    callId: 'Call id',
    same: 'The requests are the same.',
    none: '–',
  },
});

function faultText(fault: Fault): string {
  switch (fault.kind) {
    case 'noJson':
      return 'this is not JSON.';
    case 'noHead':
      return 'an event stands before the first line of a recording, the one with “format”.';
    case 'twice':
      return 'this recording stands in the text twice.';
    case 'tooManyEvents':
      return 'a recording has at most 500 events.';
    case 'noNotifications':
      return '“body” holds no notifications of a call.';
    case 'noSnapshot':
      return '“snapshot” cannot be read.';
    case 'misfit':
      return `${fault.place || 'the line'} does not fit: ${expectedText(fault.expected)} is expected.`;
  }
}

function expectedText(expected: Expected): string {
  switch (expected.kind) {
    case 'text':
      return `a text of at most ${count(expected.longest, 'character')}`;
    case 'id':
      return 'an id of letters, digits and dashes';
    case 'number':
      return `a number from ${expected.least} to ${expected.most}`;
    case 'flag':
      return 'true or false';
    case 'oneOf':
      return `one of ${expected.words.join(', ')}`;
    case 'list':
      return `a list of at most ${expected.most}`;
    case 'object':
      return 'an object';
    case 'json':
      return 'the text of a JSON value';
    case 'moment':
      return 'a moment such as 2026-03-02T08:00:00Z';
  }
}
