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
 */
export interface EventLog {
  /**
   * Appends an event; settles when it is kept. With `notifications` of a delivery whose id is there already, a `duplicate` is
   * appended in its place.
   *
   * @throws {LogAway} when the log cannot be reached; the event may be in it all the same
   */
  append(event: RelayEvent): Promise<Appended>;
  /**
   * Gives everything after a place, and then what comes, in order and without gaps, until the signal is aborted. While the log
   * is away it waits.
   *
   * @param after `undefined` for everything that is kept
   */
  follow(after: Position | undefined, signal: AbortSignal): AsyncIterable<readonly LoggedEvent[]>;
  /**
   * Reads what lies after one place, up to another one inclusively.
   *
   * @returns `undefined` when the log no longer reaches back to `after`
   */
  read(after: Position, upTo: Position): Promise<readonly LoggedEvent[] | undefined>;
  /** Gives the last snapshot. */
  loadSnapshot(): Promise<Snapshot | undefined>;
  /** Keeps a snapshot, unless a later one is there. */
  saveSnapshot(snapshot: Snapshot): Promise<void>;
  /** Whether the log can be reached now. */
  readonly isReachable: boolean;
  /** Tells every change of `isReachable`; gives a function that ends it. */
  onReachable(listener: (isReachable: boolean) => void): () => void;
  /** Lets everything go. */
  close(): Promise<void>;
}
