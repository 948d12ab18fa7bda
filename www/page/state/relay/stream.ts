import { signal } from '@preact/signals';
import type { Position, StreamEvent } from '../../../protocol/events.js';
import { hear } from '../heard.js';
import { loadAbout, relay, renewSession } from './about.js';

/** How the page hears what happens: by the relay's stream of events, or from the simulator in the page itself. */
export type Connection =
  | { readonly kind: 'connecting' | 'live' | 'stopped' | 'inPage' }
  /** `attempts` counts since the connection was lost. */
  | { readonly kind: 'reconnecting'; readonly attempts: number };

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
  const take = ({ data, lastEventId }: MessageEvent<string>) => {
    if (lastEventId !== '') position = lastEventId;
    const event = JSON.parse(data) as StreamEvent;
    if (event.kind === 'hello') connected(event.logReachable);
    if (event.kind === 'log') logReachable.value = event.reachable;
    hear();
    listener(event);
  };
  for (const kind of kinds) source.addEventListener(kind, take);
  source.onerror = () => {
    connection.value = { kind: 'reconnecting', attempts: attempts() + 1 };
    if (source.readyState === EventSource.CLOSED) void reopen(listener);
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

async function reopen(listener: (event: StreamEvent) => void): Promise<void> {
  await loadAbout();
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
  return known.kind === 'reconnecting' ? known.attempts : 0;
}
