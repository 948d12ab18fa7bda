import { useSignal } from '@preact/signals';
import { copy } from './state/announce.js';
import { texts } from './texts/index.js';
import { notificationTexts } from './texts/notification.js';

/** JSON as it came, folded away; it is written when it is unfolded. */
export function Raw({ of }: { readonly of: { readonly raw: unknown } }) {
  const isOpen = useSignal(false);
  const json = isOpen.value ? JSON.stringify(of.raw, null, 2) : '';
  return (
    <details
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>{notificationTexts.raw}</summary>
      {isOpen.value && (
        <>
          <pre class="code">{json}</pre>
          <button
            type="button"
            onClick={() => copy(json, { copied: texts.request.copiedJson, refused: texts.request.copyRefused })}
          >
            {notificationTexts.copy}
          </button>
        </>
      )}
    </details>
  );
}
