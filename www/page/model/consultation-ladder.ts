import type { Arrow, ArrowKind, CallLeg, Ladder, Lifeline } from 'graph-call-transfer';
import type { ConsultationStage, ConsultationStep, Delivery, TimelineRow } from './recording.js';

/** The kind of an arrow of a consultation: its request, an event of the state machine, a stage, or other news of its call. */
export type ConsultationArrowKind =
  | 'dialed'
  | 'hangUp'
  | 'callNews'
  | ConsultationStage
  | ConsultationStep['event']['kind'];

/** The kind of an arrow of the transfer itself. */
export type TransferArrowKind = Exclude<ArrowKind, ConsultationArrowKind>;

/** An arrow of a transfer, or of its consultation. */
export interface DrawnArrow extends Omit<Arrow, 'kind'> {
  readonly kind: ArrowKind | ConsultationArrowKind;
}

/** A ladder with both calls. */
export interface DrawnLadder extends Omit<Ladder, 'arrows'> {
  readonly arrows: readonly DrawnArrow[];
}

/** The events that are the operator's, or the relay's. */
const OWN: readonly ConsultationArrowKind[] = ['dialed', 'cancel', 'abort', 'ringTimedOut', 'searchTimedOut'];

/** Returns a ladder that begins with the consultation. */
export function withConsultation(ladder: Ladder, rows: readonly TimelineRow[], isTransferred: boolean): DrawnLadder {
  const arrows = rows.flatMap(arrowOf);
  if (arrows.length === 0) return ladder;
  const answered = arrows.findIndex(({ kind }) => kind === 'answered') + 1;
  const [left, right]: readonly Lifeline[][] = [
    ['transferee', 'transferor'],
    ['transferor', 'transferTarget'],
  ];
  const leg = (kind: CallLeg['kind'], between: readonly Lifeline[] | undefined, after: number): CallLeg => {
    return { kind, between: between as CallLeg['between'], after, certain: true };
  };
  const last = arrows.at(-1)?.kind;
  const isBack =
    !isTransferred && last !== undefined && isEnd(arrows) && !arrows.some(({ kind }) => kind === 'callerLeft');
  return {
    lifelines: ladder.lifelines,
    arrows: [...arrows, ...ladder.arrows],
    legs: [
      leg('call', left, 0),
      ...(answered > 0 ? [leg('consultationCall', right, answered)] : []),
      ...(isBack ? [leg('returned', left, arrows.length)] : []),
      ...ladder.legs
        .filter(({ kind }) => kind === 'transferred' || kind === 'returned')
        .map((each) => ({ ...each, after: each.after + arrows.length })),
    ],
  };
}

/** Returns the Mermaid text of a ladder that begins with the consultation. Its labels are of words and numbers only. */
export function withConsultationText(mermaid: string, rows: readonly TimelineRow[]): string {
  const arrows = rows.flatMap(arrowOf);
  if (arrows.length === 0) return mermaid;
  const lines = mermaid.split('\n');
  const legs = lines.filter((line) => line.startsWith('    Note over') && !line.includes('Bot,Target'));
  const [call = ''] = legs;
  const head = lines.slice(0, lines.indexOf(call) + 1);
  const rest = lines.slice(head.length).filter((line) => !line.startsWith('    Note over Bot,Target'));
  const own = arrows.flatMap(({ from, to, kind, label }) => [
    `    ${MERMAID_NAMES[from]}${from === 'transferor' ? '->>' : '-)'}${MERMAID_NAMES[to]}: ${label}`,
    ...(kind === 'answered' ? ['    Note over Bot,Target: the consultation call'] : []),
  ]);
  return [...head, ...own, ...rest].join('\n');
}

const MERMAID_NAMES: Readonly<Record<Lifeline, string>> = {
  transferee: 'Transferee',
  transferor: 'Bot',
  graph: 'Graph',
  transferTarget: 'Target',
};

function isEnd(arrows: readonly DrawnArrow[]): boolean {
  return arrows.some(({ kind }) => kind === 'targetLeft' || kind === 'hungUp' || kind === 'creationRefused');
}

/** The arrows of the rows that were drawn. */
const drawn = new WeakMap<TimelineRow, readonly DrawnArrow[]>();

/** Returns the arrow of a row, if it has one: the same object as long as the row is. */
function arrowOf(row: TimelineRow): readonly DrawnArrow[] {
  const known = drawn.get(row);
  const arrows = known ?? draw(row);
  if (!known) drawn.set(row, arrows);
  return arrows;
}

function draw(row: TimelineRow): readonly DrawnArrow[] {
  switch (row.kind) {
    case 'dialed':
      return [arrow(row.id, 'dialed', 'POST calls')];
    case 'consultation':
      return [arrow(row.id, row.event.kind, stepLabel(row))];
    case 'delivery': {
      const { id, stage = 'callNews', onReplacedCall, times } = row;
      return [{ ...arrow(id, stage, stateIn(row)), onReplacedCall, times }];
    }
    default:
      return [];
  }
}

function arrow(id: string, kind: ConsultationArrowKind, label: string): DrawnArrow {
  const isOwn = OWN.includes(kind);
  const isLocal = kind === 'ringTimedOut' || kind === 'searchTimedOut';
  const to = isLocal || !isOwn ? 'transferor' : 'graph';
  return { steps: [id], from: isOwn ? 'transferor' : 'graph', to, kind, label, times: 1, onReplacedCall: true };
}

/** Returns the words and numbers of an event. */
export function stepLabel({ event, response, failure }: ConsultationStep): string {
  switch (event.kind) {
    case 'created':
      return `${response?.status ?? 201}`;
    case 'creationRefused':
    case 'creationUnknown':
      return response ? `${response.status}` : (failure?.code ?? 'no response');
    case 'cancel':
    case 'abort':
      return 'DELETE';
    case 'hungUp':
      return 'the call was hung up';
    case 'hangUpFailed':
      return 'the call could not be hung up';
    case 'ringTimedOut':
      return 'no answer in time';
    case 'searchTimedOut':
      return 'no notification named the call';
    default:
      return event.kind;
  }
}

/** Returns the state of the call, and the numbers of its result; of its end the numbers alone. */
function stateIn({ notifications, stage }: Delivery): string {
  const last = notifications.findLast((each) => each.kind === 'call');
  if (last?.kind !== 'call') return 'notification';
  const { state, changeType, result } = last;
  const numbers = [result?.code, result?.subcode].filter((part) => part !== undefined).join('/');
  const word = /^\w+$/.test(state ?? '') ? state : changeType;
  return stage === 'targetLeft' && numbers !== '' ? numbers : [word, numbers].filter(Boolean).join(' · ');
}
