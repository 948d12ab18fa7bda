import { foldable, foldEffect } from '@codemirror/language';
import type { Command } from '@codemirror/view';

/** Folds the innermost object or list around the cursor. CodeMirror's own command folds only what begins in the line. */
export const foldAround: Command = (view) => {
  const { doc, selection } = view.state;
  const cursor = selection.main.head;
  for (let number = doc.lineAt(cursor).number; number > 0; number -= 1) {
    const line = doc.line(number);
    const range = foldable(view.state, line.from, line.to);
    if (range && range.to >= cursor) {
      view.dispatch({ effects: foldEffect.of(range), selection: { anchor: range.from } });
      break;
    }
  }
  return true;
};
