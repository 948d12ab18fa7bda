import { signal } from '@preact/signals';

/** How the page hears what happens: by the relay's stream of events, or from the simulator in the page itself. */
export type Connection =
  | { readonly kind: 'connecting' | 'stopped' | 'inPage' }
  /** `isResynced` until the next event: the relay no longer had all that the page missed, and told what it knows in its place. */
  | { readonly kind: 'live'; readonly isResynced: boolean }
  /**
   * The stream broke off, fell silent, or is refused; of `gone` the relay said that it goes, or it cannot be reached at all.
   * `attempts` counts since the stream was lost, and that was `since`, by the relay's clock.
   */
  | { readonly kind: 'reconnecting' | 'gone'; readonly attempts: number; readonly since: number };

export const connection = signal<Connection>({ kind: 'connecting' });

/** Whether the relay can reach its log. Without it, it accepts nothing. */
export const logReachable = signal(true);

/** Takes that the stream is lost once more. */
export function lose(kind: 'reconnecting' | 'gone', since: number): void {
  const known = connection.peek();
  const before = 'attempts' in known ? known : { attempts: 0, since };
  connection.value = { kind, attempts: before.attempts + 1, since: before.since };
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
