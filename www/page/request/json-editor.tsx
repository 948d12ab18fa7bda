import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { reveal } from '../state/check.js';
import { draft, editText } from '../state/draft.js';
import { wantedSpan } from '../state/places.js';
import { texts } from '../texts/index.js';

/**
 * The editor of the body's text. Whatever stands here instead must show `draft.text`, report what is typed to `editText`,
 * and go to `wantedSpan`.
 */
export function JsonEditor() {
  const area = useRef<HTMLTextAreaElement>(null);
  useSignalEffect(() => {
    const span = wantedSpan.value;
    if (!span || !area.current) return;
    wantedSpan.value = undefined;
    area.current.focus();
    area.current.setSelectionRange(span.start, span.end);
  });

  return (
    <textarea
      id="json"
      ref={area}
      class="code"
      dir="ltr"
      rows={20}
      aria-label={texts.request.body}
      aria-describedby="issues-verdict"
      aria-invalid={draft.value.stale}
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      value={draft.value.text}
      onInput={(event) => {
        reveal('body');
        editText(event.currentTarget.value);
      }}
    />
  );
}
