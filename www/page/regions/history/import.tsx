import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { dropHandlers } from '../../base/files.js';
import { MAX_LENGTH, type RecordingsText } from '../../model/recording-file.js';
import { createImportExport } from '../../store/share/import-export.js';
import { historyTexts as texts } from '../../texts/history.js';
import { useApp, useLateStore } from '../../ui/app-context.js';

type Problem = Exclude<RecordingsText, { kind: 'recordings' }> | { readonly kind: 'unreadable' };

/** Takes recordings from a file, or from a text that is pasted or dropHandlers. */
export function Import() {
  const app = useApp();
  const { announce } = app.announcer;
  const { isCoreReady } = app.core;
  const { importText } = useLateStore(createImportExport);
  const text = useSignal('');
  const problem = useSignal<Problem | undefined>(undefined);

  const take = (given: string) => {
    if (!isCoreReady.peek()) return announce(() => texts.notLoaded);
    const result = importText(given);
    const isTaken = result.kind === 'taken' || result.kind === 'draft';
    problem.value = isTaken ? undefined : result;
    if (isTaken) text.value = '';
    if (result.kind !== 'draft')
      announce(() => (isTaken ? texts.imported(result.taken, result.present) : texts.refused));
  };
  const takeFile = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > MAX_LENGTH) {
      problem.value = { kind: 'tooLarge' };
      return announce(() => texts.refused);
    }
    const content = await file.text().catch(() => undefined);
    if (content !== undefined) return take(content);
    problem.value = { kind: 'unreadable' };
    announce(() => texts.refused);
  };

  return (
    <section class="region" aria-labelledby="import-title">
      <h2 id="import-title" tabIndex={-1}>
        {texts.import}
      </h2>
      <div class="field">
        <label for="import-file">{texts.importFile}</label>
        <input
          id="import-file"
          type="file"
          accept=".jsonl,.ndjson,.json,.txt,application/jsonl,application/json,text/plain"
          aria-describedby="import-hint"
          onChange={({ currentTarget: input }) => {
            const file = input.files?.[0];
            void takeFile(file).then(() => {
              // The same file can be opened again when it was changed meanwhile.
              input.value = '';
            });
          }}
        />
        <p id="import-hint" class="hint">
          {texts.importHint}
        </p>
      </div>
      <div class="field">
        <label for="import-text">{texts.importText}</label>
        <textarea
          id="import-text"
          class="code"
          rows={4}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          value={text.value}
          onInput={({ currentTarget: { value } }) => {
            text.value = value;
          }}
          {...dropHandlers(takeFile)}
        />
      </div>
      <div class="buttons">
        <button type="button" onClick={() => take(text.value)}>
          {texts.take}
        </button>
      </div>
      {problem.value && <Refused problem={problem.value} />}
    </section>
  );
}

/** The reason why nothing was imported, line by line. It takes the focus, because it may be out of sight. */
function Refused({ problem }: { readonly problem: Problem }) {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), [problem]);
  return (
    <div ref={notice} class="notice" data-tone="danger" role="alert" tabIndex={-1} aria-labelledby="refused-title">
      <h3 id="refused-title">{texts.refused}</h3>
      <p>{problem.kind === 'unreadable' ? texts.unreadable : texts.problem(problem.kind)}</p>
      {problem.kind === 'faults' && (
        <ul>
          {problem.faults.map((fault) => (
            <li key={fault.line}>{texts.fault(fault)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
