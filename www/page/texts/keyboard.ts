import type { Place, ShortcutName } from '../keyboard/shortcuts.js';
import { region } from './region.js';

/** The list of the shortcuts. */
export const keyboardTexts = region('keyboard', {
  title: 'Keyboard shortcuts',
  close: 'Close',
  singleKeys: 'Keys that stand alone, such as ?, are shortcuts outside of fields',
  places: { page: 'Everywhere', transfer: 'Transfer', editor: 'In the JSON editor' } satisfies Record<Place, string>,
  /** Which digit chooses what. */
  digits: (names: readonly string[]) => names.map((name, index) => `${index + 1}\u00a0${name}`).join(' · '),
  /** Keys that are called otherwise in other languages. */
  keys: { Ctrl: 'Ctrl', Alt: 'Alt', Shift: 'Shift', Enter: 'Enter', Tab: 'Tab' },
  does: {
    send: 'Send the transfer',
    scenario: 'Choose a scenario',
    nextRegion: 'Go to the next region',
    previousRegion: 'Go to the region before',
    help: 'Show this list, unless you are in a field',
    leaveEditor: 'Leave the editor; it types no tab',
    nextProblem: 'Go to the next problem; the status line tells it',
    previousProblem: 'Go to the problem before',
    repair: 'Fix what is wrong at the cursor',
    format: 'Format the JSON',
    undo: 'Undo, changes by the form included',
    redo: 'Redo',
    find: 'Find and replace',
    fold: 'Fold what is around the cursor',
    unfold: 'Unfold',
  } satisfies Record<ShortcutName, string>,
});
