import type { CallState, NotificationBatch } from 'graph-call-transfer';
import { count } from '../i18n/format.js';
import { region } from '../i18n/region.js';
import type { Found } from '../model/inspect/read.js';
import type { InspectedTransfers } from '../model/inspect/verdicts.js';
import { verdictTexts } from './verdict.js';

const batches: Readonly<Record<NotificationBatch['kind'], { name: string; meaning: string }>> = {
  graph: { name: 'Notifications of calls', meaning: 'Graph’s reports about calls.' },
  empty: { name: 'Empty body', meaning: 'There is nothing in it.' },
  legacy: {
    name: 'Incoming call in the legacy format',
    meaning: 'The old Skype protocol. With the right response the service sends it again in Graph’s form.',
  },
  changeNotification: {
    name: 'Change notification of a subscription',
    meaning: 'It belongs to a Graph subscription, not to a call, and has its own protocol.',
  },
  participantJoining: {
    name: 'Question whether a participant may join',
    meaning: 'It needs a response with a body. The one below refuses; only your bot can say more.',
  },
  other: {
    name: 'No notification',
    meaning:
      'It is JSON, but nothing that Graph sends to a bot. A notification names its `resourceUrl` (or `resource`); a body has a list of them in `value`.',
  },
};

/** The words of an open list that Graph documents. */
type Documented<Word> = Word extends string ? (string extends Word ? never : Word) : never;

const states: Readonly<Record<Documented<CallState>, string>> = {
  incoming: 'Somebody calls your bot.',
  establishing: 'The call is being set up.',
  ringing: 'It rings at the other end.',
  established: 'The call is connected.',
  hold: 'The call is on hold.',
  transferring: 'Graph has begun with the transfer.',
  transferAccepted: 'The transfer target has accepted.',
  redirecting: 'The incoming call is being redirected.',
  terminating: 'The call is ending.',
  terminated: 'The call has ended.',
};
const stateMeanings: ReadonlyMap<string, string> = new Map(Object.entries(states));

/** Every text of the Inspect view, but for what the core says of faults and advice, and the code book of codes. */
export const texts = region('inspect', {
  loading: 'The reader is loading.',

  paste: {
    title: 'Paste',
    label: 'Notifications (JSON or HTTP)',
    hint: 'One body or notification, a list of them, one per line, one after the other, or whole HTTP requests. The order does not matter.',
    privacy: 'Stays in this browser. Headers are redacted as you paste.',
    examples: 'Examples',
    exampleNames: {
      completed: 'Blind, completed',
      failed: 'Consultative, failed',
      ambiguous: 'Ambiguous',
    },
    clear: 'Clear',
    file: 'Open a file',
    fileHint: '.json, .jsonl or .txt; or drop it on the text.',
    announced: 'I know a transfer was requested',
    announcedHint:
      'Tick this when you know that a transfer of these calls was sent: then any end and any failure counts as a response to it, and less has to be inferred.',
    replaced: 'Replaced call',
    replacedHint: 'Of a consultative transfer: your call with the transfer target.',
    replacedNone: 'None',
    tooLong: 'Not read: at most 16 MiB are read at once.',
    unreadable: 'The file could not be read.',
  },

  summary: (found: readonly Found[], { calls, others }: InspectedTransfers): string => {
    if (found.length === 0) return 'Nothing to inspect yet: paste a notification, or choose an example.';
    const bodies = found.flatMap((one) => (one.kind === 'read' ? [one.body.batch] : []));
    const entries = bodies.flatMap((batch) => (batch.kind === 'graph' ? batch.notifications : [])).length;
    const broken = found.filter(({ kind }) => kind === 'broken').length;
    const verdicts = calls.slice(0, 2).map(({ status }) => `${verdictTexts.heading(status)}.`);
    return [
      ...verdicts,
      calls.length > 2 ? `${count(calls.length - 2, 'more transfer')}.` : '',
      broken > 0 ? `${count(broken, 'body cannot', 'bodies cannot')} be read.` : '',
      bodies.length > 0
        ? `${count(entries, 'notification')} in ${count(bodies.length, 'body', 'bodies')}${calls.length === 0 ? '; none about a transfer' : ''}.`
        : '',
      broken === 0 && bodies.length === 0 ? 'There is no JSON in this text.' : '',
      others > 0 && calls.length > 0 ? `${count(others, 'other call')}.` : '',
    ]
      .filter(Boolean)
      .join(' ');
  },

  verdicts: {
    title: 'Verdict',
    empty: 'Paste the bodies that your webhook received, or choose an example.',
    noTransfer:
      'None of these notifications is about a transfer. Paste what came after the transfer was sent: the notifications with `transferring`, `transferAccepted`, `established` with a result, or `deleted`.',
    notAnnounced:
      'If you know that a transfer of these calls was sent, tick “I know a transfer was requested”: then their end counts too.',
    nothingRead: 'Nothing can be judged. See Contents for the reason.',
    body: (number: number) => `Body ${number}`,
    more: (number: number) => `Show ${count(number, 'more call')}`,
    play: 'Play',
    playHint: 'Shows it in the timeline, as a recording. Nothing is sent.',
    recording: (number: number) =>
      `This is ${number === 1 ? 'a recording' : count(number, 'recording')} of the console. Play shows it as it went.`,
    badRecording: 'This begins as a recording of the console, but not every line fits.',
  },

  contents: {
    title: 'Contents',
    empty: 'Each body and its response appear here.',
    byTime: 'Sorted by the times of the log lines.',
    events: (number: number) => count(number, 'event'),
    body: (number: number, line: number) => `Body ${number}, line ${line}`,
    batch: batches,
    response: 'The webhook answers',
    responseBody: 'with the body',
    broken: (line: number) => `Cannot be read, line ${line}`,
    goTo: 'Go to its beginning',
    head: (line: number) => `Headers, line ${line}`,
    headMeaning: 'Not inspected. What is secret in them was redacted before it was kept.',
    stray: (line: number) => `Text outside of any JSON object, line ${line}`,
    strayMeaning: 'Left out. If it belongs to a body, look for a brace that is missing before it or in it.',
    more: (number: number) => `Show ${number} more`,
    rejected: (index: number) => `Entry ${index + 1}: rejected`,
    /** Returns the meaning of a call state; `undefined` for one that Graph does not document. */
    state: (state: CallState) => stateMeanings.get(state),
    oddState: (state: CallState) => `Graph documents no state \`${state}\`. It may be new, or misspelled.`,
    codeAsText: 'A code came as text, where Graph usually sends a number. It is read as that number.',
    noEntries: 'The list of notifications is empty.',
  },
});
