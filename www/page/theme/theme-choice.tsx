import { type Theme, theme, themes } from '../state/theme.js';
import { texts } from '../texts/index.js';

/** The choice between the system's theme, light and dark. */
export function ThemeChoice() {
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
