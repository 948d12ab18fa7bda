import type { Attempt, IssuePart, Severity, TokenReport } from 'graph-call-transfer';
import type { Certainty } from 'graph-call-transfer/codes';
import type { SendFailure } from '../protocol/events.js';
import type { Destination } from './state/destination.js';
import type { Connection } from './state/relay/stream.js';
import type { Scenario } from './state/scenario.js';
import type { SendEnd } from './state/timeline.js';

/** `1 error`, `2 errors`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

const destinations: Readonly<Record<Destination, string>> = {
  simulator: 'Simulator',
  relay: 'Graph, through the relay',
  global: 'Graph global',
  usGovernmentL4: 'Graph US Government L4',
  usGovernmentL5: 'Graph US Government L5 (DoD)',
  china: 'Graph China (21Vianet)',
};

const scenarios: Readonly<Record<Scenario, { name: string; summary: string; who: string }>> = {
  blind: {
    name: 'Blind',
    summary: 'The call is handed over at once; nobody asks the new party first.',
    who: 'You are the transferor, the caller is the transferee, the user below is the transfer target.',
  },
  consultative: {
    name: 'Consultative',
    summary: 'You have asked the new party in a second call; the transfer replaces that call.',
    who: 'You are the transferor in both calls, the caller is the transferee, the user you consulted is the transfer target.',
  },
  pstn: {
    name: 'PSTN',
    summary: 'The call is handed over at once to a telephone number outside Teams.',
    who: 'You are the transferor, the caller is the transferee, the telephone is the transfer target.',
  },
  consultativePstn: {
    name: 'Consultative PSTN',
    summary: 'You have telephoned the new party in a second call; the transfer replaces that call.',
    who: 'You are the transferor in both calls, the caller is the transferee, the telephone you consulted is the transfer target.',
  },
  group: {
    name: 'Group',
    summary: 'One participant is moved out of a group call to someone else; the others stay.',
    who: 'You are the transferor, the participant who is moved is the transferee, the new party is the transfer target.',
  },
};

const kinds: Readonly<Record<string, { name: string; id: string }>> = {
  user: { name: 'User', id: 'User id' },
  application: { name: 'Application', id: 'Application id' },
  applicationInstance: { name: 'Application instance', id: 'Application instance id' },
};

const failures: Readonly<Record<NonNullable<SendFailure['code']>, string>> = {
  notInitialized: 'Not sent',
  invalidTransfer: 'Not sent',
  invalidOptions: 'Not sent',
  invalidToken: 'Not sent',
  credentialFailed: 'Not sent',
  invalidPayload: 'Not read',
  limitExceeded: 'Not read',
  invalidSnapshot: 'Not read',
  aborted: 'Aborted',
  timedOut: 'Timed out',
  network: 'No answer',
  internal: 'Broken off by a fault',
};

const delivered = {
  no: 'Nothing was sent: it is safe to send again.',
  unknown: 'It is not known whether the service took the transfer. Look at the call before you send again.',
} as const;

/**
 * Every text of the page, but for what the core says of issues, answers and errors, and the code book of codes; those of the
 * Inspect view are in `texts-inspect.ts`, and come with it.
 */
