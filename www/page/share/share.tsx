import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { announce, copy } from '../state/announce.js';
import { isCoreReady } from '../state/core.js';
import { destination, version } from '../state/destination.js';
import { draft } from '../state/draft.js';
import { openDraftFile, saveDraft } from '../state/share/draft-file.js';
import { LONGEST_FRAGMENT, writeFragment } from '../state/share/link.js';
import { withoutNames } from '../state/share/redacted.js';
import type { SharedDraft } from '../state/share/shared-draft.js';
import { sharePanelTexts as texts } from '../texts/share-panel.js';

/** The draft as a link and as a file. */
export function Share() {
  const isRedacted = useSignal(false);
  const shared = useComputed<SharedDraft>(() => {
    const { callId, text } = draft.value;
    const whole = { callId, text, destination: destination.value, version: version.value };
    return isRedacted.value && isCoreReady.value ? withoutNames(whole) : whole;
  });
  return (
    <>
      <p class="hint">{texts.hint}</p>
      <label class="choice">
        <input
          type="checkbox"
          aria-describedby="redacted-hint"
          checked={isRedacted.value}
          disabled={!isCoreReady.value}
          onChange={({ currentTarget: { checked } }) => {
            isRedacted.value = checked;
          }}
        />
        {texts.redacted}
      </label>
      <p id="redacted-hint" class="hint">
        {texts.redactedHint}
      </p>
      <Preview of={shared.value} />
      <Link to={shared.value} />
      <div class="buttons">
        <button
          type="button"
          onClick={() => {
            const file = saveDraft(shared.peek());
            announce(() => texts.exported(file));
          }}
        >
          {texts.exportDraft}
        </button>
      </div>
      <OpenDraft />
    </>
  );
}

/** Exactly what goes into the link and the file. */
function Preview({ of: { callId, text, destination: to, version: of } }: { readonly of: SharedDraft }) {
  return (
    <details>
      <summary>{texts.preview}</summary>
      <pre class="code">{`${JSON.stringify({ callId, destination: to, version: of }, null, 2)}\n\n${text}`}</pre>
    </details>
  );
}

function Link({ to }: { readonly to: SharedDraft }) {
  const given = useSignal(to);
  given.value = to;
  const fragment = useSignal<string | undefined>(undefined);
  useSignalEffect(() => {
    const { value } = given;
    void writeFragment(value).then((written) => {
      if (given.peek() === value) fragment.value = written;
    });
  });

  const isTooLong = (fragment.value?.length ?? 0) > LONGEST_FRAGMENT;
  const link = fragment.value && !isTooLong ? new URL(fragment.value, location.origin + location.pathname).href : '';
  return (
    <>
      <div class="field">
        <label for="share-link">{texts.link}</label>
        <input id="share-link" type="text" class="code" readOnly value={link} />
      </div>
      {isTooLong && <p>{texts.tooLong}</p>}
      <div class="buttons">
        <button
          type="button"
          disabled={link === ''}
          onClick={() => copy(link, { copied: texts.copied, refused: texts.copyRefused })}
        >
          {texts.copyLink}
        </button>
      </div>
    </>
  );
}

function OpenDraft() {
  const take = async (file: File) => {
    const text = await file.text().catch(() => undefined);
    if (text === undefined) announce(() => texts.unreadable);
    else openDraftFile(text);
  };
  return (
    <div class="field">
      <label for="open-draft">{texts.importDraft}</label>
      <input
        id="open-draft"
        type="file"
        accept=".json,application/json"
        onChange={({ currentTarget: input }) => {
          const file = input.files?.[0];
          if (file) {
            void take(file).then(() => {
              // The same file can be opened again when it was changed meanwhile.
              input.value = '';
            });
          }
        }}
      />
    </div>
  );
}
