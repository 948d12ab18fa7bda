import { signal } from '@preact/signals';
import { preference } from '../state/preference.js';

/** Whether the list of the shortcuts is open. */
export const helpShown = signal(false);

/** Whether keys that stand alone are shortcuts: who dictates text, or presses keys by mistake, turns them off. */
export const singleKeys = preference('single-keys', ['on', 'off']);

export function showHelp(): void {
  helpShown.value = true;
}
