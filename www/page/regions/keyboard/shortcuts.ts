import { scenarios } from '../../model/scenario.js';
import type { Shortcut } from '../../model/shortcut.js';
import type { App } from '../../store/app.js';
import { submit } from '../form/send-bar.js';
import { goToRegion } from './regions.js';

/** A shortcut of the page; the editor has its own. */
export interface PageShortcut extends Shortcut {
  readonly place: 'page' | 'transfer';
  readonly matches: (event: KeyboardEvent) => boolean;
  readonly run: (event: KeyboardEvent) => void;
}

/** Returns the shortcuts of a page. */
export function pageShortcuts(app: App): readonly PageShortcut[] {
  const { announcer, draft, preferences } = app;
  return [
    {
      name: 'send',
      place: 'transfer',
      keys: 'Mod+Enter',
      matches: (event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey),
      // A key that is held down must not send again.
      run(event) {
        if (!event.repeat) void submit(app);
      },
    },
    {
      name: 'developer',
      place: 'page',
      keys: 'Ctrl+`',
      matches: (event) => event.code === 'Backquote' && event.ctrlKey && !event.altKey && !event.metaKey,
      run: preferences.toggleMode,
    },
    {
      name: 'scenario',
      place: 'transfer',
      keys: `Alt+1…${scenarios.length}`,
      matches: (event) => isAltAlone(event) && scenarioAt(event) !== undefined && !draft.draft.peek().stale,
      run: (event) => {
        const scenario = scenarioAt(event);
        if (!scenario) return;
        draft.chooseScenario(scenario);
        // The choice may be out of sight, and focus stays.
        void import('../../texts/form.js').then(({ formTexts }) =>
          announcer.announce(() => formTexts.chosen(scenario)),
        );
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
      matches: (event) => event.key === '?' && isBare(event) && preferences.singleKeys.peek() === 'on',
      run: () => {
        preferences.helpShown.value = true;
      },
    },
  ];
}

/** The shortcuts of the JSON editor, for the list. */
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

/** Returns the scenario of a digit, by the place of the key: with Alt it types another character on Apple's machines. */
function scenarioAt({ code }: KeyboardEvent) {
  return code.startsWith('Digit') ? scenarios[Number(code.slice('Digit'.length)) - 1] : undefined;
}
