import { effect, signal } from '@preact/signals';
import { texts } from '../texts/index.js';

/** What the page can be used for, each under its own address: `#inspect` opens the last. */
export const views = ['transfer', 'history', 'inspect'] as const;
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
    const { page } = texts.views;
    document.title = view.value === 'transfer' ? page : `${texts.views[view.value]} · ${page}`;
  });
}

/** Goes to a view, as its link does. */
export function goToView(name: View): void {
  location.hash = name;
  view.value = name;
}

function viewOf(hash: string): View {
  return views.find((name) => hash === `#${name}`) ?? 'transfer';
}
