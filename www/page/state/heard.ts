import { signal } from '@preact/signals';

/**
 * When the last event came, whatever it was but the sign that the relay lives, which says nothing of calls; in milliseconds since
 * 1970.
 */
export const lastHeard = signal<number | undefined>(undefined);

/** Notes that an event came. */
export function hear(): void {
  lastHeard.value = Date.now();
}
