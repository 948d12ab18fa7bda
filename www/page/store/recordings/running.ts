import { computed } from '@preact/signals';
import { isInProgress } from '../../model/recording.js';
import type { Recordings } from './recordings.js';
import type { VerdictTimeout } from './verdict-timeout.js';

/** Creates the transfer in progress that concerns the operator: the last one that this page sent, or the one that is shown. */
export function createRunning({ entries, shownId }: Recordings, { waits }: VerdictTimeout) {
  return computed(() =>
    entries.value.findLast((entry) => {
      const { id, origin } = entry.recording;
      return isInProgress(entry) && waits.value.has(id) && (origin === 'page' || id === shownId.value);
    }),
  );
}
