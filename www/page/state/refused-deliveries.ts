import { signal } from '@preact/signals';
import type { DeliveryRejected } from '../../protocol/events.js';
import { texts } from '../texts/index.js';
import { announce } from './announce.js';

/** Deliveries that were refused while no transfer was followed: how many, and the last one. */
export interface RefusedDeliveries {
  readonly times: number;
  readonly last: DeliveryRejected;
}

/** They are only counted: anybody can send any number of them. */
export const refusedDeliveries = signal<RefusedDeliveries | undefined>(undefined);

/** Counts one. Of the first it is said, of the others it can be seen. */
export function countRefused(last: DeliveryRejected): void {
  const before = refusedDeliveries.peek();
  refusedDeliveries.value = { times: (before?.times ?? 0) + 1 + (last.untold ?? 0), last };
  if (!before) announce(() => texts.refusedDeliveries.first);
}

/** Begins to count anew. */
export function dismissRefused(): void {
  refusedDeliveries.value = undefined;
}
