import { type Signal, signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';

type Part =
  | { readonly kind: 'absent' | 'loading' }
  | { readonly kind: 'ready'; readonly Content: ComponentType }
  | { readonly kind: 'failed'; readonly reason: string };

/** Something of the page that is not there from the first, and stays once it was loaded. */
export interface Late {
  readonly part: Signal<Part>;
  /** May be called again after a failure. */
  readonly load: () => Promise<void>;
}

/** @param get imports the component */
export function late(get: () => Promise<ComponentType>): Late {
  const part: Signal<Part> = signal({ kind: 'absent' });
  const load = async () => {
    part.value = { kind: 'loading' };
    try {
      part.value = { kind: 'ready', Content: await get() };
    } catch (error) {
      part.value = { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
    }
  };
  return { part, load };
}

interface LatePartProps {
  readonly late: Late;
  readonly texts: { readonly loading: string; readonly failed: string; readonly retry: string };
}

/** Loads a part as soon as it is shown, and says so when that fails. */
export function LatePart({ late: { part, load }, texts }: LatePartProps) {
  useEffect(() => {
    if (part.peek().kind === 'absent') void load();
  }, [part, load]);

  const loaded = part.value;
  switch (loaded.kind) {
    case 'absent':
    case 'loading':
      return <p>{texts.loading}</p>;
    case 'ready':
      return <loaded.Content />;
    case 'failed':
      return (
        <div class="notice" data-tone="danger" role="alert">
          <p>
            {texts.failed} <span class="path">{loaded.reason}</span>
          </p>
          <button type="button" onClick={load}>
            {texts.retry}
          </button>
        </div>
      );
  }
}
