import type { LoggedEvent, Position, RelayEvent } from '../../protocol/events.js';

/** What became of an event that was handed to the log. */
export interface Appended {
  /** Its id; of a duplicate, the id of the event that says so. */
  readonly id: Position;
  /** Whether a delivery of the same id was there already. */
  readonly isDuplicate: boolean;
}

/** What a snapshot holds: everything that was known at a place in the log. */
export interface Snapshot {
  readonly position: Position;
  readonly text: string;
}

/**
 * Where everything that happens is kept, in one order for all instances of the relay. The ids that it gives are those of the
 * stream's messages.
 *
 * A place in it need not be the id of an event: `{milliseconds}-0` is everything since then. A log *reaches back* to a place
 * when nothing that came after it is missing. To a place before its own beginning it does not reach: another log may have been
 * there before.
 */
export interface EventLog {
  /**
   * Appends an event; settles when it is kept. With `notifications` of a delivery whose id is there already, a `duplicate` is
   * appended in its place.
   *
   * @throws {Error} `logAway` when the log cannot be reached; the event may be in it all the same
   */
  append(event: RelayEvent): Promise<Appended>;
  /**
   * Gives everything after a place, and then what comes, in order and without gaps, until the signal is aborted. An empty batch
   * tells that everything was given that is there: it comes once before the first wait. While the log is away it waits, and goes
   * on where it stood.
   *
   * @param after `undefined` for everything that is kept
   * @throws {Error} `positionLost` when the log does not reach back to `after`, or lost what came since: it was trimmed beyond
   *   the reader, or emptied
   */
  follow(after: Position | undefined, signal: AbortSignal): AsyncIterable<readonly LoggedEvent[]>;
  /**
   * Reads what lies after one place, up to another one inclusively.
   *
   * @param limit how many events at most; the earliest are given
   * @returns `undefined` when the log does not reach back to `after`
   * @throws {Error} `logAway`
   */
  read(after: Position, upTo: Position, limit: number): Promise<readonly LoggedEvent[] | undefined>;
  /**
   * Gives the last snapshot.
   *
   * @throws {Error} `logAway`
   */
  loadSnapshot(): Promise<Snapshot | undefined>;
  /**
   * Keeps a snapshot, unless a later one is there.
   *
   * @throws {Error} `logAway`
   */
  saveSnapshot(snapshot: Snapshot): Promise<void>;
  /** Whether the log can be reached now. */
  readonly isReachable: boolean;
  /** Tells every change of `isReachable`; gives a function that ends it. */
  onReachable(listener: (isReachable: boolean) => void): () => void;
  /** Lets everything go. */
  close(): Promise<void>;
}
