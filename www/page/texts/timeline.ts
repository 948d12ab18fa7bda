import type { ArrivalTiming, SendAttempt } from 'graph-call-transfer';
import { duration, wholeSeconds } from '../i18n/format.js';
import { region } from '../i18n/region.js';
import type { Destination } from '../model/destination.js';
import { destinationNames as destinations } from './destinations.js';
import { sendEnd } from './outcome.js';

function attempt({ number, status, failure, elapsedMs, retryAfterSeconds, waitMs }: SendAttempt): string {
  const endings = { network: 'no response', timedOut: 'timed out', aborted: 'aborted', token: 'no token' } as const;
  const result = status ?? (failure && endings[failure]) ?? 'ended';
  const asked = retryAfterSeconds === undefined ? '' : ', as the service asked';
  const wait = waitMs === undefined ? '' : `; next attempt in ${duration(waitMs)}${asked}`;
  return `Attempt ${number}: ${result} after ${duration(elapsedMs)}${wait}`;
}

/** Region ③: what happened, row by row. */
export const timelineTexts = region('timeline', {
  title: 'Timeline',
  none: 'No transfer yet.',
  empty: 'The events of a transfer appear here.',
  underWay: {
    own: 'Your last transfer has no outcome yet.',
    others: 'A transfer from another session has no outcome yet.',
  },
  showUnderWay: 'View transfer',
  unknownTransfer: 'The relay doesn’t know this transfer any more.',
  log: 'Events',
  loading: 'Loading the timeline…',
  failed: 'The timeline couldn’t be loaded. The transfer itself goes on.',
  columns: { clock: 'Time', delta: 'Since the event before', sum: 'Since sending' },
  sent: (destination: Destination) => `POST sent to ${destinations[destination]}`,
  attempt,
  end: sendEnd,
  silence: (seconds: number) => `No verdict within ${wholeSeconds(seconds)}`,
  reconnected: (lostMs: number) => `The connection to the relay was lost for ${duration(lostMs)}.`,
  resync: 'Some events were missed. From here on the relay’s last state is shown.',
  unreadableResync: 'The relay is newer than this page. Reload the page.',
  rejected: (status: number, code: string) =>
    status < 300
      ? `Delivery without notifications, answered ${status}: ${code}`
      : `Delivery refused with ${status}: ${code}`,
  onReplacedCall: 'Replaced call',
  timing: {
    outOfOrder: 'out of order: after what follows it',
    afterVerdict: 'late: after the verdict',
    afterSilence: 'late: after the time to wait for it',
  } satisfies Record<ArrivalTiming, string>,
  times: (times: number) => `×${times}`,
  timesMeaning: (times: number) => `delivered ${times} times`,
  filter: 'Show',
  filters: { all: 'All', transfer: 'The transfer only', refused: 'Refused deliveries' },
  noneSeen: 'No events of this kind.',
  export: 'Export',
  clear: 'Clear timeline',
  cleared: 'The timeline was cleared.',
  /** The text while the diagrams are loading. */
  diagrams: {
    title: 'Diagrams',
    empty: 'The diagrams appear after the first transfer.',
    loading: 'The diagrams are loading.',
    failed: 'The diagrams could not be loaded.',
  },
});

/** How a transfer that was taken goes on. */
export const progressTexts = region('progress', {
  waiting: (seconds: number, limit: number) =>
    `Waiting for notifications: ${wholeSeconds(seconds)} of ${wholeSeconds(limit)}.`,
  silence: (seconds: number) => `No verdict within ${wholeSeconds(seconds)}. Later news will still be shown.`,
  noVerdict: 'No outcome is known.',
  noVerdictYet: 'No outcome yet.',
  took: (ms: number) => `${duration(ms)} after sending.`,
});
