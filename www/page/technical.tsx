import type { ComponentChildren } from 'preact';
import { texts } from './texts/index.js';

/** What the browser or a server says of a failure, folded away: it helps whoever looks after them. */
export function Technical({ children }: { readonly children: ComponentChildren }) {
  return (
    <details>
      <summary>{texts.loading.details}</summary>
      {children}
    </details>
  );
}
