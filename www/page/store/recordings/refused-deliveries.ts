import { signal } from '@preact/signals';
import type { DeliveryRejected } from '../../../protocol/events.js';
import type { Announcer } from '../../base/announcer.js';
import { texts } from '../../texts/index.js';

export type RefusedDeliveries = ReturnType<typeof createRefusedDeliveries>;

/** Creates the count of the deliveries that were refused while no transfer was shown: anybody can send any number of them. */
export function createRefusedDeliveries({ announce }: Announcer) {
  const refusedDeliveries = signal<{ readonly times: number; readonly last: DeliveryRejected } | undefined>(undefined);

  /** Counts one, and announces the first. */
  function countRefused(last: DeliveryRejected): void {
    const before = refusedDeliveries.peek();
    refusedDeliveries.value = { times: (before?.times ?? 0) + 1 + (last.unreported ?? 0), last };
    if (!before) announce(() => texts.refusedDeliveries.first);
  }

  function dismissRefused(): void {
    refusedDeliveries.value = undefined;
  }

  return { refusedDeliveries, countRefused, dismissRefused };
}
