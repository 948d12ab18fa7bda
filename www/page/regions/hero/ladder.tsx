import '../../styles/event-ladder.css';
import type { CallLeg, Lifeline } from 'graph-call-transfer';
import { Fragment } from 'preact';
import { duration, since, timeOfDay } from '../../i18n/format.js';
import type { DrawnArrow } from '../../model/consultation-ladder.js';
import type { TimelineRow } from '../../model/recording.js';
import { type App, lateStore } from '../../store/app.js';
import { createActions } from '../../store/timeline/actions.js';
import { createDiagram } from '../../store/timeline/diagram.js';
import { callCheckTexts } from '../../texts/call-check.js';
import { texts as pageTexts } from '../../texts/index.js';
import { ladderTexts as texts } from '../../texts/ladder.js';
import { useApp, useLateStore } from '../../ui/app-context.js';
import { Explanation, Meaning } from '../../ui/explanation.js';
import { Names } from '../../ui/names.js';
import { Raw } from '../../ui/raw.js';
import { selectRowByKey } from '../../ui/row-keys.js';

const LIFELINES: readonly Lifeline[] = ['transferee', 'transferor', 'graph', 'transferTarget'];

/** The tone of the last arrow that decides something; the others are neutral. */
const TONES: { readonly [Kind in DrawnArrow['kind']]?: string } = {
  refused: 'danger',
  noResponse: 'danger',
  notSent: 'danger',
  failure: 'danger',
  completion: 'success',
  end: 'warning',
  silence: 'warning',
  callEnded: 'warning',
  creationRefused: 'danger',
  creationUnknown: 'danger',
  hangUpFailed: 'danger',
  searchTimedOut: 'danger',
  targetLeft: 'warning',
  callerLeft: 'warning',
  ringTimedOut: 'warning',
};

/** Events that change nothing for the transfer. */
const UNDECISIVE: readonly DrawnArrow['kind'][] = ['other', 'callNews', 'replacedCallEnd', 'lookup', 'known'];

/** An event of the ladder, with its arrow; an event that is no step of the transfer has none. */
interface LadderRow {
  readonly row: TimelineRow;
  readonly arrow: DrawnArrow | undefined;
  readonly sentence: string;
}

/** Returns the rows of the ladder: an attempt that got the response is part of the response. */
function ladderRows(app: App, arrows: readonly DrawnArrow[]): readonly LadderRow[] {
  const { parties } = lateStore(app, createActions);
  const { timeline } = app.timeline;
  // The first arrow of each step.
  const arrowsByStep = new Map(arrows.toReversed().flatMap((arrow) => arrow.steps.map((step) => [step, arrow])));
  return timeline.value.flatMap((row) => {
    const arrow = arrowsByStep.get(row.id);
    const isPart = arrow !== undefined && arrow.steps.at(-1) !== row.id;
    if (isPart || row.kind === 'rejected') return [];
    const sentence = arrow ? texts.sentence(arrow, parties.value) : plainSentence(row);
    return sentence === '' ? [] : [{ row, arrow, sentence }];
  });
}

/** Returns an event without an arrow as a sentence. */
function plainSentence(row: TimelineRow): string {
  switch (row.kind) {
    case 'reconnected':
      return pageTexts.timeline.reconnected(row.lostMs);
    case 'resync':
      return pageTexts.timeline[row.isRead ? 'resync' : 'unreadableResync'];
    case 'unread':
      return callCheckTexts.title(row);
    default:
      return '';
  }
}

/** The ladder, which is the timeline: a row for each event, with its time in a gutter, and the parties above. */
export function Ladder() {
  const app = useApp();
  const { selectedRow } = app.timeline;
  const { parties } = useLateStore(createActions);
  const { diagram } = useLateStore(createDiagram);
  const { arrows = [], legs = [] } = diagram.value?.ladder ?? {};
  const rows = ladderRows(app, arrows);
  /** The legs that begin after a row, and before the next one. */
  const legsAfter = (row: LadderRow | undefined, next: LadderRow | undefined) => {
    const [from, to] = [row, next].map((each) => (each?.arrow ? arrows.indexOf(each.arrow) : undefined));
    return legs.filter(({ after }) => after > (from ?? -1) && (to === undefined ? row !== undefined : after <= to));
  };
  // What follows it, such as the audio, decides nothing.
  const decisive = rows.findLastIndex(({ arrow }) => arrow && !UNDECISIVE.includes(arrow.kind));
  const selected = rows.find(({ row }) => row.id === selectedRow.value);
  return (
    <>
      <div class="ladder-head">
        <TimesButton />
        <div class="lane" aria-hidden="true">
          {LIFELINES.map((lifeline) => (
            <span key={lifeline} class="lifeline-name">
              <Names text={texts.lifeline(lifeline, parties.value)} />
            </span>
          ))}
        </div>
      </div>
      <div class="ladder-window">
        <ol class="ladder">
          <Legs legs={legsAfter(undefined, rows[0])} />
          {rows.map((each, index) => (
            <Fragment key={each.row.id}>
              <Row
                row={each.row}
                arrow={each.arrow}
                sentence={each.sentence}
                before={(rows[index - 1] ?? each).row.at}
                first={(rows[0] ?? each).row.at}
                hasTone={index === decisive}
                isTabStop={each === (selected ?? rows[0])}
              />
              <Legs legs={legsAfter(each, rows[index + 1])} />
            </Fragment>
          ))}
        </ol>
      </div>
      {selected && <Sheet row={selected} />}
    </>
  );
}

