import { effect, signal } from '@preact/signals';
import { texts } from '../texts/index.js';

/** What the page can be used for, each under its own address: `#inspect` opens the second. */
export const views = ['transfer', 'inspect'] as const;
export type View = (typeof views)[number];

/** Which view is seen. */
export const view = signal<View>(viewOf(location.hash));

/** Tells whether a link inside the page leads to a view, and not to a place in one. */
export function isViewLink(href: string): boolean {
  return views.some((name) => href === `#${name}`);
}

/** Follows the address, which the links and the browser's own buttons change. */
export function watchView(): void {
  addEventListener('hashchange', () => {
    view.value = viewOf(location.hash);
  });
  effect(() => {
    document.title = view.value === 'inspect' ? `${texts.views.inspect} · ${texts.views.page}` : texts.views.page;
  });
}

function viewOf(hash: string): View {
  return hash === '#inspect' ? 'inspect' : 'transfer';
}
