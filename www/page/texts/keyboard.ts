import { region } from '../i18n/region.js';
import type { ShortcutName, ShortcutPlace } from '../model/shortcut.js';

/** The list of the shortcuts. */
export const keyboardTexts = region('keyboard', {
  title: 'Keyboard shortcuts',
  close: 'Close',
  singleKeys: 'Keys that stand alone, such as ?, are shortcuts outside of fields',
  places: { page: 'Everywhere', transfer: 'Transfer', editor: 'In the JSON editor' } satisfies Record<
    ShortcutPlace,
    string
  >,
  /** Which digit chooses what. */
  digits: (names: readonly string[]) => names.map((name, index) => `${index + 1}\u00a0${name}`).join(' · '),
  /** Keys that are called otherwise in other languages. */
  keys: { Ctrl: 'Ctrl', Alt: 'Alt', Shift: 'Shift', Enter: 'Enter', Tab: 'Tab' },
  does: {
    send: 'Send the transfer',
    developer: 'Show or hide the developer tools',
    scenario: 'Choose a scenario',
    nextRegion: 'Go to the next region',
    previousRegion: 'Go to the region before',
    help: 'Show this list, unless you are in a field',
    leaveEditor: 'Leave the editor; it types no tab',
    nextProblem: 'Go to the next problem; the status line reads it',
    previousProblem: 'Go to the problem before',
    repair: 'Fix problem at cursor',
    format: 'Format the JSON',
    undo: 'Undo, changes by the form included',
    redo: 'Redo',
    find: 'Find and replace',
    fold: 'Fold what is around the cursor',
    unfold: 'Unfold',
  } satisfies Record<ShortcutName, string>,
});
