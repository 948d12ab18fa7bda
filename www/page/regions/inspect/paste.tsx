import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { dropHandlers } from '../../base/files.js';
import { exampleSequences } from '../../model/examples/notifications/index.js';
import { type App, lateStore } from '../../store/app.js';
import { createInspect } from '../../store/inspect.js';
import { texts } from '../../texts/inspect.js';
import { useApp, useLateStore } from '../../ui/app-context.js';

/** The operator's knowledge beside the notifications: that a transfer was sent, and which call it replaces. */
export function Announced() {
  const { announced, callIds } = useLateStore(createInspect);
  return (
    <div class="field">
      <label class="choice">
        <input
          type="checkbox"
          checked={announced.value}
          aria-describedby="announced-hint"
          onChange={(event) => {
            announced.value = event.currentTarget.checked;
          }}
        />
        {texts.paste.announced}
      </label>
      <p id="announced-hint" class="hint">
        {texts.paste.announcedHint}
      </p>
      {announced.value && callIds.value.length > 1 && <ReplacedCall />}
    </div>
  );
}

function ReplacedCall() {
  const { callIds, chooseReplaced, replacedCall } = useLateStore(createInspect);
  return (
    <div class="field">
      <label for="replaced">{texts.paste.replaced}</label>
      <select
        id="replaced"
        value={replacedCall.value ?? ''}
        aria-describedby="replaced-hint"
        onChange={(event) => chooseReplaced(event.currentTarget.value)}
      >
        <option value="">{texts.paste.replacedNone}</option>
        {callIds.value.slice(0, MOST_CHOICES).map((callId) => (
          <option key={callId} value={callId}>
            {callId}
          </option>
        ))}
      </select>
      <p id="replaced-hint" class="hint">
        {texts.paste.replacedHint}
      </p>
    </div>
  );
}

/** The maximum number of calls in a list. */
const MOST_CHOICES = 200;

/** The region in which notifications are pasted. */
export function Paste() {
  const { paste } = useLateStore(createInspect);
  return (
    <section class="region paste" aria-labelledby="paste-title">
      <h2 id="paste-title" tabIndex={-1}>
        {texts.paste.title}
      </h2>
      <PasteArea />
      <div class="buttons">
        <button type="button" onClick={() => paste('')}>
          {texts.paste.clear}
        </button>
      </div>
      <Examples />
      <OpenFile />
      <Announced />
    </section>
  );
}

function PasteArea() {
  const app = useApp();
  const { isCoreReady } = app.core;
  const { pasted, pasteFile, summary, wantedPlace } = useLateStore(createInspect);
  const area = useRef<HTMLTextAreaElement>(null);
  useSignalEffect(() => {
    const place = wantedPlace.value;
    if (place === undefined || !area.current) return;
    wantedPlace.value = undefined;
    area.current.focus();
    area.current.setSelectionRange(place, place + 1);
  });

  return (
    <div class="field">
      <label for="pasted">{texts.paste.label}</label>
      <p id="pasted-hint" class="hint">
        {texts.paste.hint}
      </p>
      <textarea
        id="pasted"
        ref={area}
        class="code"
        dir="ltr"
        rows={16}
        aria-describedby="pasted-hint pasted-privacy pasted-summary"
        aria-invalid={pasted.value.found.some(({ kind }) => kind === 'broken')}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        readOnly={!isCoreReady.value}
        value={pasted.value.text}
        onInput={({ currentTarget: input }) => takeText(app, input)}
        onPaste={(event) => {
          const text = event.clipboardData?.getData('text/plain') ?? '';
          if (text.length < LONG_PASTE) return;
          // A browser's own way of pasting takes many seconds for a mebibyte.
          event.preventDefault();
          const { currentTarget: input } = event;
          input.setRangeText(text, input.selectionStart, input.selectionEnd, 'end');
          takeText(app, input);
        }}
        {...dropHandlers(pasteFile)}
      />
      <p id="pasted-privacy" class="hint">
        {texts.paste.privacy}
      </p>
      <p id="pasted-summary" class="verdict">
        {summary.value}
      </p>
    </div>
  );
}

const LONG_PASTE = 64 * 1024;

/** Passes the text of the field on, and shows the redacted one; the caret keeps its distance from the end. */
function takeText(app: App, input: HTMLTextAreaElement): void {
  const { paste, pasted } = lateStore(app, createInspect);
  const fromEnd = input.value.length - input.selectionEnd;
  paste(input.value);
  const { text } = pasted.peek();
  if (input.value === text) return;
  input.value = text;
  const caret = Math.max(0, text.length - fromEnd);
  input.setSelectionRange(caret, caret);
}

function Examples() {
  const { paste } = useLateStore(createInspect);
  return (
    <fieldset>
      <legend>{texts.paste.examples}</legend>
      <div class="buttons">
        {(['completed', 'failed', 'ambiguous'] as const).map((name) => (
          <button key={name} type="button" onClick={() => paste(exampleSequences[name])}>
            {texts.paste.exampleNames[name]}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

function OpenFile() {
  const { pasteFile } = useLateStore(createInspect);
  return (
    <div class="field">
      <label for="pasted-file">{texts.paste.file}</label>
      <input
        id="pasted-file"
        type="file"
        accept=".json,.jsonl,.ndjson,.txt,.http,.log,application/json,text/plain"
        aria-describedby="pasted-file-hint"
        onChange={({ currentTarget: input }) => {
          const file = input.files?.[0];
          // The same file can be opened again when it was changed meanwhile.
          input.value = '';
          if (file) void pasteFile(file);
        }}
      />
      <p id="pasted-file-hint" class="hint">
        {texts.paste.fileHint}
      </p>
    </div>
  );
}
