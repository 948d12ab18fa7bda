import type { Late, LoadFailed } from './state/loaded.js';
import { Technical } from './technical.js';
import { texts } from './texts/index.js';

interface LoadFailureProps {
  readonly failed: LoadFailed;
  /** What could not be loaded. */
  readonly text: string;
  readonly load: Late<unknown>['load'];
  /** Whether the rest goes on without it, so that nobody has to be called. */
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
