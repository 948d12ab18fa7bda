import type {
  CallHolder,
  Evidence,
  Notification,
  NotificationBatch,
  Participant,
  Phase,
  PhaseCertainty,
  ReplacedCall,
  ResultInfo,
  TransferAspect,
  TransferChange,
  TransferStatus,
} from 'graph-call-transfer';
import type { Followed } from './state/inspect/follow.js';
import type { Found } from './state/inspect/read.js';
import { count, texts as pageTexts } from './texts.js';

const phases: Readonly<Record<Phase, string>> = {
  requested: 'Requested',
  transferring: 'Transferring',
  transferAccepted: 'Accepted by the transfer target',
  completed: 'Completed',
  failed: 'Failed',
  ended: 'Ended without a word of the transfer',
};

const certainties: Readonly<Record<PhaseCertainty, { name: string; meaning: string }>> = {
  certain: { name: 'certain', meaning: 'Certain: Graph said so.' },
  likely: { name: 'likely', meaning: 'Likely: it follows from what Graph said.' },
  unknown: { name: 'not known why', meaning: 'Not known: the call is over, and Graph did not say why.' },
};

const holders: Readonly<Record<CallHolder, string>> = {
  transferor: 'You, the transferor',
  transferTarget: 'The transfer target',
  nobody: 'Nobody',
  unknown: 'Not known',
};

const evidence: Readonly<Record<Evidence['kind'], string>> = {
  expected: 'the transfer was announced',
  accepted: 'Graph took the request',
  refused: 'Graph refused the request',
  transferring: 'Graph said that it is transferring',
  transferAccepted: 'Graph said that the transfer target has accepted',
  failure: 'the call was established again with a failure',
  completion: 'the call ended because it was transferred',
  end: 'the call ended',
  replacedCallEnd: 'the call that the transfer replaces ended',
  other: 'there was other news of the call',
};

const aspects: Readonly<Record<TransferAspect, string>> = {
  attempt: 'attempt',
  phase: 'phase',
  certainty: 'certainty',
  callLives: 'whether your call lives',
  audio: 'audio',
  replacedCall: 'replaced call',
  holder: 'who has the caller',
};

const kinds: Readonly<Record<Notification['kind'], string>> = {
  call: 'Call',
  tone: 'Tone',
  roster: 'Roster',
  rosterDelta: 'Roster change',
  operation: 'Operation',
  contentSharing: 'Content sharing',
  participantLeft: 'Participant left',
  other: 'Unknown resource',
};

const batches: Readonly<Record<NotificationBatch['kind'], { name: string; meaning: string }>> = {
  graph: { name: 'Notifications of calls', meaning: 'What Graph tells a bot of its calls.' },
  empty: { name: 'Empty body', meaning: 'There is nothing in it.' },
  legacy: {
    name: 'Incoming call in the legacy format',
    meaning: 'The old Skype protocol. With the right answer the service sends it again in Graph’s form.',
  },
  changeNotification: {
    name: 'Change notification of a subscription',
    meaning: 'It belongs to a Graph subscription, not to a call, and has its own protocol.',
  },
  participantJoining: {
    name: 'Question whether a participant may join',
    meaning: 'It needs an answer with a body. The one below refuses; only your bot can say more.',
  },
  other: {
    name: 'No notification',
    meaning:
      'It is JSON, but nothing that Graph sends to a bot. A notification names its `resourceUrl` (or `resource`); a body has a list of them in `value`.',
  },
};

