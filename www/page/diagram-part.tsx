import { LatePart } from './late-part.js';
import { late } from './state/loaded.js';
import { timeline } from './state/timeline.js';
import { texts } from './texts/index.js';

const diagrams = late(async () => (await import('./diagram/diagrams.js')).Diagrams);

/** The diagrams of the transfer that the timeline tells of. They are loaded when there is something to draw. */
export function DiagramPart() {
  const { title, empty } = texts.timeline.diagrams;
  return (
    <div class="diagrams">
      <h3>{title}</h3>
      {timeline.value.length === 0 ? (
        <p class="empty">{empty}</p>
      ) : (
        <LatePart part={diagrams} texts={texts.timeline.diagrams} />
      )}
    </div>
  );
}
