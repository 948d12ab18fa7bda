import { signal } from '@preact/signals';
import type { TextSpan } from 'graph-call-transfer';
import { isViewLink, type View, viewOf } from '../model/view.js';
import type { Env } from './env.js';

export type ViewStore = ReturnType<typeof createView>;

/** Creates the choice of what the page shows. */
export function createView({ location, window }: Env) {
  const view = signal<View>(viewOf(location.hash));
  /** The form in which the request is shown. */
  const requestView = signal<'json' | 'http' | 'code'>('json');
  /** The place in the JSON text that the editor is to select and focus. */
  const wantedSpan = signal<Pick<TextSpan, 'start' | 'end'> | undefined>(undefined);

  /** Goes to a view, as its link does. */
  function goToView(name: View): void {
    location.hash = name;
    view.value = name;
  }

  /** Goes to a place in the JSON text. */
  function goToSpan({ start, end }: TextSpan): void {
    requestView.value = 'json';
    wantedSpan.value = { start, end };
  }

  /** Follows the address, and the links inside a view. */
  function start(): void {
    window.addEventListener('hashchange', () => {
      view.value = viewOf(location.hash);
    });
    window.addEventListener('click', followLink);
  }

  return { view, requestView, wantedSpan, goToView, goToSpan, start };
}

/** Follows a link to a place by moving focus. The address stays: its fragment names the view. */
function followLink(event: Event): void {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  const href = link?.getAttribute('href') ?? '';
  if (!link || isViewLink(href)) return;
  event.preventDefault();
  goToElement(href.slice(1));
}

/** Focuses an element, which may be folded away. */
function goToElement(id: string): void {
  const element = document.getElementById(id);
  for (let fold = element?.closest('details'); fold; fold = fold.parentElement?.closest('details')) fold.open = true;
  element?.focus();
}
