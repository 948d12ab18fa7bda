import type { RecordedOutcome, RecordedParty, TransferFacts } from '../../protocol/history.js';
import { count, duration } from '../i18n/format.js';
import { isolate } from '../i18n/names.js';
import { region } from '../i18n/region.js';
import type { Step } from '../model/comparison.js';
import { partyName } from '../model/party-name.js';
import type { RecordingFault, RecordingsText } from '../model/recording-file.js';
import type { Expected } from '../model/schema.js';
import { formTexts } from './form.js';
import { verdictTexts } from './verdict.js';

const steps: Readonly<Record<Step, string>> = {
  response: 'Response',
  transferring: 'transferring',
  transferAccepted: 'transferAccepted',
  end: 'Verdict',
};

const outcomes: Readonly<Record<RecordedOutcome, string>> = {
  pending: 'Under way',
  completed: 'Completed',
  failed: 'Failed',
  ended: 'Call ended',
  refused: 'Refused',
  unsent: 'Not sent',
  superseded: 'Replaced by a later transfer',
  unknown: 'No outcome known',
  notAnswered: 'Not answered',
  targetLeft: 'Target hung up',
  callerLeft: 'Caller hung up',
  cancelled: 'Back to caller',
};

/** Returns the outcome of a transfer, with its cause and its time. */
function result({ outcome, certainty, cause, startedAt, endedAt }: TransferFacts): string {
  const doubt = certainty === 'likely' ? ' (probably)' : '';
  const why = cause === undefined || cause === 'unknown' ? '' : `: ${verdictTexts.causes[cause]}`;
  const after = endedAt === undefined ? '' : ` after ${duration(endedAt - startedAt)}`;
  return outcomes[outcome] + doubt + why + after;
}

/** Returns the codes that decide: those of the result, or of a refusal. */
function code({ outcome, result: found, status, code: error }: TransferFacts): string {
  if (found?.code !== undefined) return [found.code, found.subcode].filter((part) => part !== undefined).join('/');
  return outcome === 'refused' ? [status, error].filter(Boolean).join(' · ') : (error ?? '');
}

/** Returns the parties of a transfer; of notifications alone only the call is known. */
function parties({ caller, target, callId }: TransferFacts): string {
  if (!caller && !target) return `Call ${isolate(callId)}`;
  const named = (party: RecordedParty | undefined, unknown: string) => isolate(partyName(party) ?? unknown);
  return `${named(caller, 'Caller')} to ${named(target, 'target')}`;
}

/** The view of what was recorded, and of the ways in which it can be kept and taken along. */
export const historyTexts = region('history', {
  title: 'Transfers',
  empty: 'No transfers yet. Those of this page and of other sessions appear here.',
  nothingFound: 'No transfer matches the filters.',
  number: (number: number) => (number === 0 ? 'No transfers.' : `${count(number, 'transfer')}.`),
  loading: 'Loading the relay’s transfers…',
  failed: 'The relay didn’t answer. Only this browser’s transfers are shown.',
  columns: {
    time: 'Time',
    transfer: 'Transfer',
    outcome: 'Outcome',
    code: 'Code',
    operator: 'Operator',
    actions: 'Actions',
  },
  outcomes,
  /** The number of each outcome that there is. */
  counts: (counts: { readonly [Outcome in RecordedOutcome]?: number }) =>
    Object.entries(counts)
      .map(([outcome, number]) => `${number} ${outcomes[outcome as RecordedOutcome].toLowerCase()}`)
      .join(' · '),
  parties,
  result,
  code,
  scenario: ({ kind, scenario }: TransferFacts) =>
    kind === 'consultation' ? 'Consultation' : scenario === undefined ? '' : formTexts.scenarios[scenario].name,
  you: 'You',
  csv: 'Save as CSV',
  filters: {
    title: 'Filters',
    q: 'Search',
    outcome: 'Outcome',
    all: 'All',
    more: 'More filters',
    cause: 'Cause',
    person: 'Person or number',
    code: 'Code, such as 500/7000',
    operator: 'Operator',
    from: 'From',
    to: 'Until',
  },
  show: 'Show',
  compare: 'Compare',
  exportJsonl: 'Export',
  exportRedacted: 'Export without names',
  copyLink: 'Copy link without names',
  linkCopied: 'Link copied. Names and numbers are left out; no server sees what is in it.',
  linkRefused: 'The browser didn’t allow copying. Export the recording without names instead.',
  linkTooLong: 'The recording is too long for a link. Export it without names instead.',
  exportHar: 'Export as HAR',
  noHar: 'The transfer was sent elsewhere.',
  delete: 'Delete',
  more: 'More',
  moreRows: 'Show more',
  moreRecordings: (number: number) => `Show ${count(number, 'more recording')}`,

  all: 'Recordings of this browser',
  exportAll: 'Export all',
  exportAllHar: 'Export all as HAR',
  deleteAll: 'Delete all',
  deletedAll: 'All recordings are deleted.',
  deletedOne: 'The recording is deleted.',
  undo: (number: number) => `Restore ${count(number, 'deleted recording')}`,
  undone: 'Restored.',
  exported: (file: string) => `Saved as ${file}.`,

  keep: 'Keep on this device',
  keepHint:
    'This browser keeps your transfers and imported recordings for 30 days: with names and numbers, never with a token. Turning it off deletes them. The relay’s transfers are listed either way.',
  kept: 'The recordings are kept on this device from now on.',
  notKept: 'Nothing is kept on this device any more.',
  keepFailed: 'This browser does not let the page keep anything.',

  import: 'Import',
  importHint:
    'Recordings (.jsonl) or a draft (.json) that were exported here: open the file, drop it anywhere, or paste its text.',
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
  problem: (kind: Exclude<RecordingsText['kind'], 'recordings'>) =>
    ({
      faults: 'Not every line fits:',
      empty: 'There is no recording in it.',
      tooLarge: 'It is too large: at most 16 MiB and 200 recordings are read at once.',
    })[kind],
  fault: (fault: RecordingFault) => `Line ${fault.line}: ${faultText(fault)}`,

  comparison: {
    title: 'Comparison',
    empty: 'Select two recordings to compare.',
    one: 'Select one more recording.',
    what: 'What is compared',
    outcome: 'Outcome',
    steps,
    codes: { response: 'Code of the response', result: 'Result' },
    members: 'Differing members of the request',
    callId: 'Call id',
    same: 'The requests are the same.',
    none: '–',
  },
});

function faultText(fault: RecordingFault): string {
  switch (fault.kind) {
    case 'noJson':
      return 'this is not JSON.';
    case 'noHead':
      return 'an event precedes the first line of a recording, the one with “format”.';
    case 'twice':
      return 'this recording is in the text twice.';
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
