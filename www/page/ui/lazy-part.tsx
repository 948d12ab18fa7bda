import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Lazy } from '../base/lazy.js';
import { LoadFailure } from './load-failure.js';

interface LazyPartProps {
  readonly part: Lazy<ComponentType>;
  readonly texts: { readonly loading: string; readonly failed: string };
}

/** Loads a part of the page as soon as it is shown, and says so when that fails. */
export function LazyPart({ part: { state, load }, texts }: LazyPartProps) {
  useEffect(() => {
    if (state.peek().kind === 'absent') void load();
  }, [state, load]);

  const part = state.value;
  switch (part.kind) {
    case 'absent':
    case 'loading':
      return <p>{texts.loading}</p>;
    case 'ready':
      return <part.value />;
    case 'failed':
      return <LoadFailure failed={part} text={texts.failed} load={load} />;
  }
}
