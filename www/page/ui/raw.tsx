import { useSignal } from '@preact/signals';
import { texts } from '../texts/index.js';
import { notificationTexts } from '../texts/notification.js';
import { useApp } from './app-context.js';

/** JSON as it came, folded away; it is written when it is unfolded. */
export function Raw({ of }: { readonly of: { readonly raw: unknown } }) {
  const { copy } = useApp().announcer;
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
