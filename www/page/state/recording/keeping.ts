import { signal } from '@preact/signals';
import { texts } from '../../texts/index.js';
import { announce } from '../announce.js';

/** The database in which the operator may keep the history. That it is there says that it is wished for. */
export const DATABASE = 'graph-call-transfer-history';

/** Whether the history is kept on this device. */
export const kept = signal(false);

/** Brings back what was kept on this device, where the operator wished for it. It needs the core. */
export async function restoreKept(): Promise<void> {
  let isWished = false;
  try {
    const databases = await indexedDB.databases();
    isWished = databases.some(({ name }) => name === DATABASE);
    if (!isWished) return;
    const { startKeeping } = await import('./device.js');
    await startKeeping();
  } catch {
    // A browser may forbid it, as in a private window: then nothing was kept either.
    if (isWished) announce(() => texts.recording.notRestored);
  }
}
