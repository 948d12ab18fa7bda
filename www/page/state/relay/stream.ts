import type { Position, StreamEvent } from '../../../protocol/events.js';
import { HEARTBEAT_MS } from '../../../protocol/heartbeat.js';
import { hear } from '../heard.js';
import { loadAbout, relay, renewSession } from './about.js';
import { relayTime, setClock } from './clock.js';
import { connection, logReachable, lose } from './connection.js';
import { lookOutForSilence } from './silence.js';

/** EventSource hands on only what it is asked for by name, and a stream of which no sign of life is heard would be taken for dead. */
const kinds = Object.keys({
  hello: true,
  resync: true,
  log: true,
  calls: true,
  rejected: true,
  bye: true,
  beat: true,
  transfer: true,
  attempt: true,
  answer: true,
  failure: true,
  notifications: true,
  duplicate: true,
} satisfies Record<StreamEvent['kind'], true>);

/** The pause before a stream that the browser gave up is opened anew. */
const PAUSE_MS = 3000;

/** A stream that does not even tell that it lives is lost, and nobody said so: as behind a NAT, and after a sleep. */
const SILENCE_MS = 2.5 * HEARTBEAT_MS;

/** The log's id of the last event: where an opened stream goes on. */
let position: Position | undefined;

/** Gives up the stream that is open, as one of which nothing came since then, and opens it anew. */
let renew: (since: number) => void = () => {};

/** The transfers that the relay sends for this page, and of whose end the stream has not told. */
const untold = new Set<string>();

/**
 * Opens the stream and hands its events on, in their order, as long as the page lives.
 *
 * @param after where the page stands; without it the stream begins now
 */
export function openStream(listener: (event: StreamEvent) => void, after?: Position): void {
  position = after ?? position;
  // EventSource comes back by itself, and tells the relay the last id; only where it gives up, or does not see that it is cut off,
  // is this one needed.
  const source = new EventSource(position === undefined ? 'api/events' : `api/events?after=${position}`);
  renew = (since) => {
    lookout.end();
    source.close();
    lose(connection.peek().kind === 'gone' ? 'gone' : 'reconnecting', relayTime(since));
    openStream(listener);
  };
  const lookout = lookOutForSilence(SILENCE_MS, renew);
  /** How the last attempt came out: the relay did not answer, it streamed, or it said that it goes. */
  let last: 'unanswered' | 'streamed' | 'left' = 'unanswered';
  const take = ({ data, lastEventId }: MessageEvent<string>) => {
    lookout.heard();
    if (lastEventId !== '') position = lastEventId;
    const event = JSON.parse(data) as StreamEvent;
    if (event.kind === 'hello' || event.kind === 'beat') setClock(event);
    if (event.kind === 'hello') logReachable.value = event.logReachable;
    if (event.kind === 'log') logReachable.value = event.reachable;
    if (event.kind !== 'beat') noteHeard(event);
    if (event.kind === 'bye' && event.why === 'shutdown') last = 'left';
    if (event.kind === 'answer' || event.kind === 'failure') untold.delete(event.transferId);
    listener(event);
  };
  for (const kind of kinds) source.addEventListener(kind, take);
  source.onopen = () => {
    lookout.heard();
    last = 'streamed';
  };
  source.onerror = () => {
    // The browser knows, and does what is to be done.
    lookout.heard();
    const how = last;
    last = 'unanswered';
    lose(how === 'left' || connection.peek().kind === 'gone' ? 'gone' : 'reconnecting', relayTime());
    if (source.readyState === EventSource.CLOSED) {
      lookout.end();
      void reopen(listener);
    } else if (how === 'unanswered') {
      void seeWhetherGone();
    }
  };
}

/** Looks out for what the stream tells of a transfer that the relay is about to send. */
export function expectWord(transferId: string): void {
  untold.add(transferId);
}

/**
 * Looks out no longer. A stream that claims to be live, and has not told how the sending ended, is opened anew.
 *
 * @param endedAt when the page learnt how it ended; absent where the stream need not know
 */
export function missWord(transferId: string, endedAt?: number): void {
  // Without its log a relay that lives tells of no transfer either.
  const isMissed = untold.delete(transferId) && connection.peek().kind === 'live' && logReachable.peek();
  if (isMissed && endedAt !== undefined) renew(endedAt);
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

/** Notes that an event came, and what it says of the connection itself. */
function noteHeard({ kind }: StreamEvent): void {
  hear();
  const isResynced = kind === 'resync';
  const known = connection.peek();
  // Before `hello` the stream only tells why it has to wait.
  if (kind !== 'hello' && (known.kind !== 'live' || known.isResynced === isResynced)) return;
  connection.value = { kind: 'live', isResynced };
}
