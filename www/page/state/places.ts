import { signal } from '@preact/signals';
import type { Span } from 'graph-call-transfer';
import { isViewLink } from './view.js';

/** Which form of the request is seen. */
export const requestView = signal<'json' | 'http' | 'code'>('json');

/** The place in the JSON text that the editor is asked to select and focus. */
export const wantedSpan = signal<Pick<Span, 'start' | 'end'> | undefined>(undefined);

/** Takes the operator to a place in the JSON text. */
export function goToSpan({ start, end }: Span): void {
  requestView.value = 'json';
  wantedSpan.value = { start, end };
}

/** Follows the links inside a view by moving focus. The address stays as it is: its fragment names the view. */
export function watchLinks(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    const href = link?.getAttribute('href') ?? '';
    if (!link || isViewLink(href)) return;
    event.preventDefault();
    goTo(href.slice(1));
  });
}

/** Takes the operator to an element, which may be folded away. */
function goTo(id: string): void {
  const element = document.getElementById(id);
  for (let fold = element?.closest('details'); fold; fold = fold.parentElement?.closest('details')) fold.open = true;
  element?.focus();
}
