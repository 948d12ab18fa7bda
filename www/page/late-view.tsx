import type { ComponentType } from 'preact';
import { CoreFailure } from './core-failure.js';
import { LatePart } from './late-part.js';
import type { Late } from './state/loaded.js';
import { type View, view } from './state/view.js';
import { texts } from './texts/index.js';

interface LateViewProps {
  readonly name: Exclude<View, 'transfer'>;
  readonly part: Late<ComponentType>;
}

/** A view that is loaded when it is first asked for, and stays in the page from then on, with what was typed. */
export function LateView({ name, part }: LateViewProps) {
  const isSeen = view.value === name;
  if (!isSeen && part.state.value.kind !== 'ready') return null;
  const { views } = texts;
  return (
    <main class={name} hidden={!isSeen}>
      <CoreFailure />
      <LatePart part={part} texts={{ loading: views.loading(views[name]), failed: views.failed(views[name]) }} />
    </main>
  );
}
