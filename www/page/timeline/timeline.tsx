import { ShownNotice } from '../history/shown-notice.js';
import { timeline } from '../state/timeline.js';
import { texts } from '../texts/index.js';
import { Outcome } from './outcome.js';
import { Row } from './row.js';

/** Region ③: what became of the transfer, and what happened on the way. */
export function Timeline() {
  const events = timeline.value;
  return (
    <section id="timeline" class="region timeline" aria-labelledby="timeline-title">
      <h2 id="timeline-title" tabIndex={-1}>
        {texts.timeline.title}
      </h2>
      <ShownNotice />
      <Outcome />
      <div role="log" aria-label={texts.timeline.log}>
        {events.length === 0 ? (
          <p class="empty">{texts.timeline.empty}</p>
        ) : (
          <ol>
            {events.map((event, index) => (
              <Row key={index} event={event} before={events[index - 1] ?? event} first={events[0] ?? event} />
            ))}
          </ol>
        )}
      </div>
    </section>
  );
}
