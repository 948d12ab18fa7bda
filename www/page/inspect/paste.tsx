import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { dropped } from '../dropped.js';
import { exampleSequences } from '../examples/notifications/index.js';
import { isCoreReady } from '../state/core.js';
import { paste, pasted, pasteFile, summary } from '../state/inspect/pasted.js';
import { wantedPlace } from '../state/inspect/places.js';
import { texts } from '../texts/inspect.js';
import { Announced } from './announced.js';

/** The region in which notifications are pasted. */
export function Paste() {
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
        onInput={({ currentTarget: input }) => take(input)}
        onPaste={(event) => {
          const text = event.clipboardData?.getData('text/plain') ?? '';
          if (text.length < LONG_PASTE) return;
          // A browser's own way of pasting takes many seconds for a mebibyte.
          event.preventDefault();
          const { currentTarget: input } = event;
          input.setRangeText(text, input.selectionStart, input.selectionEnd, 'end');
          take(input);
        }}
        {...dropped(pasteFile)}
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

/** Takes what stands in the field, and shows what was kept of it; the caret stays where it was, seen from the end. */
function take(input: HTMLTextAreaElement): void {
  const fromEnd = input.value.length - input.selectionEnd;
  paste(input.value);
  const { text } = pasted.peek();
  if (input.value === text) return;
  input.value = text;
  const caret = Math.max(0, text.length - fromEnd);
  input.setSelectionRange(caret, caret);
}

function Examples() {
  return (
    <fieldset class="examples">
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
