import type { Notification } from 'graph-call-transfer';
import { Raw } from '../raw.js';
import type { Delivery, TimelineEvent } from '../state/timeline.js';
import { deliveryWords } from '../texts/core-words.js';
import { duration, timeOfDay } from '../texts/format.js';
import { texts } from '../texts/index.js';
import { notificationTexts } from '../texts/notification.js';

interface RowProps {
  readonly event: TimelineEvent;
  readonly before: TimelineEvent;
  readonly first: TimelineEvent;
}

/** One thing that happened, with its time, the time since the one before, and since the first. */
export function Row({ event, before, first }: RowProps) {
  return (
    <li data-kind={event.kind}>
      <What event={event} />
      <span class="times">
        <time dateTime={new Date(event.at).toISOString()} title={texts.timeline.columns.clock}>
          {timeOfDay(event.at, 'toMilliseconds')}
        </time>
        <bdi title={texts.timeline.columns.delta}>+{duration(event.at - before.at)}</bdi>
        <bdi title={texts.timeline.columns.sum}>Σ {duration(event.at - first.at)}</bdi>
      </span>
      {event.kind === 'delivery' && event.notifications.map((one) => <Raw key={one.index} of={one} />)}
    </li>
  );
}

function What({ event }: { readonly event: TimelineEvent }) {
  switch (event.kind) {
    case 'sent':
      return <span class="event">{texts.timeline.sent(event.destination)}</span>;
    case 'attempt':
      return <span class="event">{texts.timeline.attempt(event.attempt)}</span>;
    case 'answered':
    case 'failed':
      return <span class="event">{texts.timeline.end(event)}</span>;
    case 'delivery':
      return <Delivered delivery={event} />;
    case 'rejected':
      return (
        <>
          <span class="event">{texts.timeline.rejected(event.rejected.status, event.rejected.code)}</span>
          <span class="hint">{deliveryWords(event.rejected)}</span>
          {event.times > 1 && <Times times={event.times} />}
        </>
      );
    case 'silence':
      return <span class="event">{texts.timeline.silence(event.seconds)}</span>;
    case 'resync':
      return <span class="event">{texts.timeline[event.isRead ? 'resync' : 'unreadableResync']}</span>;
  }
}

function Delivered({ delivery: { notifications, ofReplacedCall, late, times } }: { readonly delivery: Delivery }) {
  return (
    <>
      {notifications.map((notification) => (
        <span key={notification.index} class="event">
          {ofReplacedCall && `${texts.timeline.ofReplacedCall}: `}
          {notificationTexts.heading(notification)}
          <Facts notification={notification} />
        </span>
      ))}
      {(late || times > 1) && (
        <span class="marks">
          {late && <span class="mark">{texts.timeline.late}</span>}
          {times > 1 && <Times times={times} />}
        </span>
      )}
    </>
  );
}

/** How many times the same came. */
function Times({ times }: { readonly times: number }) {
  return (
    <span class="mark" title={texts.timeline.timesMeaning(times)}>
      {texts.timeline.times(times)}
    </span>
  );
}

/** What a notification says of a transfer beside its state. */
function Facts({ notification }: { readonly notification: Notification }) {
  const facts = notificationTexts.facts(notification);
  return facts === '' ? null : <span class="facts"> · {facts}</span>;
}
