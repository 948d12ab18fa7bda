/** How the page receives events: by the relay's stream, or from the simulator in the page. */
export type Connection =
  | { readonly kind: 'connecting' | 'stopped' | 'inPage' }
  /** `isResynced` until the next event: the relay no longer had all missed events, and sent its state in their place. */
  | { readonly kind: 'live'; readonly isResynced: boolean }
  /**
   * The stream ended, fell silent, or was refused; with `gone` the relay shut down or is unreachable. `attempts` counts the
   * failures since `since`, by the relay's clock.
   */
  | { readonly kind: 'reconnecting' | 'gone'; readonly attempts: number; readonly since: number };

/** Returns whether the stream is interrupted. */
export function isInterrupted(connection: Connection): connection is Extract<Connection, { since: number }> {
  return 'since' in connection;
}
