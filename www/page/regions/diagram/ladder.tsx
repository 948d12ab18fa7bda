import { since, timeOfDay } from '../../i18n/format.js';
import type { DrawnArrow, DrawnLadder, TransferArrowKind } from '../../model/consultation-ladder.js';
import type { TimelineRow } from '../../model/recording.js';
import type { App } from '../../store/app.js';
import { diagramTexts as texts } from '../../texts/diagram.js';
import { useApp } from '../../ui/app-context.js';
import { layOutLadder, type PlacedArrow, type PlacedLeg } from './ladder-layout.js';
import { Head, Words } from './words.js';

interface Look {
  readonly line: 'asked' | 'told' | 'lost';
  readonly tone: string;
}

/** How an arrow is drawn: its line, and what it means for the transfer. */
const looks: Readonly<Record<TransferArrowKind, Look>> = {
  post: { line: 'asked', tone: 'neutral' },
  attempt: { line: 'told', tone: 'warning' },
  accepted: { line: 'told', tone: 'neutral' },
  refused: { line: 'told', tone: 'danger' },
  noResponse: { line: 'lost', tone: 'danger' },
  notSent: { line: 'lost', tone: 'danger' },
  transferring: { line: 'asked', tone: 'neutral' },
  transferAccepted: { line: 'asked', tone: 'neutral' },
  completion: { line: 'asked', tone: 'success' },
  failure: { line: 'asked', tone: 'danger' },
  end: { line: 'asked', tone: 'warning' },
  replacedCallEnd: { line: 'asked', tone: 'neutral' },
  other: { line: 'asked', tone: 'neutral' },
  silence: { line: 'lost', tone: 'warning' },
  known: { line: 'lost', tone: 'warning' },
  lookup: { line: 'asked', tone: 'neutral' },
  found: { line: 'told', tone: 'neutral' },
  callEnded: { line: 'told', tone: 'warning' },
  lookupRefused: { line: 'told', tone: 'danger' },
};

/** How an arrow of a consultation is drawn, unless it is an ordinary message. */
const consultationLooks: { readonly [Kind in DrawnArrow['kind']]?: Look } = {
  created: { line: 'told', tone: 'neutral' },
  creationRefused: { line: 'told', tone: 'danger' },
  creationUnknown: { line: 'lost', tone: 'danger' },
  targetLeft: { line: 'asked', tone: 'warning' },
  callerLeft: { line: 'asked', tone: 'warning' },
  ringTimedOut: { line: 'lost', tone: 'warning' },
  searchTimedOut: { line: 'lost', tone: 'danger' },
  hungUp: { line: 'told', tone: 'neutral' },
  hangUpFailed: { line: 'told', tone: 'danger' },
};

function lookOf(kind: DrawnArrow['kind']): Look {
  const own: { readonly [Kind in DrawnArrow['kind']]?: Look } = looks;
  return own[kind] ?? consultationLooks[kind] ?? { line: 'asked', tone: 'neutral' };
}

/** The messages between the parties, from top to bottom. */
export function Ladder({ ladder, width }: { readonly ladder: DrawnLadder; readonly width: number }) {
  const rows = drawnRows(useApp(), ladder);
  const say = { arrow: texts.arrow, lifeline: texts.lifeline };
  const layout = layOutLadder(ladder, width, { ...say, hasTimes: rows.length > 0 });
  const { height, top, lines, legs, arrows } = layout;
  return (
    <svg
      class="picture"
      role="img"
      aria-labelledby="ladder-name"
      aria-describedby="ladder-words"
      viewBox={`0 0 ${width} ${height}`}
    >
      <title id="ladder-name">{texts.ladderTitle}</title>
      <desc id="ladder-words">{texts.ladderWords(arrows.length)}</desc>
      {lines.map(({ lifeline, x, name }) => (
        <g key={lifeline}>
          <g class="name">
            <Words x={x} y={12} lines={name} />
          </g>
          <line class="lifeline" x1={x} x2={x} y1={top} y2={height} />
        </g>
      ))}
      {arrows.map((placed, index) => (
        <OneArrow key={index} placed={placed} width={width} rows={rows} />
      ))}
      {legs.map((placed, index) => (
        <OneLeg key={index} placed={placed} />
      ))}
    </svg>
  );
}

function OneLeg({ placed: { leg, from, to, y } }: { readonly placed: PlacedLeg }) {
  return (
    <g class="leg" data-kind={leg.kind}>
      <line x1={from} x2={to} y1={y - 2} y2={y - 2} />
      <line x1={from} x2={to} y1={y + 2} y2={y + 2} />
      <Words x={(from + to) / 2} y={y - 7} lines={[texts.leg(leg)]} />
    </g>
  );
}

/** Returns the rows of the arrows, where they have times of their own. */
function drawnRows(app: App, { arrows }: DrawnLadder): readonly TimelineRow[] {
  const { isTimed, timeline } = app.timeline;
  const drawn = new Set(arrows.flatMap(({ steps }) => steps));
  return isTimed.value ? timeline.value.filter(({ id }) => drawn.has(id)) : [];
}

interface ArrowProps {
  readonly placed: PlacedArrow;
  readonly width: number;
  readonly rows: readonly TimelineRow[];
}

function OneArrow({ placed, width, rows }: ArrowProps) {
  const { selectedRow } = useApp().timeline;
  const { arrow, from, to, y, top, height, lines, x, labelY } = placed;
  const { line, tone } = lookOf(arrow.kind);
  const isSelected = selectedRow.value !== undefined && arrow.steps.includes(selectedRow.value);
  const direction = Math.sign(to - from);
  return (
    <g class="arrow" data-tone={tone} data-line={line} data-steps={arrow.steps.join(' ')} data-selected={isSelected}>
      <rect class="strip" x={0} y={top} width={width} height={height} />
      <Time placed={placed} rows={rows} />
      <Words x={x} y={labelY} lines={lines} />
      {direction === 0 ? (
        <path class="shaft" d={`M${from} ${y - 8}h18v8h-12`} />
      ) : (
        <line class="shaft" x1={from} x2={to - direction * (line === 'lost' ? 14 : 2)} y1={y} y2={y} />
      )}
      <Head x={to} y={y} angle={direction < 0 ? 180 : 0} isLost={line === 'lost'} />
    </g>
  );
}

/** When it was, and how long after what is drawn before it. */
function Time({ placed: { arrow, time }, rows }: Pick<ArrowProps, 'placed' | 'rows'>) {
  const at = rows.findIndex(({ id }) => id === arrow.steps[0]);
  const row = rows[at];
  if (!row) return null;
  const when = `${timeOfDay(row.at, 'toMilliseconds')} ${since(row.at - (rows[at - 1] ?? row).at)}`;
  return (
    <g class="time">
      <Words x={time.x} y={time.y} lines={[when]} anchor="start" />
    </g>
  );
}
