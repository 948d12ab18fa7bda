import type { App } from '../../store/app.js';
import { pageShortcuts } from './shortcuts.js';

/** The elements that receive letters; a list chooses by them. */
const FIELDS = 'input:not([type=radio], [type=checkbox]), select, textarea';

/** Carries out the shortcuts of the page. */
export function watchKeyboard(app: App): void {
  const { view } = app.view;
  addEventListener('keydown', (event) => {
    keepFromRepeating(event);
    if (event.defaultPrevented || event.isComposing || document.querySelector('dialog:modal')) return;
    const shortcut = pageShortcuts(app).find(
      ({ place, single, matches }) =>
        (place === 'page' || view.peek() === place) && !(single && isTyping(event)) && matches(event),
    );
    if (!shortcut) return;
    event.preventDefault();
    shortcut.run(event);
  });
}

/** Enter that is held down on a button must not press it again and again: it may be the one that sends. */
function keepFromRepeating(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.repeat && event.target instanceof HTMLButtonElement) event.preventDefault();
}

/** Whether the key goes into a field; the field of the editor lies in a shadow root. */
function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return target instanceof HTMLElement && (target.isContentEditable || target.matches(FIELDS));
}
