import { historyKeymap, moveLineDown, moveLineUp, standardKeymap } from '@codemirror/commands';
import { foldable, foldEffect, unfoldCode } from '@codemirror/language';
import { type Command, keymap } from '@codemirror/view';

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

/** The commands that CodeMirror does not have. */
export interface OwnCommands {
  readonly nextProblem: Command;
  readonly previousProblem: Command;
  readonly repair: Command;
  readonly format: Command;
  readonly find: Command;
}

/**
 * The keys of the editor, where CodeMirror and other editors have them. Tab is not among them: it leaves the editor as it
 * leaves every field. Neither is Ctrl+Enter, with which the whole page sends.
 */
export function keys({ nextProblem, previousProblem, repair, format, find }: OwnCommands) {
  return keymap.of([
    { key: 'F8', run: nextProblem, shift: previousProblem },
    { key: 'Mod-.', run: repair, preventDefault: true },
    { key: 'Shift-Alt-f', run: format, preventDefault: true },
    { key: 'Mod-f', run: find, preventDefault: true },
    { key: 'Ctrl-Shift-[', mac: 'Cmd-Alt-[', run: foldAround },
    { key: 'Ctrl-Shift-]', mac: 'Cmd-Alt-]', run: unfoldCode },
    { key: 'Alt-ArrowUp', run: moveLineUp },
    { key: 'Alt-ArrowDown', run: moveLineDown },
    ...historyKeymap,
    ...standardKeymap,
  ]);
}
