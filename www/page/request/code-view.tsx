import { snippetLanguages } from 'graph-call-transfer/snippets';
import { copy } from '../state/announce.js';
import { code, codeLanguage } from '../state/code.js';
import { carrier, destination } from '../state/destination.js';
import { codeTexts as texts } from '../texts/code.js';

/** The transfer as code in a language that is chosen, to be read, selected and copied. */
export function CodeView() {
  return (
    <div class="code-view">
      <div class="field">
        <label for="code-language">{texts.language}</label>
        <select
          id="code-language"
          value={codeLanguage.value}
          onChange={({ currentTarget }) => {
            const chosen = snippetLanguages.find(({ id }) => id === currentTarget.value);
            if (chosen) codeLanguage.value = chosen.id;
          }}
        >
          {snippetLanguages.map(({ id, name }) => (
            <option key={id} value={id} dir="auto" translate={false}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <Code />
      <div class="buttons">
        <CopyButton />
      </div>
    </div>
  );
}

function Code() {
  if (code.value === undefined) return <p class="empty">{texts.missing}</p>;
  return (
    <>
      <textarea class="code" rows={20} aria-label={texts.text} readOnly spellcheck={false} value={code.value} />
      <p class="meaning">{tokenHint()}</p>
    </>
  );
}

/** Where the code finds its token. */
function tokenHint(): string {
  if (carrier.value === 'inPage') return texts.inPage;
  if (destination.value !== 'simulator') return texts.token;
  return texts.tokenOfSimulator(new URL('sim/token', document.baseURI).href);
}

/** Copies the code and says of which language it is. */
function CopyButton() {
  const name = snippetLanguages.find(({ id }) => id === codeLanguage.value)?.name ?? '';
  return (
    <button
      type="button"
      disabled={code.value === undefined}
      onClick={() => copy(code.value ?? '', { copied: texts.copied(name), refused: texts.copyRefused })}
    >
      {texts.copy}
    </button>
  );
}