export const texts = {
  title: 'Transfer console',
  views: {
    label: 'Views',
    transfer: 'Transfer',
    inspect: 'Inspect',
    loading: 'Inspect is loading.',
    failed: 'Inspect could not be loaded.',
    retry: 'Load it again',
  },
  skip: {
    label: 'Jump to',
    form: 'Form',
    request: 'Request',
    timeline: 'Timeline',
    paste: 'Paste',
    verdicts: 'Verdict',
    contents: 'Contents',
  },

  banner: {
    destination: 'Send to',
    version: 'Graph version',
    destinations,
    simulator: 'SIMULATOR',
    simulatorMeaning: 'No real call is touched.',
    live: 'LIVE',
    liveMeaning: 'Real people are transferred.',
  },

  connection: {
    label: 'Relay',
    state: (connection: Connection): string => {
      switch (connection.kind) {
        case 'connecting':
          return 'connecting';
        case 'live':
          return 'live';
        case 'reconnecting':
          return `reconnecting (${connection.attempts})`;
        case 'stopped':
          return 'signed out';
      }
    },
    lost: 'The connection to the relay is lost. It is tried again by itself.',
    back: 'The connection to the relay is back.',
    signIn: 'Sign in again',
    logAway: 'The relay cannot reach its log. Until it can, it takes neither transfers nor notifications.',
    logBack: 'The relay can reach its log again.',
  },

  core: {
    loading: 'The checks are loading. You can fill in the form meanwhile.',
    stillLoading: 'Not sent: the checks are still loading. Try again in a moment.',
    failed: 'The checks could not be loaded, so nothing can be checked or sent.',
    notLoaded: 'Not sent: the checks could not be loaded.',
    retry: 'Load the checks again',
  },

  form: {
    title: 'Transfer',
    scenario: 'Scenario',
    scenarios,
    required: 'Fields marked with * are required.',
    example: 'Example',
    exampleLoaded: 'Example filled in.',
    newIds: 'New ids',
    newIdsMade: 'New ids filled in.',
    clear: 'Clear',
    cleared: 'Form cleared.',
    stale: 'The JSON cannot be read. The form shows the last valid JSON and is locked until the JSON is mended.',
    discardText: 'Go back to the last valid JSON',
  },

  liveCalls: {
    title: 'Live calls',
    call: 'Call to transfer',
    consultation: 'Consultation call',
    participant: 'Participant to move',
    none: 'Type or paste an id below',
    empty: 'None is known yet. A call appears here as soon as the relay hears of it.',
    option: (who: string, state: string, since: string) => `${who} · ${state} · since ${since}`,
    group: (number: number) => `Group call of ${number}`,
    nobody: 'Unknown caller',
  },

  fields: {
    target: 'Transfer target (who receives the call)',
    consultation: 'Consultation',
    transferee: 'Transferee (who is moved)',
    locale: 'Language and region',
    optional: 'optional',
    filled: (number: number) => `${number} filled in`,
    kind: 'Kind of target',
    kindName: (kind: string) => kinds[kind]?.name ?? kind,
    phoneTarget: 'The target is a telephone',
    consulted: 'The target was consulted first',
    applicationInstance: 'The call belongs to an application instance with a telephone number',
    callId: { label: 'Call id', hint: 'The call that is transferred: the id from its notifications.' },
    targetId: (kind: string) => ({
      label: kinds[kind]?.id ?? 'Identity id',
      hint: 'The object id in Microsoft Entra ID.',
    }),
    targetTenant: { label: 'Tenant id', hint: 'The organisation of the target.' },
    targetName: { label: 'Display name', hint: 'The name that Teams shows.' },
    phone: { label: 'Phone number', hint: 'International form, such as +12345678901.' },
    replacesCallId: { label: 'Replaces call id', hint: 'Your call with the target, which the transfer replaces.' },
    participantId: { label: 'Participant id', hint: 'The id in the roster of the call, not the user id.' },
    transfereeId: (kind: string) => ({
      label: `Transferee’s ${(kinds[kind]?.id ?? 'Identity id').toLowerCase()}`,
      hint: 'The object id in Microsoft Entra ID.',
    }),
    transfereeTenant: { label: 'Transferee’s tenant id', hint: 'The organisation of the transferee.' },
    language: { label: 'Language', hint: 'Such as en-US.' },
    region: { label: 'Region', hint: 'Such as amer.' },
  },

  send: {
    send: 'Send transfer',
    shortcut: 'Ctrl+Enter',
    shortcutApple: '⌘ Enter',
    abort: 'Abort',
    aborted: 'It was broken off here.',
    unreachable: 'The relay did not answer.',
    limits: 'Time limits',
    seconds: (answer: number, verdict: number) => `${count(answer, 'second')}, then ${count(verdict, 'second')}`,
    timeout: 'Wait for the answer (seconds)',
    patience: 'Wait for the verdict (seconds)',
    goesTo: (destination: string, profile: string | undefined) =>
      profile === undefined ? `Goes to ${destination}.` : `Goes to the simulator, which plays: ${profile}.`,
    sending: 'Sending the transfer …',
    blocked: (number: number) => `Not sent: ${count(number, 'error')} to mend`,
    confirmTitle: 'Send a real transfer?',
    confirm: (destination: string) => `${destination} will move a real call. This is asked once for each destination.`,
    confirmYes: 'Send the real transfer',
    confirmNo: 'Do not send',
  },

  request: {
    title: 'Request',
    views: 'Ways to see the request',
    json: 'JSON',
    http: 'HTTP',
    copyJson: 'Copy JSON',
    copyHttp: 'Copy HTTP',
    format: 'Format',
    copiedJson: 'Copied the JSON.',
    copiedHttp: 'Copied the HTTP request, with a placeholder for the token.',
    copyRefused: 'The browser did not allow copying. Select the text and copy it by hand.',
    body: 'Request body (JSON)',
    extras: (number: number) => `${count(number, 'extra member')} kept`,
    httpText: 'HTTP request',
    httpMissing: 'The HTTP request stands here as soon as the transfer has no errors.',
    tokenPlaceholder: '$GRAPH_TOKEN',
  },

  issues: {
    title: 'Checks',
    valid: 'Request is valid',
    incomplete: 'Not complete yet: fill in the form, or press Example.',
    counts: (numbers: Readonly<Record<Severity, number>>) =>
      [
        numbers.error > 0 ? count(numbers.error, 'error') : '',
        numbers.warning > 0 ? count(numbers.warning, 'warning') : '',
        numbers.info > 0 ? count(numbers.info, 'note') : '',
      ]
        .filter(Boolean)
        .join(' · '),
    severity: { error: 'Error', warning: 'Warning', info: 'Note' } satisfies Record<Severity, string>,
    part: {
      callId: 'call id',
      body: 'body',
      input: 'input',
      endpoint: 'destination',
      token: 'token',
      context: 'context',
      options: 'sending',
    } satisfies Record<IssuePart, string>,
    line: (line: number, column: number) => `Line ${line}, column ${column}`,
    fix: (title: string) => `Fix: ${title}`,
    fixed: (title: string) => `Done: ${title}.`,
  },

  credentials: {
    title: 'Credentials',
    simulator: 'The relay sends with a token of the simulator. Nothing to do here.',
    relay: 'The relay sends with its own credential, which this page never sees. Nothing to do here.',
    token: 'Access token',
    hint: 'An app-only token. It stays in the memory of this page and is gone when you leave or reload it.',
    missing: {
      message: 'No access token: a live transfer needs one.',
      hint: 'Paste an app-only token, or choose another destination above.',
    },
    forget: 'Forget',
    forgotten: 'Token forgotten.',
    unverified: 'Read from the token itself, not verified.',
    kind: {
      app: 'App-only token',
      delegated: 'Delegated token',
      unknown: 'Kind of token unknown',
    } satisfies Record<TokenReport['kind'], string>,
    permissions: 'Permissions',
    noPermissions: 'none named',
    audience: 'Audience',
    tenant: 'Tenant',
    app: 'Application',
    expiry: 'Expiry',
    expires: (seconds: number) =>
      seconds < 0
        ? 'has passed'
        : seconds < 120
          ? `in ${count(Math.round(seconds), 'second')}`
          : `in ${count(Math.floor(seconds / 60), 'minute')}`,
  },

  simulator: {
    title: 'Simulator',
    profile: 'Course to play',
    unused: 'Not in use: the transfer goes to Graph.',
    loading: 'Asking the simulator what it can play …',
    failed: 'The simulator does not answer. It runs behind the page that “npm start” serves.',
    retry: 'Ask again',
  },

  timeline: {
    title: 'Timeline',
    empty: 'Nothing sent yet. Fill in the form and press Send transfer; what happens is told here.',
    log: 'Events',
    columns: { clock: 'Time', delta: 'Since the event before', sum: 'Since sending', event: 'Event' },
    sent: (destination: Destination) => `POST sent to ${destinations[destination]}`,
    attempt,
    end: title,
    silence: (seconds: number) => `No verdict within ${count(seconds, 'second')}`,
    resync: 'The relay no longer knew all that happened meanwhile. From here on it tells what it knows.',
    unreadableResync: 'What the relay knows is written by a later release than this page. Reload the page.',
    rejected: (status: number, code: string) =>
      status < 300
        ? `Delivery without notifications, answered ${status}: ${code}`
        : `Delivery refused with ${status}: ${code}`,
    ofReplacedCall: 'Replaced call',
    late: 'late: after the verdict',
    times: (times: number) => `×${times}`,
    timesMeaning: (times: number) => `delivered ${times} times`,
  },

  course: {
    waiting: (seconds: number, patience: number) =>
      `Waiting for word of the call: ${seconds} of ${count(patience, 'second')}.`,
    silence: (seconds: number) => `No verdict within ${count(seconds, 'second')}. A later notification is still told.`,
    took: (ms: number) => `${duration(ms)} after sending.`,
  },

  outcome: {
    title,
    waiting: (seconds: number) => `Waiting for ${count(seconds, 'second')}. Abort ends it at once.`,
    accepted: 'The service took the transfer. How it ends is told by its notifications.',
    facts: 'What Graph answered',
    noReceipt: (status: number) => `What stands before the relay answered HTTP ${status}, not the relay itself.`,
    unheard: 'They go to the bot that has the call, not to this relay.',
    code: 'Code',
    target: 'About',
    details: 'Details',
    inner: 'Inner error',
    retry: 'Sending again',
    retryable: 'may help: the transfer was not taken',
    notRetryable: 'does not help as it stands',
    afterLooking: 'only after a look at the call: the transfer may have been taken',
    retryAfter: 'Wait asked for',
    requestId: 'Request id',
    clientRequestId: 'Client request id',
    took: 'Took',
    attemptsAndTime: (attempts: number, ms: number) => `${count(attempts, 'attempt')}, ${duration(ms)}`,
    body: 'Answer as it came',
    cause: 'Cause',
    delivered,
    seconds: (seconds: number) => count(seconds, 'second'),
  },

  explanation: {
    meaning: 'Meaning',
    likelyCause: 'Likely cause',
    whatToDo: 'What to do',
    known: 'Known from',
    certainty: {
      documented: 'Microsoft’s documentation',
      observed: 'public reports',
      inferred: 'a sister service of the same platform',
    } satisfies Record<Certainty, string>,
    source: 'source',
  },

  status: { label: 'Status', about: 'graph-call-transfer: transfers Microsoft Teams calls through Microsoft Graph.' },
} as const;

/** Writes a time span: milliseconds below one second, seconds from there. */
export function duration(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`;
}

function title(outcome: SendEnd): string {
  switch (outcome.kind) {
    case 'answered': {
      const { answer } = outcome;
      if (answer.kind === 'accepted') return `Accepted: ${answer.status}`;
      return `Refused: ${[answer.status, answer.error.code].filter((part) => part !== undefined).join(' · ')}`;
    }
    case 'failed':
      return failures[outcome.error.code ?? 'internal'];
  }
}

function attempt({ number, status, failure, elapsedMs, retryAfterSeconds, waitMs }: Attempt): string {
  const endings = { network: 'no answer', timedOut: 'timed out', aborted: 'aborted', token: 'no token' } as const;
  const result = status ?? (failure && endings[failure]) ?? 'ended';
  const asked = retryAfterSeconds === undefined ? '' : ', as the service asked';
  const wait = waitMs === undefined ? '' : `; next attempt in ${duration(waitMs)}${asked}`;
  return `Attempt ${number}: ${result} after ${duration(elapsedMs)}${wait}`;
}
