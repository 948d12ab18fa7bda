import { type TimelineEvent, timeline } from '../state/sending.js';
import { duration, texts } from '../texts.js';
import { Outcome } from './outcome.js';

/** Region ③: what became of the transfer, and what happened on the way. */
export function Timeline() {
  const events = timeline.value;
  return (
    <section id="timeline" class="region timeline" aria-labelledby="timeline-title">
      <h2 id="timeline-title" tabIndex={-1}>
        {texts.timeline.title}
      </h2>
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

interface RowProps {
  readonly event: TimelineEvent;
  readonly before: TimelineEvent;
  readonly first: TimelineEvent;
}

function Row({ event, before, first }: RowProps) {
  return (
    <li>
      <span class="event">{texts.timeline.event(event)}</span>
      <span class="times">
        <time dateTime={new Date(event.at).toISOString()} title={texts.timeline.columns.clock}>
          {clock.format(event.at)}
        </time>
        <span title={texts.timeline.columns.delta}>+{duration(event.at - before.at)}</span>
        <span title={texts.timeline.columns.sum}>Σ {duration(event.at - first.at)}</span>
      </span>
    </li>
  );
}

const clock = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
});
