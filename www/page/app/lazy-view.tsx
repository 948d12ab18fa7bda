import type { ComponentType } from 'preact';
import type { Lazy } from '../base/lazy.js';
import type { View } from '../model/view.js';
import { texts } from '../texts/index.js';
import { useApp } from '../ui/app-context.js';
import { LazyPart } from '../ui/lazy-part.js';
import { CoreFailure } from './core-failure.js';

interface LazyViewProps {
  readonly name: Exclude<View, 'transfer'>;
  readonly part: Lazy<ComponentType>;
}

/** A view that is loaded when it is first asked for, and stays in the page from then on, with what was typed. */
export function LazyView({ name, part }: LazyViewProps) {
  const { view } = useApp().view;
  const isSeen = view.value === name;
  if (!isSeen && part.state.value.kind !== 'ready') return null;
  const { views } = texts;
  return (
    <main class={name} hidden={!isSeen}>
      <CoreFailure />
      <LazyPart part={part} texts={{ loading: views.loading(views[name]), failed: views.failed(views[name]) }} />
    </main>
  );
}
