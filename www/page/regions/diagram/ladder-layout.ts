import type { CallLeg, Lifeline } from 'graph-call-transfer';
import type { DrawnArrow, DrawnLadder } from '../../model/consultation-ladder.js';
import { LINE, linesOf } from './words.js';

/** Where everything of a ladder is. */
export interface LadderLayout {
  readonly width: number;
  readonly height: number;
  /** Where the lifelines begin. */
  readonly top: number;
  readonly lines: readonly PlacedLine[];
  readonly legs: readonly PlacedLeg[];
  readonly arrows: readonly PlacedArrow[];
}

export interface PlacedLine {
  readonly lifeline: Lifeline;
  readonly x: number;
  /** The lines of its name. */
  readonly name: readonly string[];
}

export interface PlacedLeg {
  readonly leg: CallLeg;
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

export interface PlacedArrow {
  readonly arrow: DrawnArrow;
  readonly from: number;
  readonly to: number;
  readonly y: number;
  /** The strip that belongs to it. */
  readonly top: number;
  readonly height: number;
  /** Its label, around `x`, from `labelY` down. */
  readonly lines: readonly string[];
  readonly x: number;
  readonly labelY: number;
  readonly time: { readonly x: number; readonly y: number };
}

const LEG = 30;
/** The room above and below the label of an arrow. */
const ROOM = 14;
/** The width of the times at the side; in a narrow picture they are above. */
const TIMES = 124;
const WIDE = 420;
/** Half of the widest name of a lifeline. */
const MARGIN = 36;
/** The number of letters of a lifeline's name in one line. */
const LONGEST_NAME = 12;
const LETTER = 6;

/** The words of a ladder. */
export interface LadderWords {
  readonly arrow: (arrow: DrawnArrow) => string;
  readonly lifeline: (lifeline: Lifeline) => string;
  /** Whether there is a time at each arrow. */
  readonly hasTimes: boolean;
}

/** Lays out a ladder. */
export function layOutLadder({ lifelines, legs, arrows }: DrawnLadder, width: number, say: LadderWords): LadderLayout {
  const isWide = width >= WIDE;
  const aside = say.hasTimes && isWide ? TIMES : 0;
  const above = say.hasTimes && !isWide ? LINE : 0;
  const left = MARGIN + aside;
  const step = (width - MARGIN - left) / (lifelines.length - 1);
  const x = (lifeline: Lifeline) => left + step * lifelines.indexOf(lifeline);
  const placedLegs: PlacedLeg[] = [];
  const placedArrows: PlacedArrow[] = [];
  const lines = lifelines.map((lifeline) => ({
    lifeline,
    x: x(lifeline),
    name: linesOf(say.lifeline(lifeline), LONGEST_NAME),
  }));
  const top = 8 + LINE * Math.max(...lines.map(({ name }) => name.length));
  let y = top;

  for (let at = 0; at <= arrows.length; at += 1) {
    const here = legs.filter(({ after }) => after === at);
    if (here.length > 0) {
      y += LEG;
      // Those that begin at once are side by side.
      for (const leg of here) placedLegs.push({ leg, from: x(leg.between[0]), to: x(leg.between[1]), y: y - 6 });
    }
    const arrow = arrows[at];
    if (!arrow) continue;
    const [from, to] = [x(arrow.from), x(arrow.to)];
    const middle = (from + to) / 2;
    const room = 2 * Math.min(middle - aside, width - middle);
    const said = linesOf(say.arrow(arrow), Math.max(Math.floor(room / LETTER), 12));
    const height = ROOM + above + LINE * said.length;
    const end = y + height - 6;
    const place = { from, to, y: end, top: y, height, lines: said, x: middle, labelY: y + above + LINE };
    placedArrows.push({ arrow, ...place, time: { x: 0, y: isWide ? end - 8 : y + LINE } });
    y += height;
  }
  return { width, height: y + 10, top, lines, legs: placedLegs, arrows: placedArrows };
}
