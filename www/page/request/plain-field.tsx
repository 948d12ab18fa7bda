import { batch, type Signal, useSignalEffect } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Caret } from '../editor/code-editor.js';
import { reveal } from '../state/check.js';
import { draft, editText } from '../state/draft.js';
import { wantedSpan } from '../state/places.js';
import { texts } from '../texts/index.js';

interface PlainFieldProps {
  /** Where the cursor was in the field that stood here before; takes up where it was when this one goes. */
  readonly caret: RefObject<Caret | undefined>;
  readonly composing: Signal<boolean>;
}

/** The body's text in a field that every browser has. */
export function PlainField({ caret, composing }: PlainFieldProps) {
  const area = useRef<HTMLTextAreaElement>(null);

  useLayoutEffect(() => {
    const field = area.current;
    if (!field) return;
    if (caret.current) {
      field.setSelectionRange(caret.current.start, caret.current.end);
      if (caret.current.focused) field.focus();
    }
    return () => {
      caret.current = {
        start: field.selectionStart,
        end: field.selectionEnd,
        focused: document.activeElement === field,
      };
    };
  }, [caret]);

  useSignalEffect(() => {
    const span = wantedSpan.value;
    if (!span || !area.current) return;
    wantedSpan.value = undefined;
    area.current.focus();
    area.current.setSelectionRange(span.start, span.end);
  });

  return (
    <textarea
      ref={area}
      class="code json"
      dir="ltr"
      aria-label={texts.request.body}
      aria-describedby="issues-verdict"
      aria-invalid={draft.value.stale}
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      value={draft.value.text}
      onCompositionStart={() => {
        composing.value = true;
      }}
      onCompositionEnd={() => {
        composing.value = false;
      }}
      onInput={(event) => {
        const text = event.currentTarget.value;
        batch(() => {
          reveal('body');
          editText(text);
        });
      }}
    />
  );
}
