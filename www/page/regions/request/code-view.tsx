import { computed, signal } from '@preact/signals';
import { type SnippetLanguage, snippet, snippetLanguages } from 'graph-call-transfer/snippets';
import { withPlaceholder } from '../../model/missing-call-id.js';
import type { App } from '../../store/app.js';
import { codeTexts as texts } from '../../texts/code.js';
import { texts as pageTexts } from '../../texts/index.js';
import { useApp, useLateStore } from '../../ui/app-context.js';

/** Creates the code of the transfer, in the chosen language. */
function createCode({ checks: { readable }, destinations: { endpoint } }: App) {
  const codeLanguage = signal<SnippetLanguage>('curl');
  /** The code; `undefined` while the transfer has errors besides a missing call id. */
  const code = computed(() =>
    readable.value ? withPlaceholder(snippet(readable.value, codeLanguage.value, endpoint.value)) : undefined,
  );
  return { codeLanguage, code };
}

/** The transfer as code, to be read, selected and copied. */
export function CodeView() {
  const { codeLanguage } = useLateStore(createCode);
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
  const app = useApp();
  const { code } = useLateStore(createCode);
  if (code.value === undefined) return <p class="empty">{texts.missing}</p>;
  return (
    <>
      <textarea class="code" rows={20} aria-label={texts.text} readOnly spellcheck={false} value={code.value} />
      {app.checks.isCallIdMissing.value && <p class="meaning">{pageTexts.request.callIdMissing}</p>}
      <p class="meaning">{tokenHint(app)}</p>
    </>
  );
}

/** Returns the source of the code's token. */
function tokenHint(app: App): string {
  const { carrier, destination } = app.destinations;
  if (carrier.value === 'inPage') return texts.inPage;
  if (destination.value !== 'simulator') return texts.token;
  return texts.tokenOfSimulator(new URL('sim/token', document.baseURI).href);
}

/** Copies the code, and announces its language. */
function CopyButton() {
  const { codeLanguage, code } = useLateStore(createCode);
  const { copy } = useApp().announcer;
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
