import { batch, type Signal, useSignalEffect } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { texts } from '../../texts/index.js';
import { useApp } from '../../ui/app-context.js';
import type { Caret } from '../editor/code-editor.js';

interface PlainFieldProps {
  /** The cursor of the field before; this one stores its own when it is removed. */
  readonly caret: RefObject<Caret | undefined>;
  readonly composing: Signal<boolean>;
}

/** The body's text in a field that every browser has. */
export function PlainField({ caret, composing }: PlainFieldProps) {
  const app = useApp();
  const { reveal } = app.checks;
  const { draft, editText } = app.draft;
  const { wantedSpan } = app.view;
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
