import { useSignal } from '@preact/signals';
import { texts } from '../texts-inspect.js';

/** JSON as it came, folded away; it is written when it is unfolded. */
export function Raw({ of }: { readonly of: { readonly raw: unknown } }) {
  const isOpen = useSignal(false);
  return (
    <details
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>{texts.contents.raw}</summary>
      {isOpen.value && <pre class="code">{JSON.stringify(of.raw, null, 2)}</pre>}
    </details>
  );
}
