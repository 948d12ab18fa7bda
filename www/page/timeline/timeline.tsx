import { useEffect } from 'preact/hooks';
import { DiagramPart } from '../diagram-part.js';
import { LoadFailure } from '../load-failure.js';
import { loadedValue } from '../state/loaded.js';
import { isVerdict } from '../state/recording/play.js';
import { type Entry, entries, show, shown } from '../state/recording/recordings.js';
import { refusedDeliveries } from '../state/refused-deliveries.js';
import { timeline } from '../state/timeline.js';
import { texts } from '../texts/index.js';
import { toldPart } from './told-part.js';

/** Region ③: what became of the transfer, and what happened on the way. */
export function Timeline() {
  const isWanted = shown.value !== undefined || refusedDeliveries.value !== undefined;
  useEffect(() => {
    if (isWanted) void toldPart.load();
  }, [isWanted]);
  const told = loadedValue(toldPart);

  return (
    <section id="timeline" class="region timeline" aria-labelledby="timeline-title">
      <h2 id="timeline-title" tabIndex={-1}>
        {texts.timeline.title}
      </h2>
      {told ? <told.Summary /> : isWanted && <Loading />}
      {/* It is there before the first row: what comes with a live region is not read out. */}
      <div role="log" aria-live="polite" aria-label={texts.timeline.log}>
        {timeline.value.length === 0 ? <Empty /> : told && <told.Rows />}
      </div>
      <DiagramPart />
    </section>
  );
}

function Loading() {
  const state = toldPart.state.value;
  if (state.kind === 'failed') return <LoadFailure failed={state} text={texts.timeline.failed} load={toldPart.load} />;
  return <p>{texts.timeline.loading}</p>;
}

/** Nothing is shown; what is under way, as after the page was loaded anew or the timeline was cleared, is a press away. */
function Empty() {
  const underWay = entries.value.findLast(isUnderWay);
  if (!underWay) return <p class="empty">{texts.timeline.empty}</p>;
  return (
    <>
      <p class="empty">{texts.timeline.underWay[underWay.recording.origin === 'page' ? 'own' : 'others']}</p>
      <button type="button" onClick={() => show(underWay.recording.id)}>
        {texts.timeline.showUnderWay}
      </button>
    </>
  );
}

function isUnderWay({ recording: { origin, heard }, played: { isOver, status } }: Entry): boolean {
  return (origin === 'page' || origin === 'relay') && heard && !isOver && status !== undefined && !isVerdict(status);
}
