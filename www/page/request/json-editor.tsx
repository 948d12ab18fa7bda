import { signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Caret } from '../editor/code-editor.js';
import { LoadFailure } from '../load-failure.js';
import { editor, editorKind } from '../state/editor.js';
import { texts } from '../texts/index.js';
import { CodeField } from './code-field.js';
import { PlainField } from './plain-field.js';

/** A word is being put together in the plain field: whatever took its place now would lose it. */
const composing = signal(false);

/**
 * The editor of the body's text: a plain field until the code editor has come, where that cannot come, and where it is not
 * wanted. Text, cursor and focus go from one to the other.
 */
export function JsonEditor() {
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
