import { announce } from '../state/announce.js';
import { chooseScenario, draft } from '../state/draft.js';
import { scenarios } from '../state/scenario.js';
import { requestSend } from '../state/sending.js';
import { texts } from '../texts/index.js';
import { showHelp, singleKeys } from './help-state.js';
import { goToRegion } from './regions.js';

/** Where a shortcut holds. */
export type Place = 'page' | 'transfer' | 'editor';

/** What a shortcut does, as its text is found by. */
export type ShortcutName =
  | 'send'
  | 'scenario'
  | 'nextRegion'
  | 'previousRegion'
  | 'help'
  | 'leaveEditor'
  | 'nextProblem'
  | 'previousProblem'
  | 'repair'
  | 'format'
  | 'undo'
  | 'redo'
  | 'find'
  | 'fold'
  | 'unfold';

export interface Shortcut {
  readonly name: ShortcutName;
  readonly place: Place;
  /** The keys, joined by `+`; `Mod` is ⌘ on Apple's machines and Ctrl on others. */
  readonly keys: string;
  /** A key without Ctrl, Alt or ⌘: not meant while one types, and can be turned off. */
  readonly single?: true;
}

/** A shortcut that the page itself carries out; those of the editor are the editor's. */
export interface PageShortcut extends Shortcut {
  readonly place: 'page' | 'transfer';
  readonly matches: (event: KeyboardEvent) => boolean;
  readonly run: (event: KeyboardEvent) => void;
}

/** Every shortcut that the page carries out. */
export const pageShortcuts: readonly PageShortcut[] = [
  {
    name: 'send',
    place: 'transfer',
    keys: 'Mod+Enter',
    matches: (event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey),
    // A key that is held down must not transfer again and again.
    run: (event) => event.repeat || requestSend(),
  },
  {
    name: 'scenario',
    place: 'transfer',
    keys: `Alt+1…${scenarios.length}`,
    matches: (event) => isAltAlone(event) && scenarioAt(event) !== undefined && !draft.peek().stale,
    run: (event) => {
      const scenario = scenarioAt(event);
      if (!scenario) return;
      chooseScenario(scenario);
      // The choice may be out of sight, and focus stays where it is.
      announce(() => texts.form.chosen(scenario));
    },
  },
  {
    name: 'nextRegion',
    place: 'page',
    keys: 'F6',
    matches: (event) => event.key === 'F6' && isBare(event) && !event.shiftKey,
    run: () => goToRegion(1),
  },
  {
    name: 'previousRegion',
    place: 'page',
    keys: 'Shift+F6',
    matches: (event) => event.key === 'F6' && isBare(event) && event.shiftKey,
    run: () => goToRegion(-1),
  },
  {
    name: 'help',
    place: 'page',
    keys: '?',
    single: true,
    matches: (event) => event.key === '?' && isBare(event) && singleKeys.peek() === 'on',
    run: showHelp,
  },
];

/** The shortcuts of the JSON editor that are worth telling. */
export const editorShortcuts: readonly Shortcut[] = (
  [
    ['leaveEditor', 'Tab'],
    ['nextProblem', 'F8'],
    ['previousProblem', 'Shift+F8'],
    ['repair', 'Mod+.'],
    ['format', 'Shift+Alt+F'],
    ['undo', 'Mod+Z'],
    ['redo', 'Mod+Shift+Z'],
    ['find', 'Mod+F'],
    ['fold', 'Ctrl+Shift+['],
    ['unfold', 'Ctrl+Shift+]'],
  ] as const
).map(([name, keys]) => ({ name, keys, place: 'editor' }));

function isBare({ ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return !ctrlKey && !altKey && !metaKey;
}

/** AltGr, with which letters are typed, counts as Ctrl and Alt. */
function isAltAlone(event: KeyboardEvent): boolean {
  return event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.getModifierState('AltGraph');
}

/** The scenario of a digit; told by where the key lies, because with Alt it types something else on Apple's machines. */
function scenarioAt({ code }: KeyboardEvent) {
  return code.startsWith('Digit') ? scenarios[Number(code.slice('Digit'.length)) - 1] : undefined;
}
