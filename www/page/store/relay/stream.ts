import type { Position, StreamEvent } from '../../../protocol/events.js';
import { HEARTBEAT_MS } from '../../../protocol/heartbeat.js';
import { isInterrupted } from '../../model/connection.js';
import type { Env } from '../env.js';
import type { AboutStore } from './about.js';
import type { ConnectionStore } from './connection.js';
import { startWatchdog } from './watchdog.js';

/** An EventSource passes on only the kinds that it is given; without one of them a live stream would seem silent. */
const kinds = Object.keys({
  hello: true,
  resync: true,
  log: true,
  calls: true,
  rejected: true,
  closing: true,
  heartbeat: true,
  transfer: true,
  attempt: true,
  response: true,
  failure: true,
  notifications: true,
  duplicate: true,
  consultation: true,
  consultations: true,
} satisfies Record<StreamEvent['kind'], true>);

/** The pause before a stream that the browser gave up is opened again. */
const PAUSE_MS = 3000;

/** A stream without a heartbeat for so long is lost without notice, as behind a NAT, and after a sleep. */
const SILENCE_MS = 2.5 * HEARTBEAT_MS;

/** The time in which an event arrives that the relay has in its log. */
const ARRIVAL_MS = 3000;

export type EventListener = (event: StreamEvent, position: Position | undefined) => void;

export type Stream = ReturnType<typeof createStream>;

/** Creates the stream of the relay's events. */
export function createStream(
  env: Env,
  { connection, logReachable, noteEvent, markInterrupted, setClock, relayTime }: ConnectionStore,
  { relay, loadAbout, renewSession }: AboutStore,
) {
  /** The position of the last event, at which an opened stream continues. */
  let position: Position | undefined;
  /** A position that the log has reached, and the stream has not. */
  let expected: Position | undefined;
  let setLimit: (ms?: number) => void = () => {};

  /**
   * Opens the stream and passes its events on, in their order, as long as the page lives.
   *
   * @param after the page's position; without it the stream starts now
   */
  function open(listener: EventListener, after?: Position): void {
    position = after ?? position;
    // EventSource reconnects by itself with the last id. Only when it gives up, or does not notice a loss, it is replaced.
    const source = env.openEventSource(position === undefined ? 'api/events' : `api/events?after=${position}`);
    const watchdog = startWatchdog(env, SILENCE_MS, (lastAt) => {
      source.close();
      expected = undefined;
      markInterrupted(connection.peek().kind === 'gone' ? 'gone' : 'reconnecting', relayTime(lastAt));
      open(listener);
    });
    setLimit = watchdog.limit;
    /** The end of the last attempt: the relay did not respond, it streamed, or it announced its end. */
    let last: 'unanswered' | 'streamed' | 'closed' = 'unanswered';

    function receive({ data, lastEventId }: MessageEvent<string>): void {
      watchdog.reset();
      if (lastEventId !== '') position = lastEventId;
      if (expected !== undefined && isReached(expected, position)) {
        expected = undefined;
        watchdog.limit();
      }
      const event = JSON.parse(data) as StreamEvent;
      if (event.kind === 'hello' || event.kind === 'heartbeat') setClock(event);
      if (event.kind === 'hello') logReachable.value = event.logReachable;
      if (event.kind === 'log') logReachable.value = event.reachable;
      if (event.kind !== 'heartbeat') noteStreamEvent(event);
      if (event.kind === 'closing' && event.reason === 'shutdown') last = 'closed';
      listener(event, lastEventId === '' ? undefined : lastEventId);
    }
    for (const kind of kinds) source.addEventListener(kind, receive);

    source.onopen = () => {
      watchdog.reset();
      last = 'streamed';
    };
    source.onerror = () => {
      // The browser has noticed, and reconnects.
      watchdog.reset();
      expected = undefined;
      watchdog.limit();
      const end = last;
      last = 'unanswered';
      markInterrupted(end === 'closed' || connection.peek().kind === 'gone' ? 'gone' : 'reconnecting', relayTime());
      if (source.readyState === SOURCE_CLOSED) {
        watchdog.end();
        void reopen(listener);
      } else if (end === 'unanswered') {
        void checkRelay();
      }
    };
  }

  /** Replaces the stream soon, unless it reaches a position that the relay's log has reached. */
  function expect(reached: Position): void {
    if (connection.peek().kind !== 'live' || isReached(reached, position)) return;
    expected = reached;
    setLimit(ARRIVAL_MS);
  }

  /** Distinguishes a relay that does not stream from one that is unreachable: only the latter accepts no transfer. */
  async function checkRelay(): Promise<void> {
    await loadAbout();
    const known = connection.peek();
    if (!isInterrupted(known)) return;
    connection.value = { ...known, kind: relay.peek().kind === 'away' ? 'gone' : 'reconnecting' };
  }

  async function reopen(listener: EventListener): Promise<void> {
    await checkRelay();
    if (relay.peek().kind === 'signedOut') await renewSession();
    const { kind } = relay.peek();
    if (kind === 'signedOut') connection.value = { kind: 'stopped' };
    else if (kind !== 'absent') setTimeout(open, PAUSE_MS, listener);
  }

  /** Notes an event, and what it means for the connection. */
  function noteStreamEvent({ kind }: StreamEvent): void {
    noteEvent();
    const isResynced = kind === 'resync';
    const known = connection.peek();
    // Before `hello` the stream only gives the reason why it waits.
    if (kind !== 'hello' && (known.kind !== 'live' || known.isResynced === isResynced)) return;
    connection.value = { kind: 'live', isResynced };
  }

  return { open, expect };
}

/** `EventSource.CLOSED`. */
const SOURCE_CLOSED = 2;

/** Returns whether a position is at or after another one. */
function isReached(wanted: Position, position: Position | undefined): boolean {
  if (position === undefined) return false;
  const [time = 0, number = 0] = position.split('-').map(Number);
  const [wantedTime = 0, wantedNumber = 0] = wanted.split('-').map(Number);
  return time === wantedTime ? number >= wantedNumber : time > wantedTime;
}
