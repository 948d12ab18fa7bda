import { effect } from '@preact/signals';
import { preference } from './preference.js';

/** The themes that can be chosen; the first follows the system. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** The chosen theme. `public/theme.js` reads it before the first paint. */
export const theme = preference('theme', themes);

/** Keeps the root in the chosen theme. */
export function watchTheme(): void {
  effect(() => {
    const root = document.documentElement;
    if (theme.value === 'system') root.removeAttribute('data-theme');
    else root.setAttribute('data-theme', theme.value);
  });
}
