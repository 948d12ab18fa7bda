import { effect, signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { lazy } from '../../base/lazy.js';
import type { App } from '../../store/app.js';
import { texts } from '../../texts/index.js';
import { useApp, useLateStore } from '../../ui/app-context.js';
import { LoadFailure } from '../../ui/load-failure.js';
import type { Caret } from '../editor/code-editor.js';
import { CodeField } from './code-field.js';
import { PlainField } from './plain-field.js';

/** Creates the loading of the code editor: where it is wanted, once the page has nothing more urgent to do. */
function createEditor({ core: { core }, preferences: { editorKind } }: App) {
  const editor = lazy(async () => {
    await idle();
    return (await import('../editor/code-editor.js')).mountCodeEditor;
  });
  /** Whether a word is being composed in the plain field, which another field would lose. */
  const composing = signal(false);
  effect(() => {
    const { kind } = core.state.value;
    const isWanted = (kind === 'ready' || kind === 'failed') && editorKind.value === 'code';
    // After a failure the operator requests it again.
    if (isWanted && editor.state.peek().kind === 'absent') void editor.load();
  });
  return { editor, composing };
}

/** Resolves when the browser is idle, if it reports that. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 2000 });
    else setTimeout(resolve);
  });
}

/**
 * The editor of the body's text: a plain field until the code editor is loaded, and where that fails or is not wanted. Text,
 * cursor and focus move from one to the other.
 */
export function JsonEditor() {
  const { editorKind } = useApp().preferences;
  const { editor, composing } = useLateStore(createEditor);
  const caret = useRef<Caret | undefined>(undefined);
  const part = editor.state.value;
  const isPlain = editorKind.value === 'plain';
  return (
    <>
      {part.kind === 'ready' && !isPlain && !composing.value ? (
        <CodeField mount={part.value} caret={caret} />
      ) : (
        <PlainField caret={caret} composing={composing} />
      )}
      <div class="choices">
        <label class="choice">
          <input
            type="checkbox"
            checked={isPlain}
            onChange={(event) => {
              editorKind.value = event.currentTarget.checked ? 'plain' : 'code';
            }}
          />
          {texts.request.plainField}
        </label>
        {part.kind === 'failed' && !isPlain && (
          <LoadFailure isDispensable failed={part} text={texts.request.editorFailed} load={editor.load} />
        )}
      </div>
    </>
  );
}
