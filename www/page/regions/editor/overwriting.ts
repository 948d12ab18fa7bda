import { EditorView } from '@codemirror/view';

/** The selection inside a shadow root, which Chromium returns only in this way. */
type Root = DocumentOrShadowRoot & { readonly getSelection?: () => Selection | null };

/**
 * Writes over a selection itself. Chromium would do so by an element that has the looks of what was there before as an
 * inline style, which the page's CSP forbids and reports.
 */
export const overwriting = EditorView.domEventHandlers({
  beforeinput({ inputType, data, isComposing }, view) {
    if (inputType !== 'insertText' || data === null || isComposing) return false;
    const root: Root = view.root;
    const selected = root.getSelection?.();
    if (!selected || selected.isCollapsed || selected.rangeCount === 0) return false;
    const range = selected.getRangeAt(0);
    const from = view.posAtDOM(range.startContainer, range.startOffset);
    const to = view.posAtDOM(range.endContainer, range.endOffset);
    const insert = view.state.toText(data);
    view.dispatch({
      changes: { from, to, insert },
      selection: { anchor: from + insert.length },
      userEvent: 'input.type',
      scrollIntoView: true,
    });
    return true;
  },
});
