import { LoadFailure } from '../load-failure.js';
import { copy } from '../state/announce.js';
import { code, codeLanguage, languages, snippets } from '../state/code.js';
import { carrier, destination } from '../state/destination.js';
import { texts } from '../texts/index.js';

/** The transfer as code in a language that is chosen, to be read and selected. */
export function CodeView() {
  const state = snippets.state.value;
  if (state.kind === 'failed') {
    return <LoadFailure failed={state} text={texts.request.codeFailed} load={snippets.load} />;
  }
  if (state.kind !== 'ready') return <p>{texts.request.codeLoading}</p>;
  return (
    <div class="code-view">
      <div class="field">
        <label for="code-language">{texts.request.language}</label>
        <select
          id="code-language"
          value={codeLanguage.value}
          onChange={({ currentTarget }) => {
            const chosen = languages.peek().find(({ id }) => id === currentTarget.value);
            if (chosen) codeLanguage.value = chosen.id;
          }}
        >
          {languages.value.map(({ id, name }) => (
            <option key={id} value={id} dir="auto" translate={false}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <Code />
    </div>
  );
}

function Code() {
  if (code.value === undefined) return <p class="empty">{texts.request.codeMissing}</p>;
  return (
    <>
      <textarea
        class="code"
        rows={20}
        aria-label={texts.request.codeText}
        readOnly
        spellcheck={false}
        value={code.value}
      />
      <p class="meaning">{tokenHint()}</p>
    </>
  );
}

/** Where the code finds its token. */
function tokenHint(): string {
  if (carrier.value === 'inPage') return texts.request.codeInPage;
  if (destination.value !== 'simulator') return texts.request.codeToken;
  return texts.request.codeTokenOfSimulator(new URL('sim/token', document.baseURI).href);
}

/** Copies the code and says of which language it is. */
export function CodeButtons() {
  const name = languages.value.find(({ id }) => id === codeLanguage.value)?.name ?? '';
  return (
    <button
      type="button"
      disabled={code.value === undefined}
      onClick={() =>
        copy(code.value ?? '', { copied: texts.request.copiedCode(name), refused: texts.request.copyRefused })
      }
    >
      {texts.request.copyCode}
    </button>
  );
}
