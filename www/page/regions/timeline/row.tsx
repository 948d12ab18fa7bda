import type { ArrivalTiming, Notification } from 'graph-call-transfer';
import { duration, since, timeOfDay } from '../../i18n/format.js';
import { type ConsultationArrowKind, stepLabel } from '../../model/consultation-ladder.js';
import type { Delivery, LookupEnd, TimelineRow } from '../../model/recording.js';
import { createActions } from '../../store/timeline/actions.js';
import { createDiagram } from '../../store/timeline/diagram.js';
import { callCheckTexts } from '../../texts/call-check.js';
import { consultationTexts } from '../../texts/consultation.js';
import { deliveryWords, errorWords } from '../../texts/core-words.js';
import { texts } from '../../texts/index.js';
import { notificationTexts } from '../../texts/notification.js';
import { useApp, useLateStore } from '../../ui/app-context.js';
import { Names } from '../../ui/names.js';
import { Raw } from '../../ui/raw.js';
import { selectRowByKey } from '../../ui/row-keys.js';

/** The events that pass the filter. */
export function Rows() {
  const { selectedRow, timeline } = useApp().timeline;
  const { untimelyRows, seenRows } = useLateStore(createDiagram);
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
          timing={untimelyRows.value.get(event.id)}
          isSelected={event === selected}
          isTabStop={event === (selected ?? seen[0])}
        />
      ))}
    </ol>
  );
}

interface RowProps {
  readonly event: TimelineRow;
  readonly before: TimelineRow;
  readonly first: TimelineRow;
  readonly timing: ArrivalTiming | undefined;
  readonly isSelected: boolean;
  /** One row can be reached with Tab; from there the arrow keys go on. */
  readonly isTabStop: boolean;
}

/** One thing that happened, with its time, the time since the one before, and since the first. Pressed, it is marked. */
export function Row({ event, before, first, timing, isSelected, isTabStop }: RowProps) {
  const { selectedRow, toggleRow, isTimed } = useApp().timeline;
  return (
    <li data-kind={event.kind}>
      <button
        id={event.id}
        type="button"
        class="row"
        aria-pressed={isSelected}
        tabIndex={isTabStop ? 0 : -1}
        onClick={() => toggleRow(event.id)}
        onKeyDown={(event) => selectRowByKey(selectedRow, event)}
      >
        <What event={event} timing={timing} />
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
      {event.kind === 'read' && event.lookup.kind === 'found' && <Raw of={{ raw: JSON.parse(event.lookup.call) }} />}
    </li>
  );
}

function What({ event, timing }: Pick<RowProps, 'event' | 'timing'>) {
  switch (event.kind) {
    case 'sent':
      return <span class="event">{texts.timeline.sent(event.destination)}</span>;
    case 'dialed':
      return <Consulted kind="dialed" label="" />;
    case 'consultation':
      return <Consulted kind={event.event.kind} label={stepLabel(event)} />;
    case 'attempt':
      return <span class="event">{texts.timeline.attempt(event.attempt)}</span>;
    case 'response':
    case 'failed':
      return <span class="event">{texts.timeline.end(event)}</span>;
    case 'delivery':
      return <Delivered delivery={event} timing={timing} />;
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
      return <CallCheck check={event} />;
    case 'reconnected':
      return <span class="event">{texts.timeline.reconnected(event.lostMs)}</span>;
    case 'resync':
      return <span class="event">{texts.timeline[event.isRead ? 'resync' : 'unreadableResync']}</span>;
  }
}

interface ConsultedProps {
  readonly kind: ConsultationArrowKind;
  readonly label: string;
}

/** An event of the consultation that precedes the transfer. */
function Consulted({ kind, label }: ConsultedProps) {
  const { parties } = useLateStore(createActions);
  return (
    <span class="event">
      <Names text={consultationTexts.sentence(kind, label, parties.value)} />
    </span>
  );
}

function CallCheck({ check }: { readonly check: LookupEnd }) {
  return (
    <>
      <span class="event">{callCheckTexts.title(check)}</span>
      <span class="hint">
        {check.kind === 'read' ? callCheckTexts.meaning(check.lookup) : errorWords(check.error).message}
      </span>
    </>
  );
}

interface DeliveredProps {
  readonly delivery: Delivery;
  readonly timing: ArrivalTiming | undefined;
}

function Delivered({ delivery: { notifications, onReplacedCall, times }, timing }: DeliveredProps) {
  return (
    <>
      {notifications.map((notification) => (
        <span key={notification.index} class="event">
          {onReplacedCall && `${texts.timeline.onReplacedCall}: `}
          {notificationTexts.heading(notification)}
          <Facts notification={notification} />
        </span>
      ))}
      {(timing || times > 1) && (
        <span class="marks">
          {timing && <span class="mark">{texts.timeline.timing[timing]}</span>}
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

/** The facts of a notification beside its state. */
function Facts({ notification }: { readonly notification: Notification }) {
  const facts = notificationTexts.facts(notification);
  return facts === '' ? null : <span class="facts"> · {facts}</span>;
}
