import { closeSearchPanel, findNext, findPrevious, openSearchPanel, search, searchPanelOpen } from '@codemirror/search';
import { StateEffect } from '@codemirror/state';
import { type EditorView, keymap } from '@codemirror/view';

const scope = 'editor search-panel';

const finding = [
  search(),
  keymap.of([
    { key: 'F3', run: findNext, shift: findPrevious, scope, preventDefault: true },
    { key: 'Mod-g', run: findNext, shift: findPrevious, scope, preventDefault: true },
    { key: 'Mod-f', run: openSearchPanel, scope: 'search-panel' },
    { key: 'Escape', run: (view) => searchPanelOpen(view.state) && closeSearchPanel(view), scope },
  ]),
];

/** Views that can find. */
const able = new WeakSet<EditorView>();

/** Opens the panel in which one finds and replaces; the editor learns it when it is first asked for. */
export function find(view: EditorView): void {
  if (!able.has(view)) view.dispatch({ effects: StateEffect.appendConfig.of(finding) });
  able.add(view);
  openSearchPanel(view);
}
