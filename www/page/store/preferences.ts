import { effect, signal } from '@preact/signals';
import { createPreference } from '../base/preference.js';
import { themes } from '../model/theme.js';
import type { Env } from './env.js';

export type Preferences = ReturnType<typeof createPreferences>;

/** Creates the choices that outlive the page. */
export function createPreferences({ storage, platform }: Env) {
  /** The chosen theme. `public/theme.js` reads it before the first paint. */
  const theme = createPreference(storage, 'theme', themes);
  /** The field for the JSON: some screen readers and dictation programs work better with a plain one. */
  const editorKind = createPreference(storage, 'editor', ['code', 'plain']);
  /** Whether single keys are shortcuts: an operator who dictates text, or presses keys by mistake, turns them off. */
  const singleKeys = createPreference(storage, 'single-keys', ['on', 'off']);
  /** Whether the page shows what developers need: the request, the checks, the simulator. */
  const mode = createPreference(storage, 'mode', ['operator', 'developer']);
  /** The times of the ladder. */
  const times = createPreference(storage, 'times', ['clock', 'delta', 'sum']);
  /** Whether the list of the shortcuts is open. */
  const helpShown = signal(false);

  /** Keeps the root in the chosen theme. */
  function start(): void {
    effect(() => {
      const root = document.documentElement;
      if (theme.value === 'system') root.removeAttribute('data-theme');
      else root.setAttribute('data-theme', theme.value);
    });
  }

  function toggleMode(): void {
    mode.value = mode.peek() === 'operator' ? 'developer' : 'operator';
  }

  return {
    mode,
    toggleMode,
    times,
    theme,
    editorKind,
    singleKeys,
    helpShown,
    start,
    onApple: /Mac|iPhone|iPad/.test(platform),
  };
}