/** Every text of the Inspect view, but for what the core says of faults and advice, and the code book of codes. */
export const texts = {
  core: { loading: 'The reader is loading.', failed: pageTexts.core.failed },

  paste: {
    title: 'Paste',
    label: 'Notifications (JSON or HTTP)',
    hint: 'One body or notification, a list of them, one per line, one after the other, or whole HTTP requests. The order does not matter.',
    privacy:
      'Nothing leaves this page and nothing is stored. Headers, and all else that is no notification, are redacted as you paste.',
    examples: 'Examples',
    exampleNames: {
      completed: 'Blind, completed',
      failed: 'Consultative, failed',
      ambiguous: 'Ambiguous',
    },
    clear: 'Clear',
    file: 'Open a file',
    fileHint: '.json, .jsonl or .txt; or drop it on the text.',
    announced: 'The transfer was announced',
    announcedHint:
      'Tick this when you know that a transfer of these calls was sent: then any end and any failure counts as an answer to it, and less has to be inferred.',
    replaced: 'Replaced call',
    replacedHint: 'Of a consultative transfer: your call with the transfer target.',
    replacedNone: 'None',
    tooLong: 'Not read: at most 16 MiB are read at once.',
    unreadable: 'The file could not be read.',
  },

  summary: (found: readonly Found[], { calls, others }: Followed): string => {
    if (found.length === 0) return 'Nothing to inspect yet: paste a notification, or choose an example.';
    const bodies = found.flatMap((one) => (one.kind === 'read' ? [one.body.batch] : []));
    const entries = bodies.flatMap((batch) => (batch.kind === 'graph' ? batch.notifications : [])).length;
    const broken = found.filter(({ kind }) => kind === 'broken').length;
    const verdicts = calls.slice(0, 2).map(({ status }) => `${verdictTitle(status)}.`);
    return [
      ...verdicts,
      calls.length > 2 ? `${count(calls.length - 2, 'more transfer')}.` : '',
      broken > 0 ? `${count(broken, 'body cannot', 'bodies cannot')} be read.` : '',
      bodies.length > 0
        ? `${count(entries, 'notification')} in ${count(bodies.length, 'body', 'bodies')}${calls.length === 0 ? ', and no word of a transfer' : ''}.`
        : '',
      broken === 0 && bodies.length === 0 ? 'There is no JSON in this text.' : '',
      others > 0 && calls.length > 0 ? `${count(others, 'other call')}.` : '',
    ]
      .filter(Boolean)
      .join(' ');
  },

  verdicts: {
    title: 'Verdict',
    empty:
      'The verdict stands here as soon as there are notifications: paste the bodies that your webhook got, or choose an example.',
    noTransfer:
      'Nothing here is a transfer’s business. Paste what came after the transfer was sent: the notifications with `transferring`, `transferAccepted`, `established` with a result, or `deleted`.',
    notAnnounced:
      'If you know that a transfer of these calls was sent, tick “The transfer was announced”: then their end is judged too.',
    nothingRead: 'There is nothing that could be judged. Under Contents stands why.',
    heading: verdictTitle,
    callId: 'Call',
    howSure: ({ phase, certainty }: TransferStatus) =>
      phase === 'requested' ? 'You announced it, and nothing was heard of it yet.' : certainties[certainty].meaning,
    holder: 'Has the caller',
    holders,
    legs: 'Your call',
    leg: (lives: boolean) => (lives ? 'No end of it was heard: it lives.' : 'It is gone.'),
    replaced: 'Replaced call',
    replacedCall: ({ callId, lives, terminationReason }: ReplacedCall) =>
      [callId, lives ? 'lives' : 'is gone', terminationReason].filter(Boolean).join(' · '),
    attempt: 'Attempt',
    attemptNumber: (attempt: number, announced: boolean) =>
      `${attempt}, ${announced ? 'announced' : 'not announced: inferred from the notifications'}`,
    audio: 'Your audio',
    result: 'Result',
    reason: 'Reason',
    whatToDo: 'What to do',
    changes: 'How it went',
    body: (number: number) => `Body ${number}`,
    change: ({ from, phase, certainty }: TransferChange) =>
      from === undefined || from === phase
        ? `${phases[phase]}, ${certainties[certainty].name}`
        : `${phases[from]} → ${phases[phase]}, ${certainties[certainty].name}`,
    because: ({ because, changed }: TransferChange) => {
      const facts = [because.changeType, because.state, because.result && codesOf(because.result)]
        .concat(because.terminationReason, because.audio && `audio ${because.audio}`)
        .filter((fact) => fact !== undefined && fact !== '');
      const said = facts.length > 0 ? ` (${facts.join(' · ')})` : '';
      const late = because.late ? ' It came after the verdict.' : '';
      return `Because ${evidence[because.kind]}${said}. New: ${changed.map((aspect) => aspects[aspect]).join(', ')}.${late}`;
    },
    more: (number: number) => `Show ${count(number, 'more call')}`,
  },

  contents: {
    title: 'Contents',
    empty: 'What each body is, and what a webhook answers to it, stands here as soon as you paste one.',
    body: (number: number, line: number) => `Body ${number}, line ${line}`,
    batch: batches,
    answer: 'The webhook answers',
    answerBody: 'with the body',
    broken: (line: number) => `Cannot be read, line ${line}`,
    goTo: 'Go to its beginning',
    head: (line: number) => `Headers, line ${line}`,
    headMeaning: 'Not inspected. What is secret in them was redacted before it was kept.',
    stray: (line: number) => `Text outside of any JSON object, line ${line}`,
    strayMeaning: 'Left out. If it belongs to a body, look for a brace that is missing before it or in it.',
    more: (number: number) => `Show ${number} more`,
    raw: 'Raw JSON',
    rejected: (index: number) => `Entry ${index + 1}: rejected`,
    noEntries: 'The list of notifications is empty.',
  },

  notification: {
    heading: (notification: Notification) =>
      [kinds[notification.kind], notification.changeType, wordOf(notification)].filter(Boolean).join(' · '),
    sentence,
    callId: 'Call',
    result: 'Result',
    meaning: 'Meaning',
    reason: 'Reason',
    audio: 'Audio',
    resource: 'Resource',
    context: 'Client context',
    resultText,
  },
} as const;

