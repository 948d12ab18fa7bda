import { computed, signal } from '@preact/signals';
import { rowsOfTransfer } from './diagram.js';
import { timeline } from './timeline.js';

/** What of the timeline is seen: all of it, what says something of the transfer, or the deliveries that were refused. */
export const rowFilters = ['all', 'transfer', 'refused'] as const;
export type RowFilter = (typeof rowFilters)[number];

export const rowFilter = signal<RowFilter>('all');

/** The rows that are seen. */
export const seenRows = computed(() => {
  switch (rowFilter.value) {
    case 'all':
      return timeline.value;
    case 'transfer':
      return timeline.value.filter(
        ({ id, kind }) =>
          rowsOfTransfer.value.has(id) || kind === 'unread' || kind === 'reconnected' || kind === 'resync',
      );
    case 'refused':
      return timeline.value.filter(({ kind }) => kind === 'rejected');
  }
});
