import type { StateGraph, TransferState } from 'graph-call-transfer';

type Side = 'start' | 'end';

/** The way of a transfer that completes goes down at the left; the other ends are at the right. */
const places: Readonly<Record<TransferState, { readonly side: Side; readonly row: number }>> = {
  requested: { side: 'start', row: 0 },
  transferring: { side: 'start', row: 1 },
  transferAccepted: { side: 'start', row: 2 },
  completed: { side: 'start', row: 3 },
  refused: { side: 'end', row: 0 },
  noResponse: { side: 'end', row: 1 },
  failed: { side: 'end', row: 2 },
  ended: { side: 'end', row: 3 },
};

const NODE = { width: 100, height: 40 };
const ROW = 72;
const TOP = 26;
/** The room beside the states, for the ways around one. */
const SIDE = 16;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A way as a path, with the angle at which it arrives. */
export interface Way {
  readonly path: string;
  readonly x: number;
  readonly y: number;
  readonly angle: number;
}

export const HEIGHT = TOP + 3 * ROW + NODE.height + 8;

/** Where a state is drawn. */
export function boxOf(state: TransferState, width: number): Box {
  const { side, row } = places[state];
  return { ...NODE, x: side === 'start' ? SIDE : width - SIDE - NODE.width, y: TOP + row * ROW };
}

/** How the way from one state to another is drawn; the way that has no beginning comes from above. */
export function wayOf({ from, to }: StateGraph['transitions'][number], width: number): Way {
  const end = boxOf(to, width);
  const middle = end.x + end.width / 2;
  if (from === undefined) return { path: `M${middle} 8V${end.y}`, x: middle, y: end.y, angle: 90 };
  const start = boxOf(from, width);
  if (start.x !== end.x) return across(start, end);
  const isDown = end.y > start.y;
  if (Math.abs(end.y - start.y) === ROW) {
    const [y1, y2] = isDown ? [start.y + start.height, end.y] : [start.y, end.y + end.height];
    return { path: `M${middle} ${y1}V${y2}`, x: middle, y: y2, angle: isDown ? 90 : -90 };
  }
  return around(start, end, width);
}

/** From one side to the other. Ways that arrive at one state from above and from below do not meet in one point. */
function across(start: Box, end: Box): Way {
  const isRight = end.x > start.x;
  const x1 = isRight ? start.x + start.width : start.x;
  const x2 = isRight ? end.x : end.x + end.width;
  const y1 = start.y + start.height / 2;
  const y2 = end.y + end.height / 2 + Math.sign(start.y - end.y) * 8;
  const angle = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
  return { path: `M${x1} ${y1}L${x2} ${y2}`, x: x2, y: y2, angle };
}

/** Past the states between, on the outer side. */
function around(start: Box, end: Box, width: number): Way {
  const isLeft = start.x < width / 2;
  const x = isLeft ? start.x : start.x + start.width;
  const outer = isLeft ? 4 : width - 4;
  const [y1, y2] = [start.y + start.height / 2, end.y + end.height / 2];
  return { path: `M${x} ${y1}H${outer}V${y2}H${x}`, x, y: y2, angle: isLeft ? 0 : 180 };
}
