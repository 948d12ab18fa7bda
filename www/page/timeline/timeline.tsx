import { DiagramPart } from '../diagram-part.js';
import { ShownNotice } from '../history/shown-notice.js';
import { isVerdict } from '../state/recording/play.js';
import { type Entry, entries, show } from '../state/recording/recordings.js';
import { seenRows } from '../state/row-filter.js';
import { selectedRow } from '../state/selected-row.js';
import { timeline } from '../state/timeline.js';
import { texts } from '../texts/index.js';
import { Outcome } from './outcome.js';
import { Row } from './row.js';
import { Toolbar } from './toolbar.js';

/** Region ③: what became of the transfer, and what happened on the way. */
export function Timeline() {
  const isEmpty = timeline.value.length === 0;
  return (
    <section id="timeline" class="region timeline" aria-labelledby="timeline-title">
      <h2 id="timeline-title" tabIndex={-1}>
        {texts.timeline.title}
      </h2>
      <ShownNotice />
      <Outcome />
      {!isEmpty && <Toolbar />}
      <div role="log" aria-live="polite" aria-label={texts.timeline.log}>
        {isEmpty ? <Empty /> : <Rows />}
      </div>
      <DiagramPart />
    </section>
  );
}

/** Nothing is shown; what is under way, as after the page was loaded anew, is a press away. */
function Empty() {
  const underWay = entries.value.findLast(isUnderWay);
  if (!underWay) return <p class="empty">{texts.timeline.empty}</p>;
  return (
    <>
      <p class="empty">{texts.timeline.underWay}</p>
      <button type="button" onClick={() => show(underWay.recording.id)}>
        {texts.timeline.showUnderWay}
      </button>
    </>
  );
}

function isUnderWay({ recording: { origin, heard }, played: { isOver, status } }: Entry): boolean {
  return origin === 'relay' && heard && !isOver && status !== undefined && !isVerdict(status);
}

function Rows() {
  const all = timeline.value;
  const seen = seenRows.value;
  if (seen.length === 0) return <p class="empty">{texts.timeline.noneSeen}</p>;
  const selected = seen.find(({ id }) => id === selectedRow.value);
  const [first = seen[0]] = all;
  return (
    <ol>
      {seen.map((event, index) => (
        <Row
          key={event.id}
          event={event}
          before={seen[index - 1] ?? event}
          first={first ?? event}
          isSelected={event === selected}
          isTabStop={event === (selected ?? seen[0])}
        />
      ))}
    </ol>
  );
}
