import { useSignal } from '@preact/signals';
import { LatePart } from '../late-part.js';
import { late } from '../state/loaded.js';
import { texts } from '../texts/index.js';

const share = late(async () => (await import('./share.js')).Share);

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
          <h2 id="share-title">{texts.share.title}</h2>
        </summary>
        <div class="folded">{wasOpened.value && <LatePart part={share} texts={texts.share} />}</div>
      </details>
    </section>
  );
}
