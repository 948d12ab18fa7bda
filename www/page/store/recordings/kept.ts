import { signal } from '@preact/signals';
import type { Announcer } from '../../base/announcer.js';
import { texts } from '../../texts/index.js';
import type { Recordings } from './recordings.js';

/** The database of the history on this device. It exists only if the operator turned it on. */
const DATABASE = 'graph-call-transfer-history';

export type KeptHistory = ReturnType<typeof createKeptHistory>;

/** Creates the choice whether this device keeps the history. */
export function createKeptHistory(recordings: Recordings, { announce }: Announcer) {
  const isKept = signal(false);
  let stop: (() => void) | undefined;

  /** Restores the history, and keeps it from now on. It needs the core. */
  async function startKeeping(): Promise<void> {
    if (stop) return;
    const { keepHistory } = await import('./device.js');
    stop = await keepHistory(DATABASE, recordings, {
      onFull: () => announce(() => texts.loading.historyNotKept),
      onStop() {
        stop = undefined;
        isKept.value = false;
      },
    });
    isKept.value = true;
  }

  /** Stops keeping, and deletes the history. */
  async function stopKeeping(): Promise<void> {
    stop?.();
    const { deleteHistory } = await import('./device.js');
    await deleteHistory(DATABASE);
  }

  /** Restores the history if it is kept. */
  async function restoreKept(): Promise<void> {
    let isWanted = false;
    try {
      const databases = await indexedDB.databases();
      isWanted = databases.some(({ name }) => name === DATABASE);
      if (isWanted) await startKeeping();
    } catch {
      // A browser may forbid it, as in a private window: then there is no history either.
      if (isWanted) announce(() => texts.loading.historyNotRestored);
    }
  }

  return { isKept, startKeeping, stopKeeping, restoreKept };
}
