import type { SendFailure } from '../../protocol/events.js';
import type { SendEnd } from '../state/timeline.js';
import { count } from './count.js';
import { duration, wholeSeconds } from './format.js';
import { region } from './region.js';

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

/** Names what sending came to. */
export function sendEnd(outcome: SendEnd): string {
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

/** What the answer was. */
export const outcomeTexts = region('outcome', {
  title: sendEnd,
  waiting: (seconds: number) => `Waiting: ${wholeSeconds(seconds)} so far. Abort ends it at once.`,
  accepted: 'The service took the transfer. How it ends is told by its notifications.',
  facts: 'What Graph answered',
  noReceipt: (status: number) => `What stands before the relay answered HTTP ${status}, not the relay itself.`,
  unheard: 'They go to the bot that has the call, not to this page.',
  code: 'Code',
  target: 'About',
  details: 'Details',
  inner: 'Inner error',
  notTaken:
    'The transfer was not taken, and the call is as it was. Change what the answer names before you send again.',
  waitAsked: (seconds: number) => `Graph asked to wait ${wholeSeconds(seconds)}.`,
  waitLeft: (seconds: number) => `Send again in ${wholeSeconds(seconds)}.`,
  waitOver: 'It can be sent again now.',
  nextAttempt: (seconds: number) => `Graph asked to come later: the next attempt is in ${wholeSeconds(seconds)}.`,
  forbidden: (origin: string) =>
    `The policy of this page does not let it send to ${origin}. Who serves the page can add it to connect-src in the Content-Security-Policy of index.html.`,
  throughRelay: 'Send through the relay',
  mayBeRefused:
    'A browser does not tell a broken connection from a refusal by CORS. If this address can be reached otherwise, it refuses this page.',
  offline: 'This browser is offline.',
  relayWouldHelp:
    'A relay with a credential has no such limits: start it with --app-id and --tenant, and open its page.',
  requestId: 'Request id',
  date: 'Answered',
  hidden: 'The browser keeps the ids and the date of this answer from the page. Sent through a relay, they are here.',
  clientRequestId: 'Client request id',
  took: 'Took',
  attemptsAndTime: (attempts: number, ms: number) => `${count(attempts, 'attempt')}, ${duration(ms)}`,
  body: 'Answer as it came',
  cause: 'Cause',
  delivered,
});
