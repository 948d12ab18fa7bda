import type { Notification, Untimely } from 'graph-call-transfer';
import type { TargetedKeyboardEvent } from 'preact';
import { Raw } from '../raw.js';
import { selectedRow, toggleRow } from '../state/selected-row.js';
import { type Delivery, isTimed, type Look, type TimelineEvent } from '../state/timeline.js';
import { deliveryWords, errorWords } from '../texts/core-words.js';
import { duration, since, timeOfDay } from '../texts/format.js';
import { texts } from '../texts/index.js';
import { notificationTexts } from '../texts/notification.js';

interface RowProps {
  readonly event: TimelineEvent;
  readonly before: TimelineEvent;
  readonly first: TimelineEvent;
  readonly untimely: Untimely | undefined;
  readonly isSelected: boolean;
  /** One row can be reached with Tab; from there the arrow keys go on. */
  readonly isTabStop: boolean;
}

/** One thing that happened, with its time, the time since the one before, and since the first. Pressed, it is marked. */
export function Row({ event, before, first, untimely, isSelected, isTabStop }: RowProps) {
  return (
    <li data-kind={event.kind}>
      <button
        id={event.id}
        type="button"
        class="row"
        aria-pressed={isSelected}
        tabIndex={isTabStop ? 0 : -1}
        onClick={() => toggleRow(event.id)}
        onKeyDown={goAlong}
      >
        <What event={event} untimely={untimely} />
        {isTimed.value && (
          <span class="times">
            <time dateTime={new Date(event.at).toISOString()} title={texts.timeline.columns.clock}>
              {timeOfDay(event.at, 'toMilliseconds')}
            </time>
            <bdi title={texts.timeline.columns.delta}>{since(event.at - before.at)}</bdi>
            <bdi title={texts.timeline.columns.sum}>Σ {duration(event.at - first.at)}</bdi>
          </span>
        )}
      </button>
      {event.kind === 'delivery' && event.notifications.map((one) => <Raw key={one.index} of={one} />)}
      {event.kind === 'read' && event.reading.kind === 'found' && <Raw of={{ raw: JSON.parse(event.reading.call) }} />}
    </li>
  );
}

/** The arrow keys mark the row above or below, Home and End the first and the last, Escape none. */
function goAlong(event: TargetedKeyboardEvent<HTMLButtonElement>): void {
  const { key, currentTarget } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (key === 'Escape') {
    selectedRow.value = undefined;
    return;
  }
  const rows = [...(currentTarget.closest('ol')?.querySelectorAll<HTMLButtonElement>('button.row') ?? [])];
  const at = rows.indexOf(currentTarget);
  const places: Readonly<Record<string, number>> = {
    ArrowUp: at - 1,
    ArrowDown: at + 1,
    Home: 0,
    End: rows.length - 1,
  };
  const place = places[key];
  if (place === undefined) return;
  event.preventDefault();
  const row = rows[place];
  if (!row) return;
  selectedRow.value = row.id;
  row.focus();
}

function What({ event, untimely }: Pick<RowProps, 'event' | 'untimely'>) {
  switch (event.kind) {
    case 'sent':
      return <span class="event">{texts.timeline.sent(event.destination)}</span>;
    case 'attempt':
      return <span class="event">{texts.timeline.attempt(event.attempt)}</span>;
    case 'answered':
    case 'failed':
      return <span class="event">{texts.timeline.end(event)}</span>;
    case 'delivery':
      return <Delivered delivery={event} untimely={untimely} />;
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
    case 'read':
    case 'unread':
      return <Looked look={event} />;
    case 'reconnected':
      return <span class="event">{texts.timeline.reconnected(event.lostMs)}</span>;
    case 'resync':
      return <span class="event">{texts.timeline[event.isRead ? 'resync' : 'unreadableResync']}</span>;
  }
}

function Looked({ look }: { readonly look: Look }) {
  return (
    <>
      <span class="event">{texts.look.title(look)}</span>
      <span class="hint">
        {look.kind === 'read' ? texts.look.meaning(look.reading) : errorWords(look.error).message}
      </span>
    </>
  );
}

interface DeliveredProps {
  readonly delivery: Delivery;
  readonly untimely: Untimely | undefined;
}

function Delivered({ delivery: { notifications, ofReplacedCall, times }, untimely }: DeliveredProps) {
  return (
    <>
      {notifications.map((notification) => (
        <span key={notification.index} class="event">
          {ofReplacedCall && `${texts.timeline.ofReplacedCall}: `}
          {notificationTexts.heading(notification)}
          <Facts notification={notification} />
        </span>
      ))}
      {(untimely || times > 1) && (
        <span class="marks">
          {untimely && <span class="mark">{texts.timeline.untimely[untimely]}</span>}
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
