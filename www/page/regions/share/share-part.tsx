import { useSignal } from '@preact/signals';
import { lazy } from '../../base/lazy.js';
import { shareTexts } from '../../texts/share.js';
import { LazyPart } from '../../ui/lazy-part.js';

const share = lazy(async () => (await import('./share.js')).Share);

/** The region in which the draft is shared. What is in it is loaded when it is first unfolded. */
export function SharePart() {
  const wasOpened = useSignal(false);
  return (
    <section class="region" aria-labelledby="share-title">
      <details
        onToggle={({ currentTarget: { open } }) => {
          wasOpened.value ||= open;
        }}
      >
        <summary>
          <h2 id="share-title">{shareTexts.title}</h2>
        </summary>
        <div class="folded">{wasOpened.value && <LazyPart part={share} texts={shareTexts} />}</div>
      </details>
    </section>
  );
}
