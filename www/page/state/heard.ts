import { signal } from '@preact/signals';

/** When the last event came, whatever it was; in milliseconds since 1970. */
export const lastHeard = signal<number | undefined>(undefined);

/** Notes that an event came. */
export function hear(): void {
  lastHeard.value = Date.now();
}
