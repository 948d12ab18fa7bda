import { announce } from './state/announce.js';
import { chooseLanguage, language, offers } from './state/language.js';
import { texts } from './texts/index.js';

/** The choice of the page's language, where there is more than one. */
export function LanguageChoice() {
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
