import type { ComponentChildren } from 'preact';
import type { Lazy, LoadFailed } from '../base/lazy.js';
import { texts } from '../texts/index.js';

/** The words of the browser or a server about a failure, folded away, for their administrators. */
export function Technical({ children }: { readonly children: ComponentChildren }) {
  return (
    <details>
      <summary>{texts.loading.details}</summary>
      {children}
    </details>
  );
}

interface LoadFailureProps {
  readonly failed: LoadFailed;
  /** The part that could not be loaded. */
  readonly text: string;
  readonly load: Lazy<unknown>['load'];
  /** Whether the rest works without it, so that no alert is needed. */
  readonly isDispensable?: boolean;
}

/** Says that something could not be loaded, and offers to try again; where that does not help, to load the whole page again. */
export function LoadFailure({ failed: { reason, times }, text, load, isDispensable = false }: LoadFailureProps) {
  const isStuck = times > 1;
  return (
    <div class={isDispensable ? undefined : 'notice'} data-tone="danger" role={isDispensable ? undefined : 'alert'}>
      <p class={isDispensable ? 'hint' : undefined}>
        {text} {isStuck && texts.loading.stuck}
      </p>
      <button type="button" onClick={isStuck ? () => location.reload() : load}>
        {texts.loading[isStuck ? 'reload' : 'again']}
      </button>
      <Technical>
        <p class="path">{reason}</p>
      </Technical>
    </div>
  );
}
