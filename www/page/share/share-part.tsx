import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { texts } from '../texts/index.js';

/** The region in which the draft is shared. What is in it is loaded when it is first unfolded. */
export function SharePart() {
  const Content = useSignal<ComponentType | undefined>(undefined);
  const failure = useSignal<string | undefined>(undefined);

  const load = async () => {
    failure.value = undefined;
    try {
      const { Share } = await import('./share.js');
      Content.value = Share;
    } catch (error) {
      failure.value = error instanceof Error ? error.message : String(error);
    }
  };
  return (
    <section class="region" aria-labelledby="share-title">
      <details
        onToggle={({ currentTarget: { open } }) => {
          if (open && !Content.peek()) void load();
        }}
      >
        <summary>
          <h2 id="share-title">{texts.share.title}</h2>
        </summary>
        <div class="folded">
          {Content.value ? (
            <Content.value />
          ) : failure.value === undefined ? (
            <p>{texts.share.loading}</p>
          ) : (
            <>
              <p>
                {texts.share.failed} <span class="path">{failure.value}</span>
              </p>
              <button type="button" onClick={load}>
                {texts.share.retry}
              </button>
            </>
          )}
        </div>
      </details>
    </section>
  );
}
