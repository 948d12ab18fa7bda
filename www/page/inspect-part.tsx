import { CoreFailure } from './core-failure.js';
import { LatePart, late } from './late.js';
import { view } from './state/view.js';
import { texts } from './texts/index.js';

const inspect = late(async () => (await import('./inspect/inspect.js')).Inspect);

/** The Inspect view. It is loaded when it is first asked for, and stays in the page from then on, with what was pasted. */
export function InspectPart() {
  const isSeen = view.value === 'inspect';
  if (!isSeen && inspect.part.value.kind !== 'ready') return null;
  return (
    <main class="inspect" hidden={!isSeen}>
      <CoreFailure />
      <LatePart late={inspect} texts={texts.views} />
    </main>
  );
}
