import type { Attempt, Untimely } from 'graph-call-transfer';
import type { Destination } from '../state/destination.js';
import { destinationNames as destinations } from './destinations.js';
import { duration, wholeSeconds } from './format.js';
import { sendEnd } from './outcome.js';
import { region } from './region.js';

function attempt({ number, status, failure, elapsedMs, retryAfterSeconds, waitMs }: Attempt): string {
  const endings = { network: 'no answer', timedOut: 'timed out', aborted: 'aborted', token: 'no token' } as const;
  const result = status ?? (failure && endings[failure]) ?? 'ended';
  const asked = retryAfterSeconds === undefined ? '' : ', as the service asked';
  const wait = waitMs === undefined ? '' : `; next attempt in ${duration(waitMs)}${asked}`;
  return `Attempt ${number}: ${result} after ${duration(elapsedMs)}${wait}`;
}

/** Region ③: what happened, row by row. */
export const timelineTexts = region('timeline', {
  title: 'Timeline',
  empty: 'Nothing sent yet. Fill in the form and press Send transfer; what happens is told here.',
  underWay: {
    own: 'Nothing is shown. The transfer that this page sent has no verdict yet.',
    others:
      'Nothing sent yet by this page. There is one without a verdict that was sent before the page was loaded, or by somebody else.',
  },
  showUnderWay: 'Show it',
  log: 'Events',
  loading: 'What tells of the transfer is loading.',
  failed: 'What tells of the transfer could not be loaded. The transfer itself goes on.',
  columns: { clock: 'Time', delta: 'Since the event before', sum: 'Since sending' },
  sent: (destination: Destination) => `POST sent to ${destinations[destination]}`,
  attempt,
  end: sendEnd,
  silence: (seconds: number) => `No verdict within ${wholeSeconds(seconds)}`,
  reconnected: (lostMs: number) => `The connection to the relay was lost for ${duration(lostMs)}.`,
  resync: 'The relay no longer knew all that happened meanwhile. From here on it tells what it knows.',
  unreadableResync: 'What the relay knows is written by a later release than this page. Reload the page.',
  rejected: (status: number, code: string) =>
    status < 300
      ? `Delivery without notifications, answered ${status}: ${code}`
      : `Delivery refused with ${status}: ${code}`,
  ofReplacedCall: 'Replaced call',
  untimely: {
    outOfOrder: 'out of order: after what follows it',
    afterVerdict: 'late: after the verdict',
    afterSilence: 'late: after the time to wait for it',
  } satisfies Record<Untimely, string>,
  times: (times: number) => `×${times}`,
  timesMeaning: (times: number) => `delivered ${times} times`,
  filter: 'Show',
  filters: { all: 'All', transfer: 'The transfer only', refused: 'Refused deliveries' },
  noneSeen: 'None of the events is of this kind.',
  export: 'Export',
  clear: 'Clear timeline',
  cleared: 'The timeline was cleared.',
  /** The diagrams are loaded later; this is what stands there before. */
  diagrams: {
    title: 'Diagrams',
    empty: 'The ladder and the states of a transfer are drawn here as soon as one is sent.',
    loading: 'The diagrams are loading.',
    failed: 'The diagrams could not be loaded.',
  },
});

/** How a transfer that was taken goes on. */
export const courseTexts = region('course', {
  waiting: (seconds: number, patience: number) =>
    `Waiting for word of the call: ${wholeSeconds(seconds)} of ${wholeSeconds(patience)}.`,
  silence: (seconds: number) => `No verdict within ${wholeSeconds(seconds)}. A later notification will still be shown.`,
  noVerdict: 'No verdict was heard.',
  noVerdictYet: 'No verdict yet. It is shown here as soon as the relay hears of it.',
  took: (ms: number) => `${duration(ms)} after sending.`,
});
