import { count, duration, wholeSeconds } from '../i18n/format.js';
import { region } from '../i18n/region.js';
import type { Failure, SendEnd } from '../model/recording.js';

const failures: Readonly<Record<NonNullable<Failure['code']>, string>> = {
  notInitialized: 'Not sent',
  invalidTransfer: 'Not sent',
  invalidOptions: 'Not sent',
  invalidToken: 'Not sent',
  credentialFailed: 'Not sent',
  signInRequired: 'Not sent',
  invalidPayload: 'Not read',
  limitExceeded: 'Not read',
  invalidSnapshot: 'Not read',
  aborted: 'Stopped waiting',
  timedOut: 'Timed out',
  network: 'No response',
  internal: 'Something went wrong',
};

const delivered = {
  no: 'Nothing was sent. You can send it again.',
  unknown: 'Graph may have started the transfer. Check the call before you send it again.',
} as const;

/** Names what sending came to. */
export function sendEnd(outcome: SendEnd): string {
  switch (outcome.kind) {
    case 'response': {
      const { response } = outcome;
      if (response.kind === 'accepted') return `Accepted: ${response.status}`;
      return `Refused: ${[response.status, response.error.code].filter((part) => part !== undefined).join(' · ')}`;
    }
    case 'failed':
      return failures[outcome.error.code ?? 'internal'];
  }
}

/** The response of Graph. */
export const outcomeTexts = region('outcome', {
  title: sendEnd,
  waiting: (seconds: number) => `Waiting: ${wholeSeconds(seconds)} so far.`,
  accepted: 'Graph accepted the transfer. Its notifications report the outcome.',
  facts: 'What Graph answered',
  noReceipt: (status: number) => `A proxy in front of the relay returned HTTP ${status}.`,
  unheard: 'They go to your bot, not to this page.',
  code: 'Code',
  target: 'About',
  details: 'Details',
  inner: 'Inner error',
  requestRefused: 'The call is as it was. Change what the response names, then send again.',
  waitAsked: (seconds: number) => `Graph asked to wait ${wholeSeconds(seconds)}.`,
  waitLeft: (seconds: number) => `Send again in ${wholeSeconds(seconds)}.`,
  waitOver: 'You can send it again now.',
  nextAttempt: (seconds: number) => `Graph asked to come later: the next attempt is in ${wholeSeconds(seconds)}.`,
  forbidden: (origin: string) =>
    `The policy of this page does not let it send to ${origin}. Who serves the page can add it to connect-src in the Content-Security-Policy of index.html.`,
  throughRelay: 'Send through the relay',
  mayBeRefused: 'The connection failed, or this address refuses web pages (CORS). A browser can’t distinguish them.',
  offline: 'This browser is offline.',
  relayWouldHelp:
    'A relay with a credential has no such limits: start it with --app-id and --tenant, and open its page.',
  requestId: 'Request id',
  date: 'Answered',
  hidden: 'The browser hides the IDs and the date of this response. Through a relay they are here.',
  clientRequestId: 'Client request id',
  took: 'Took',
  attemptsAndTime: (attempts: number, ms: number) => `${count(attempts, 'attempt')}, ${duration(ms)}`,
  body: 'Response as it came',
  cause: 'Cause',
  delivered,
});
