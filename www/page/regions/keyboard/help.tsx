import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { scenarios } from '../../model/scenario.js';
import type { Shortcut, ShortcutPlace } from '../../model/shortcut.js';
import { formTexts } from '../../texts/form.js';
import { keyboardTexts } from '../../texts/keyboard.js';
import { useApp } from '../../ui/app-context.js';
import { editorShortcuts, pageShortcuts } from './shortcuts.js';

const places: readonly ShortcutPlace[] = ['page', 'transfer', 'editor'];
/** The list of all shortcuts. When it closes, with Escape too, focus returns. */
export function Help() {
  const app = useApp();
  const { helpShown, singleKeys } = app.preferences;
  const shortcuts: readonly Shortcut[] = [...pageShortcuts(app), ...editorShortcuts];
  const dialog = useRef<HTMLDialogElement>(null);
  useSignalEffect(() => {
    if (helpShown.value) dialog.current?.showModal();
    else dialog.current?.close();
  });
  const close = () => {
    helpShown.value = false;
  };
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" onClose={close}>
      <h2 id="help-title" tabIndex={-1} autofocus>
        {keyboardTexts.title}
      </h2>
      {places.map((place) => (
        <section key={place} aria-labelledby={`help-${place}`}>
          <h3 id={`help-${place}`}>{keyboardTexts.places[place]}</h3>
          <dl>
            {shortcuts
              .filter((shortcut) => shortcut.place === place)
              .map((shortcut) => (
                <Row key={shortcut.name} shortcut={shortcut} />
              ))}
          </dl>
        </section>
      ))}
      <label class="choice">
        <input
          type="checkbox"
          checked={singleKeys.value === 'on'}
          onChange={(event) => {
            singleKeys.value = event.currentTarget.checked ? 'on' : 'off';
          }}
        />
        {keyboardTexts.singleKeys}
      </label>
      <div class="buttons">
        <button type="button" onClick={close}>
          {keyboardTexts.close}
        </button>
      </div>
    </dialog>
  );
}

function Row({ shortcut: { keys, name } }: { readonly shortcut: Shortcut }) {
  const { onApple } = useApp().preferences;
  return (
    <div>
      <dt>
        <span class="keys" dir="ltr">
          {keys.split('+').map((key) => (
            <kbd key={key}>{keyName(key, onApple)}</kbd>
          ))}
        </span>
      </dt>
      <dd>
        {keyboardTexts.does[name]}
        {name === 'scenario' && (
          <p class="hint">{keyboardTexts.digits(scenarios.map((each) => formTexts.scenarios[each].name))}</p>
        )}
      </dd>
    </div>
  );
}

/** Returns the label of a key. */
function keyName(key: string, onApple: boolean): string {
  if (onApple) return appleSigns[key] ?? key;
  const names: Readonly<Record<string, string>> = keyboardTexts.keys;
  return names[key === 'Mod' ? 'Ctrl' : key] ?? key;
}

const appleSigns: Readonly<Record<string, string>> = { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' };
