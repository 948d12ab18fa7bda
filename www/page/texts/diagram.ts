import type { Arrow, ArrowKind, Leg, Lifeline, TransferState, Untimely } from 'graph-call-transfer';
import { count } from './count.js';
import { region } from './region.js';

/** What is said before an arrow's label; nothing where the label says it all. */
const sayings: Readonly<Record<ArrowKind, string>> = {
  post: '',
  attempt: '',
  accepted: 'accepted',
  refused: 'refused',
  noAnswer: 'no answer',
  notSent: 'not sent',
  transferring: '',
  transferAccepted: '',
  completion: '',
  failure: '',
  end: '',
  replacedCallEnd: '',
  other: '',
  silence: 'no verdict within',
  known: 'not all was heard; known now',
  read: '',
  found: 'the call is there',
  callEnded: 'the call has ended',
  notRead: 'the call could not be read',
};

const marks: Readonly<Record<Untimely, string>> = {
  outOfOrder: 'out of order',
  afterVerdict: 'late',
  afterSilence: 'late',
};

/** What an arrow says. */
function label({ kind, label: said, ofReplacedCall, times, untimely }: Arrow): string {
  const before = ofReplacedCall ? 'consultation call' : sayings[kind];
  if (kind === 'known' && said === '') return 'not all was heard';
  const whole = kind === 'silence' ? `${before} ${said}` : [before, said].filter(Boolean).join(': ');
  return `${whole}${times > 1 ? ` ×${times}` : ''}${untimely ? ` (${marks[untimely]})` : ''}`;
}

const lifelines: Readonly<Record<Lifeline, string>> = {
  transferee: 'Transferee',
  transferor: 'Bot (transferor)',
  graph: 'Graph',
  transferTarget: 'Transfer target',
};

const legs: Readonly<Record<Leg['kind'], string>> = {
  call: 'the call',
  consultationCall: 'consultation call',
  transferred: 'connected',
  returned: 'the call is back',
};

const states: Readonly<Record<TransferState, string>> = {
  requested: 'Requested',
  transferring: 'Transferring',
  transferAccepted: 'Accepted by the target',
  completed: 'Completed',
  refused: 'Refused',
  noAnswer: 'No answer',
  failed: 'Failed: the call is back',
  ended: 'Ended without a word of it',
};

/** The diagrams under the timeline. */
export const diagramTexts = region('diagram', {
  views: 'Ways to draw the transfer',
  ladder: 'Ladder',
  states: 'States',
  ladderTitle: 'Ladder of the transfer',
  ladderWords: (arrows: number) =>
    `${count(arrows, 'arrow')} between transferee, bot, Graph and transfer target. The timeline tells the same in words.`,
  statesTitle: 'States of the transfer',
  way: (names: readonly string[]) =>
    names.length === 0 ? 'Nothing was sent.' : `It went: ${names.join(', ')}. The last one is where it is.`,
  lifeline: (lifeline: Lifeline) => lifelines[lifeline],
  leg: ({ kind, certain }: Leg) => legs[kind] + (certain ? '' : ' (likely)'),
  arrow: label,
  state: (state: TransferState) => states[state],
  hint: 'Press an arrow, or choose a row of the timeline: it is marked in both.',
  marked: 'Marked',
  notDrawn: 'The marked row is no step of the transfer, so that it is not drawn.',
  goToRow: 'Go to the row',
  copyMermaid: 'Copy as Mermaid',
  copySvg: 'Copy as SVG',
  copyPng: 'Copy as PNG',
  saveSvg: 'Save SVG',
  savePng: 'Save PNG',
  copiedMermaid: 'Copied the diagram as Mermaid.',
  copiedSvg: 'Copied the diagram as SVG.',
  copiedPng: 'Copied the diagram as PNG.',
  copyRefused: 'The browser did not allow copying. Save the diagram instead.',
  saved: (file: string) => `Saved as ${file}.`,
  notSaved: 'The browser could not make the picture. Save it as SVG instead.',
});
