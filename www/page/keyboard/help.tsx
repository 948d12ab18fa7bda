import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { scenarios } from '../state/scenario.js';
import { formTexts } from '../texts/form.js';
import { keyboardTexts } from '../texts/keyboard.js';
import { helpShown, singleKeys } from './help-state.js';
import { onApple } from './platform.js';
import { editorShortcuts, type Place, pageShortcuts, type Shortcut } from './shortcuts.js';

const places: readonly Place[] = ['page', 'transfer', 'editor'];
const shortcuts: readonly Shortcut[] = [...pageShortcuts, ...editorShortcuts];

/** The list of all shortcuts. Closing it, with Escape too, gives focus back to where it was. */
export function Help() {
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
  return (
    <div>
      <dt>
        <span class="keys" dir="ltr">
          {keys.split('+').map((key) => (
            <kbd key={key}>{nameOf(key)}</kbd>
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

/** What stands on a key. */
function nameOf(key: string): string {
  if (onApple) return applesSigns[key] ?? key;
  const names: Readonly<Record<string, string>> = keyboardTexts.keys;
  return names[key === 'Mod' ? 'Ctrl' : key] ?? key;
}

const applesSigns: Readonly<Record<string, string>> = { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' };