/** The calls between the parties. The rows and the outcome have the same content for a screen reader. */
function Legs({ legs }: { readonly legs: readonly CallLeg[] }) {
  return legs.map((leg, index) => {
    const [from, to] = leg.between.map((lifeline) => LIFELINES.indexOf(lifeline));
    return (
      <li key={index} class="leg" aria-hidden="true">
        <span class="gutter" />
        <span
          class="lane"
          data-from={Math.min(from ?? 0, to ?? 0)}
          data-span={Math.abs((to ?? 0) - (from ?? 0))}
          data-tone={leg.kind === 'transferred' ? 'success' : 'brand'}
        >
          <span class="event">{texts.leg(leg.kind, leg.certain)}</span>
        </span>
      </li>
    );
  });
}

/** Changes the times: the clock, the time since the step before, or since sending. */
function TimesButton() {
  const app = useApp();
  const { times } = app.preferences;
  const { isTimed } = app.timeline;
  if (!isTimed.value) return <span class="gutter" />;
  const order = ['clock', 'delta', 'sum'] as const;
  return (
    <button
      type="button"
      class="gutter subtle"
      title={texts.changeTimes}
      onClick={() => {
        times.value = order[(order.indexOf(times.peek()) + 1) % order.length] ?? 'clock';
      }}
    >
      {texts.times[times.value]}
    </button>
  );
}

interface RowProps extends LadderRow {
  /** The time of the row before, and of the first row. */
  readonly before: number;
  readonly first: number;
  /** Whether it is the last event that decides something: then it has a colour. */
  readonly hasTone: boolean;
  /** Tab reaches one row; the arrow keys reach the others. */
  readonly isTabStop: boolean;
}

/** A row, which is drawn again only when one of its properties, or a signal that it reads, changes. */
function Row({ row, arrow, sentence, before, first, hasTone, isTabStop }: RowProps) {
  const app = useApp();
  const { isTimed, selectedRow, toggleRow } = app.timeline;
  const { times } = app.preferences;
  const timing = arrow?.timing;
  const [from, to] = [LIFELINES.indexOf(arrow?.from ?? 'graph'), LIFELINES.indexOf(arrow?.to ?? 'graph')];
  const time = {
    clock: timeOfDay(row.at, 'toMilliseconds'),
    delta: since(row.at - before),
    sum: duration(row.at - first),
  }[times.value];
  return (
    <li>
      <button
        id={row.id}
        type="button"
        class="row"
        aria-pressed={selectedRow.value === row.id}
        tabIndex={isTabStop ? 0 : -1}
        onClick={() => toggleRow(row.id)}
        onKeyDown={(event) => selectRowByKey(selectedRow, event)}
      >
        {isTimed.value ? (
          <time class="gutter" aria-hidden="true" dateTime={new Date(row.at).toISOString()}>
            {time}
          </time>
        ) : (
          <span class="gutter" />
        )}
        <span
          class="lane"
          data-from={Math.min(from, to)}
          data-span={Math.abs(to - from)}
          data-direction={to < from ? 'left' : 'right'}
          data-line={lineOf(arrow)}
          data-tone={hasTone ? (TONES[arrow?.kind ?? 'other'] ?? 'neutral') : 'neutral'}
        >
          <span class="event">
            <Names text={sentence} />
            {(arrow?.times ?? 1) > 1 && <span class="mark">×{arrow?.times}</span>}
            {timing && <span class="mark">{pageTexts.timeline.timing[timing]}</span>}
          </span>
        </span>
      </button>
    </li>
  );
}

/** Returns the form of an arrow's line: a request, a response, a missing message, or none. */
function lineOf(arrow: DrawnArrow | undefined): string {
  switch (arrow?.kind) {
    case undefined:
      return 'none';
    case 'noResponse':
    case 'notSent':
    case 'silence':
    case 'known':
    case 'creationUnknown':
    case 'ringTimedOut':
    case 'searchTimedOut':
      return 'lost';
    case 'attempt':
    case 'accepted':
    case 'refused':
    case 'found':
    case 'callEnded':
    case 'lookupRefused':
    case 'created':
    case 'creationRefused':
    case 'hungUp':
    case 'hangUpFailed':
      return 'response';
    default:
      return 'request';
  }
}

/** The details of a row: the meaning of its code, and the JSON of its notifications. */
function Sheet({ row: { row, sentence } }: { readonly row: LadderRow }) {
  const { selectedRow } = useApp().timeline;
  return (
    <aside class="sheet" aria-label={texts.details}>
      <div class="inline">
        <h3>
          <Names text={sentence} />
        </h3>
        <button
          type="button"
          class="subtle"
          onClick={() => {
            selectedRow.value = undefined;
            document.getElementById(row.id)?.focus();
          }}
        >
          {texts.close}
        </button>
      </div>
      {row.kind === 'response' && row.response.kind === 'refused' && (
        <Explanation of={{ refused: row.response }} advice={() => null} />
      )}
      {row.kind === 'delivery' &&
        row.notifications.map((notification) => (
          <div key={notification.index}>
            {'result' in notification && notification.result && (
              <p>
                <Meaning of={{ result: notification.result }} />
              </p>
            )}
            <Raw of={notification} />
          </div>
        ))}
      {row.kind === 'read' && row.lookup.kind === 'found' && <Raw of={{ raw: JSON.parse(row.lookup.call) }} />}
      {row.kind === 'response' && (
        <p class="hint">
          <bdi>{row.response.requestId ?? row.response.clientRequestId}</bdi>
        </p>
      )}
    </aside>
  );
}
