import { signal } from '@preact/signals';
import type { Position, StreamEvent } from '../../../protocol/events.js';
import { hear } from '../heard.js';
import { loadAbout, relay, renewSession } from './about.js';

/** How the page hears what happens: by the relay's stream of events, or from the simulator in the page itself. */
export type Connection =
  | { readonly kind: 'connecting' | 'live' | 'stopped' | 'inPage' }
  /**
   * The stream broke off, or it is refused; of `gone` the relay said that it goes, or it cannot be reached at all. `attempts` counts
   * since the stream was lost.
   */
  | { readonly kind: 'reconnecting' | 'gone'; readonly attempts: number };

export const connection = signal<Connection>({ kind: 'connecting' });

/** Whether the relay can reach its log. Without it, it accepts nothing. */
export const logReachable = signal(true);

const kinds: readonly StreamEvent['kind'][] = [
  'hello',
  'resync',
  'log',
  'calls',
  'rejected',
  'bye',
  'transfer',
  'attempt',
  'answer',
  'failure',
  'notifications',
  'duplicate',
];

/** The pause before a stream that the browser gave up is opened anew. */
const PAUSE_MS = 3000;

/** The log's id of the last event: where an opened stream goes on. */
let position: Position | undefined;

/**
 * Opens the stream and hands its events on, in their order, as long as the page lives.
 *
 * @param after where the page stands; without it the stream begins now
 */
export function openStream(listener: (event: StreamEvent) => void, after?: Position): void {
  position = after ?? position;
  // EventSource comes back by itself, and tells the relay the last id; only where it gives up is this one needed.
  const source = new EventSource(position === undefined ? 'api/events' : `api/events?after=${position}`);
  /** How the last attempt came out: the relay did not answer, it streamed, or it said that it goes. */
  let last: 'unanswered' | 'streamed' | 'left' = 'unanswered';
  const take = ({ data, lastEventId }: MessageEvent<string>) => {
    if (lastEventId !== '') position = lastEventId;
    const event = JSON.parse(data) as StreamEvent;
    if (event.kind === 'hello') connected(event.logReachable);
    if (event.kind === 'log') logReachable.value = event.reachable;
    if (event.kind === 'bye' && event.why === 'shutdown') last = 'left';
    hear();
    listener(event);
  };
  for (const kind of kinds) source.addEventListener(kind, take);
  source.onopen = () => {
    last = 'streamed';
  };
  source.onerror = () => {
    const how = last;
    last = 'unanswered';
    connection.value = {
      kind: how === 'left' || connection.peek().kind === 'gone' ? 'gone' : 'reconnecting',
      attempts: attempts() + 1,
    };
    if (source.readyState === EventSource.CLOSED) void reopen(listener);
    else if (how === 'unanswered') void seeWhetherGone();
  };
}

/** Waits until the stream is live, but not for long: what is sent meanwhile could not be followed from its beginning. */
export function whenLive(patienceMs: number): Promise<void> {
  if (connection.peek().kind === 'live') return Promise.resolve();
  return new Promise((resolve) => {
    const patience = setTimeout(done, patienceMs);
    const unsubscribe = connection.subscribe(({ kind }) => {
      if (kind === 'live') done();
    });
    function done(): void {
      clearTimeout(patience);
      unsubscribe();
      resolve();
    }
  });
}

/** Tells a relay that does not stream from one that is not there at all: only that one takes no transfer. */
async function seeWhetherGone(): Promise<void> {
  await loadAbout();
  const known = connection.peek();
  if (known.kind !== 'reconnecting' && known.kind !== 'gone') return;
  connection.value = { ...known, kind: relay.peek().kind === 'away' ? 'gone' : 'reconnecting' };
}

async function reopen(listener: (event: StreamEvent) => void): Promise<void> {
  await seeWhetherGone();
  if (relay.peek().kind === 'signedOut') await renewSession();
  const { kind } = relay.peek();
  if (kind === 'signedOut') connection.value = { kind: 'stopped' };
  else if (kind !== 'absent') setTimeout(openStream, PAUSE_MS, listener);
}

function connected(isLogReachable: boolean): void {
  logReachable.value = isLogReachable;
  connection.value = { kind: 'live' };
}

function attempts(): number {
  const known = connection.peek();
  return 'attempts' in known ? known.attempts : 0;
}