/** The state of a transfer in a few words. */
function verdictTitle({ phase, certainty, callLives }: TransferStatus): string {
  const afterFailure = callLives ? ': the call is back with you' : ', and the call ended afterwards';
  const doubt = certainty === 'certain' ? '' : ` (${certainties[certainty].name})`;
  return phases[phase] + doubt + (phase === 'failed' ? afterFailure : '');
}

function resultText(result: ResultInfo): string {
  return [codesOf(result), result.message].filter(Boolean).join(' ');
}

function codesOf({ code, subcode, word }: ResultInfo): string {
  return [code, subcode ?? word].filter((part) => part !== undefined).join('/');
}

function wordOf(notification: Notification): string | undefined {
  switch (notification.kind) {
    case 'call':
      return notification.state;
    case 'operation':
      return notification.status;
    case 'tone':
      return notification.tone;
    default:
      return undefined;
  }
}

/** What a notification says, where its heading does not say it already. */
function sentence(notification: Notification): string | undefined {
  switch (notification.kind) {
    case 'call':
      return undefined;
    case 'tone': {
      const number = notification.sequenceId === undefined ? '' : `, number ${notification.sequenceId} of this call`;
      return `A key was pressed${number}.`;
    }
    case 'roster':
      return `${people(notification.participants)} in the call.`;
    case 'rosterDelta': {
      const left = notification.participants.filter((participant) => participant?.removedState).length;
      const order = notification.sequenceNumber === undefined ? '' : `Change number ${notification.sequenceNumber}. `;
      const gone = left === 0 ? '' : ` ${count(left, 'of them has', 'of them have')} left.`;
      return `${order}${people(notification.participants)} changed.${gone}`;
    }
    case 'operation': {
      const type = notification.operationType ?? 'An operation';
      const over = notification.changeType === 'deleted' ? ' The operation is over, not the call.' : '';
      return `${type}${notification.status === undefined ? '' : ` is ${notification.status}`}.${over}`;
    }
    case 'contentSharing':
      return `${count(notification.sessions.length, 'session')} of content sharing.`;
    case 'participantLeft':
      return `Participant ${notification.participantId ?? 'without an id'} left a call that your bot records.`;
    case 'other':
      return `Not known here${notification.resourceType ? `: ${notification.resourceType}` : ''}. Nothing of it is lost: see the raw JSON.`;
  }
}

/** `3 participants (Adele Vance, Alex Wilber, 1 without a name)`, as the notification has them: anything may be missing. */
function people(participants: readonly Participant[]): string {
  const names = participants.flatMap((participant) => {
    const identities = Object.values(participant?.info?.identity ?? {});
    return identities.flatMap((identity) => {
      const name = (identity as { readonly displayName?: unknown } | null)?.displayName;
      return typeof name === 'string' && name !== '' ? [name] : [];
    });
  });
  const shown = names.slice(0, 5);
  const nameless = participants.length - shown.length;
  if (nameless > 0 && shown.length > 0) shown.push(`${nameless} more`);
  return count(participants.length, 'participant') + (shown.length > 0 ? ` (${shown.join(', ')})` : '');
}
