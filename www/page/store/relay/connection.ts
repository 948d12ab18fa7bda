import { signal } from '@preact/signals';
import { type Connection, isInterrupted } from '../../model/connection.js';

export type ConnectionStore = ReturnType<typeof createConnection>;

/** Creates the state of the connection to the relay, with the relay's clock. */
export function createConnection() {
  const connection = signal<Connection>({ kind: 'connecting' });
  /** Whether the relay can reach its log. Without it, it accepts nothing. */
  const logReachable = signal(true);
  /** The time of the last event; a heartbeat is none. In milliseconds since 1970, by the page's clock. */
  const lastEventAt = signal<number | undefined>(undefined);
  /** How far the relay's clock is ahead of the page's, in milliseconds. */
  let ahead = 0;

  function noteEvent(): void {
    lastEventAt.value = Date.now();
  }

  /** Counts a loss of the stream. */
  function markInterrupted(kind: 'reconnecting' | 'gone', since: number): void {
    const known = connection.peek();
    const before = isInterrupted(known) ? known : { attempts: 0, since };
    connection.value = { kind, attempts: before.attempts + 1, since: before.since };
  }

  /**
   * Estimates the relay's clock from a message: anew at the start of a stream, and better as it goes on, because the message with
   * the shortest delay gives the best estimate.
   */
  function setClock({ kind, at }: { readonly kind: 'hello' | 'heartbeat'; readonly at: number }): void {
    const seen = at - Date.now();
    ahead = kind === 'hello' ? seen : Math.max(ahead, seen);
  }

  /** Converts a time of the page's clock to the relay's, in which all events of a transfer are ordered. */
  function relayTime(at = Date.now()): number {
    return at + ahead;
  }

  /** Converts a time of the relay's clock to the page's, with which the page waits. */
  function pageTime(at: number): number {
    return at - ahead;
  }

  return { connection, logReachable, lastEventAt, noteEvent, markInterrupted, setClock, relayTime, pageTime };
}
