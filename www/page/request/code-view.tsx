import { copy } from '../state/announce.js';
import { code, codeLanguage, languages, loading, loadSnippets } from '../state/code.js';
import { carrier, destination } from '../state/destination.js';
import { texts } from '../texts/index.js';

/** The transfer as code in a language that is chosen, to be read and selected. */
export function CodeView() {
  const { value: state } = loading;
  if (state.kind === 'failed') return <Failure reason={state.reason} />;
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
            <option key={id} value={id}>
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

function Failure({ reason }: { readonly reason: string }) {
  return (
    <div class="notice" data-tone="danger" role="alert">
      <p>
        {texts.request.codeFailed} <span class="path">{reason}</span>
      </p>
      <button type="button" onClick={loadSnippets}>
        {texts.request.codeRetry}
      </button>
    </div>
  );
}
