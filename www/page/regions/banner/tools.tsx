import { useSignalEffect } from '@preact/signals';
import { lazy } from '../../base/lazy.js';
import { language } from '../../i18n/language.js';
import { type Theme, themes } from '../../model/theme.js';
import type { App } from '../../store/app.js';
import { texts } from '../../texts/index.js';
import { useApp } from '../../ui/app-context.js';

/** The choice of the page's language, where there is more than one. */
export function LanguageChoice() {
  const app = useApp();
  const { announce } = app.announcer;
  const { choose: chooseLanguage, offers } = app.languages;
  if (offers.length < 2) return null;
  return (
    <div class="inline">
      <label for="page-language">{texts.banner.language}</label>
      <select
        id="page-language"
        value={language.value.tag}
        onChange={async ({ currentTarget: select }) => {
          if (await chooseLanguage(select.value)) return;
          select.value = language.value.tag;
          announce(texts.banner.languageFailed);
        }}
      >
        {offers.map(({ tag, name }) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The choice between the system's theme, light and dark. */
export function ThemeChoice() {
  const { theme } = useApp().preferences;
  return (
    <div class="inline">
      <label for="theme">{texts.banner.theme}</label>
      <select
        id="theme"
        value={theme.value}
        onChange={(event) => {
          theme.value = event.currentTarget.value as Theme;
        }}
      >
        {themes.map((name) => (
          <option key={name} value={name}>
            {texts.banner.themes[name]}
          </option>
        ))}
      </select>
    </div>
  );
}

const help = lazy(async () => (await import('../keyboard/help.js')).Help);

/** Opens the list of the shortcuts, which is loaded when it is first needed. */
export function HelpButton() {
  const app = useApp();
  const { helpShown } = app.preferences;
  useSignalEffect(() => {
    if (helpShown.value) void load(app);
  });
  const part = help.state.value;
  return (
    <>
      <button
        type="button"
        aria-label={texts.banner.shortcuts}
        title={texts.banner.shortcuts}
        onClick={() => {
          helpShown.value = true;
        }}
      >
        ?
      </button>
      {part.kind === 'ready' && <part.value />}
    </>
  );
}

async function load(app: App): Promise<void> {
  const { announce } = app.announcer;
  const { helpShown } = app.preferences;
  await help.load();
  const part = help.state.peek();
  if (part.kind !== 'failed') return;
  helpShown.value = false;
  announce(() => texts.banner.shortcutsFailed(part.times > 1));
}

/** Shows or hides the developer tools. */
export function ModeSwitch() {
  const { mode, toggleMode } = useApp().preferences;
  return (
    <label class="choice">
      <input
        type="checkbox"
        role="switch"
        checked={mode.value === 'developer'}
        aria-checked={mode.value === 'developer'}
        onChange={toggleMode}
      />
      {texts.banner.developer}
    </label>
  );
}

/** The settings of the page, in a menu. */
export function Settings() {
  return (
    <details class="menu">
      <summary aria-label={texts.banner.settings} title={texts.banner.settings}>
        <span aria-hidden="true">⚙</span>
      </summary>
      <div class="menu-body">
        <ThemeChoice />
        <LanguageChoice />
      </div>
    </details>
  );
}
