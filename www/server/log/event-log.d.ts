import type { LoggedEvent, Position, RelayEvent } from '../../protocol/events.js';

/** The result of an append. */
export interface Appended {
  /** The event's id; of a repeated delivery, the id of the `duplicate` event. */
  readonly id: Position;
  /** Whether the log already contains a delivery with the same id. */
  readonly isDuplicate: boolean;
}

/** The state at a position in the log. */
export interface Snapshot {
  readonly position: Position;
  readonly text: string;
}

/**
 * The log of all events, in one order for all instances of the relay. The ids of its events are the ids of the stream's
 * messages.
 *
 * A position need not be the id of an event: `{milliseconds}-0` means all events since that time. A log *reaches back* to a
 * position when no event after it is missing. It does not reach back to a position before its own start: an earlier log may
 * have had events there.
 */
export interface EventLog {
  /**
   * Appends an event; resolves when it is stored. In place of `notifications` with a delivery id that the log already contains,
   * a `duplicate` is appended.
   *
   * @throws {Error} `logUnavailable`; the event may have been appended all the same
   */
  append(event: RelayEvent): Promise<Appended>;
  /**
   * Yields the events after a position and then the new ones, in order and without gaps, until the signal is aborted. The first
   * empty batch marks the end of the stored events. While the log is unavailable it waits, and then continues.
   *
   * @param after `undefined` for all stored events
   * @throws {Error} `positionLost` when the log does not reach back to `after`, or lost events since: it was trimmed beyond the
   *   reader's position, or emptied
   */
  follow(after: Position | undefined, signal: AbortSignal): AsyncIterable<readonly LoggedEvent[]>;
  /**
   * Reads the events after one position, up to and including another one.
   *
   * @param limit the maximum number of events; the earliest ones are returned
   * @returns `undefined` when the log does not reach back to `after`
   * @throws {Error} `logUnavailable`
   */
  read(after: Position, upTo: Position, limit: number): Promise<readonly LoggedEvent[] | undefined>;
  /**
   * Returns the id of the last event; of a log without events, a position before its first one. The log reaches back to it.
   *
   * @throws {Error} `logUnavailable`
   */
  lastPosition(): Promise<Position>;
  /**
   * Returns the last snapshot.
   *
   * @throws {Error} `logUnavailable`
   */
  loadSnapshot(): Promise<Snapshot | undefined>;
  /**
   * Stores a snapshot, unless the log has a later one.
   *
   * @throws {Error} `logUnavailable`
   */
  saveSnapshot(snapshot: Snapshot): Promise<void>;
  /** Whether the log is reachable now. */
  readonly isReachable: boolean;
  /** Notifies the listener of every change of `isReachable`; returns a function that removes it. */
  onReachable(listener: (isReachable: boolean) => void): () => void;
  /** Releases all resources. */
  close(): Promise<void>;
}
