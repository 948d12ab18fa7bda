import { useSignal } from '@preact/signals';
import { notificationTexts } from './texts/notification.js';

/** JSON as it came, folded away; it is written when it is unfolded. */
export function Raw({ of }: { readonly of: { readonly raw: unknown } }) {
  const isOpen = useSignal(false);
  return (
    <details
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>{notificationTexts.raw}</summary>
      {isOpen.value && <pre class="code">{JSON.stringify(of.raw, null, 2)}</pre>}
    </details>
  );
}
