import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { CoreFailure } from './core-failure.js';
import { type View, view } from './state/view.js';
import { texts } from './texts/index.js';

type Part =
  | { readonly kind: 'absent' | 'loading' }
  | { readonly kind: 'ready'; readonly Content: ComponentType }
  | { readonly kind: 'failed'; readonly reason: string };

interface LateViewProps {
  readonly name: Exclude<View, 'transfer'>;
  readonly load: () => Promise<ComponentType>;
}

/** A view that is loaded when it is first asked for, and stays in the page from then on, with what was typed. */
export function LateView({ name, load }: LateViewProps) {
  const part = useSignal<Part>({ kind: 'absent' });
  const isSeen = view.value === name;

  const start = async () => {
    part.value = { kind: 'loading' };
    try {
      part.value = { kind: 'ready', Content: await load() };
    } catch (error) {
      part.value = { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
    }
  };
  useEffect(() => {
    if (isSeen && part.peek().kind === 'absent') void start();
  }, [isSeen]);

  const { value: loaded } = part;
  if (loaded.kind === 'ready') {
    return (
      <main class={name} hidden={!isSeen}>
        <CoreFailure />
        <loaded.Content />
      </main>
    );
  }
  return isSeen ? (
    <main class={name}>
      {loaded.kind === 'failed' ? (
        <Failure name={name} reason={loaded.reason} retry={start} />
      ) : (
        <p>{texts.views.loading(texts.views[name])}</p>
      )}
    </main>
  ) : null;
}

interface FailureProps {
  readonly name: Exclude<View, 'transfer'>;
  readonly reason: string;
  readonly retry: () => void;
}

function Failure({ name, reason, retry }: FailureProps) {
  return (
    <div class="notice" data-tone="danger" role="alert">
      <p>
        {texts.views.failed(texts.views[name])} <span class="path">{reason}</span>
      </p>
      <button type="button" onClick={retry}>
        {texts.views.retry}
      </button>
    </div>
  );
}
