import { CoreFailure } from './core-failure.js';
import { type Late, LatePart } from './late.js';
import { type View, view } from './state/view.js';
import { texts } from './texts/index.js';

interface LateViewProps {
  readonly name: Exclude<View, 'transfer'>;
  readonly late: Late;
}

/** A view that is loaded when it is first asked for, and stays in the page from then on, with what was typed. */
export function LateView({ name, late }: LateViewProps) {
  const isSeen = view.value === name;
  if (!isSeen && late.part.value.kind !== 'ready') return null;
  const { views } = texts;
  return (
    <main class={name} hidden={!isSeen}>
      <CoreFailure />
      <LatePart
        late={late}
        texts={{ loading: views.loading(views[name]), failed: views.failed(views[name]), retry: views.retry }}
      />
    </main>
  );
}
