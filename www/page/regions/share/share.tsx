import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { saveFile } from '../../base/files.js';
import { readDraftFile, writeDraftFile } from '../../model/draft-file.js';
import { writeFragment } from '../../model/draft-link.js';
import { MAX_FRAGMENT_LENGTH } from '../../model/fragment.js';
import { withoutNames } from '../../model/redacted-draft.js';
import type { SharedDraft } from '../../model/shared-draft.js';
import { sharePanelTexts as texts } from '../../texts/share-panel.js';
import { useApp } from '../../ui/app-context.js';

/** The name of the file of a draft. */
const FILE = 'transfer-draft.json';

/** The draft as a link and as a file. */
export function Share() {
  const app = useApp();
  const { announce } = app.announcer;
  const { isCoreReady } = app.core;
  const { destination, version } = app.destinations;
  const { draft } = app.draft;
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
            saveFile(FILE, 'application/json', writeDraftFile(shared.peek()));
            announce(() => texts.exported(FILE));
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
  const { copy } = useApp().announcer;
  const given = useSignal(to);
  given.value = to;
  const fragment = useSignal<string | undefined>(undefined);
  useSignalEffect(() => {
    const { value } = given;
    void writeFragment(value).then((written) => {
      if (given.peek() === value) fragment.value = written;
    });
  });

  const isTooLong = (fragment.value?.length ?? 0) > MAX_FRAGMENT_LENGTH;
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
  const app = useApp();
  const { announce } = app.announcer;
  const { openDraft } = app.opened;
  const take = async (file: File) => {
    const text = await file.text().catch(() => undefined);
    if (text === undefined) announce(() => texts.unreadable);
    else openDraft(readDraftFile(text), 'file');
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
