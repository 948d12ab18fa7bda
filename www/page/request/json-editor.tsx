import { signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Caret } from '../editor/code-editor.js';
import { editorKind, editorPart, loadEditor } from '../state/editor.js';
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
  const part = editorPart.value;
  const isPlain = editorKind.value === 'plain';
  return (
    <>
      {part.kind === 'ready' && !isPlain && !composing.value ? (
        <CodeField mount={part.mount} caret={caret} />
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
          <p class="hint">
            {texts.request.editorFailed}{' '}
            <button type="button" class="link" onClick={loadEditor}>
              {texts.request.editorRetry}
            </button>
          </p>
        )}
      </div>
    </>
  );
}
