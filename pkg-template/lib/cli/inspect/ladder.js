// @ts-check
/** Draws the ladder of a transfer with characters. */

import { plain } from '../text/wrap.js';

/** @import { Arrow, CallLeg, Ladder, Lifeline } from 'graph-call-transfer' */
/** @import { Style } from '../command.js' */

const COLUMN = 15;

/** @type {Readonly<Record<Lifeline, string>>} */
const NAMES = { transferee: 'transferee', transferor: 'app', graph: 'Graph', transferTarget: 'target' };
/** @type {Readonly<Record<CallLeg['kind'], string>>} */
const LEGS = {
  call: 'call',
  consultationCall: 'consultation call',
  transferred: 'connected by the transfer',
  returned: 'with the app again',
};
/** @type {Readonly<Record<string, string>>} */
const TIMINGS = { outOfOrder: 'out of order', afterVerdict: 'after the verdict', afterSilence: 'after the time limit' };
/** The names of steps for which Graph has no words. @type {Readonly<Record<string, string>>} */
const EVENTS = {
  post: 'POST transfer',
  noResponse: 'no response',
  notSent: 'not sent',
  silence: 'no verdict in time',
  known: 'state of a tracker',
  lookup: 'GET call',
  creationUnknown: 'no response',
};

/**
 * @param {Ladder} ladder
 * @param {Style} style
 * @returns {string[]} the lines
 */
export function drawLadder({ lifelines, legs, arrows }, style) {
  const center = (/** @type {Lifeline} */ name) => lifelines.indexOf(name) * COLUMN + Math.floor(COLUMN / 2);
  const width = lifelines.length * COLUMN;
  const head = lifelines.map((name) => centered(NAMES[name])).join('');
  const rail = (/** @type {string} */ over = '', from = 0) => {
    /** @type {string[]} */
    const cells = Array.from({ length: width }, (_, at) => (lifelines.some((name) => center(name) === at) ? '│' : ' '));
    for (const [index, character] of [...over].entries()) cells[from + index] = character;
    return cells.join('');
  };

  const lines = [style.bold(head.trimEnd())];
  const drawLegs = (/** @type {number} */ after) => {
    for (const leg of legs.filter((each) => each.after === after)) {
      const [left, right] = leg.between.map(center);
      if (left === undefined || right === undefined) continue;
      const line = `╞${'═'.repeat(right - left - 1)}╡`;
      const text = `${LEGS[leg.kind]}${leg.certain ? '' : ' (likely)'}`;
      lines.push(`${rail(line, left)} ${style.cyan(text)}`);
    }
  };
  for (const [index, arrow] of arrows.entries()) {
    drawLegs(index);
    const [from, to] = [center(arrow.from), center(arrow.to)];
    const shaft = '─'.repeat(Math.max(0, Math.abs(to - from) - 1));
    const line = from === to ? '●' : from < to ? `├${shaft}▶` : `◀${shaft}┤`;
    lines.push(`${rail(line, Math.min(from, to))} ${labelOf(arrow, style)}`.trimEnd());
  }
  drawLegs(arrows.length);
  return lines;
}

/** @param {string} text */
function centered(text) {
  const before = Math.floor(COLUMN / 2) - Math.floor((text.length - 1) / 2);
  return `${' '.repeat(Math.max(0, before))}${text}`.padEnd(COLUMN);
}

/**
 * @param {Arrow} arrow
 * @param {Style} style
 */
function labelOf({ kind, label, times, timing, onReplacedCall }, { dim, red, green, yellow }) {
  const text = [
    plain(label) || (EVENTS[kind] ?? kind),
    onReplacedCall ? (kind === 'replacedCallEnd' || kind === 'other' ? 'replaced call' : 'consultation') : '',
  ]
    .filter(Boolean)
    .join(', ');
  const notes = [times > 1 ? `${times} times` : '', timing === undefined ? '' : (TIMINGS[timing] ?? timing)].filter(
    Boolean,
  );
  const mark = /failure|refused|noResponse|notSent|lookupRefused|creationRefused|creationUnknown/.test(kind)
    ? red
    : kind === 'completion'
      ? green
      : undefined;
  const shown = mark ? mark(text) : text;
  return notes.length === 0 ? shown : `${shown} ${(timing ? yellow : dim)(`(${notes.join(', ')})`)}`;
}
