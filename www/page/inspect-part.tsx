import { type Signal, signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { CoreFailure } from './core-failure.js';
import { view } from './state/view.js';
import { texts } from './texts/index.js';

type Part =
  | { readonly kind: 'absent' | 'loading' }
  | { readonly kind: 'ready'; readonly Inspect: ComponentType }
  | { readonly kind: 'failed'; readonly reason: string };

const part: Signal<Part> = signal({ kind: 'absent' });

/** The Inspect view. It is loaded when it is first asked for, and stays in the page from then on, with what was pasted. */
export function InspectPart() {
  const isSeen = view.value === 'inspect';
  useEffect(() => {
    if (isSeen && part.peek().kind === 'absent') void load();
  }, [isSeen]);

  const { value: loaded } = part;
  if (loaded.kind === 'ready') {
    return (
      <main class="inspect" hidden={!isSeen}>
        <CoreFailure />
        <loaded.Inspect />
      </main>
    );
  }
  return isSeen ? (
    <main class="inspect">
      {loaded.kind === 'failed' ? <Failure reason={loaded.reason} /> : <p>{texts.views.loading}</p>}
    </main>
  ) : null;
}

async function load(): Promise<void> {
  part.value = { kind: 'loading' };
  try {
    const { Inspect } = await import('./inspect/inspect.js');
    part.value = { kind: 'ready', Inspect };
  } catch (error) {
    part.value = { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

function Failure({ reason }: { readonly reason: string }) {
  return (
    <div class="notice" data-tone="danger" role="alert">
      <p>
        {texts.views.failed} <span class="path">{reason}</span>
      </p>
      <button type="button" onClick={load}>
        {texts.views.retry}
      </button>
    </div>
  );
}
