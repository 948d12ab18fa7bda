import type { ArrivalTiming, CallLeg, Lifeline, TransferState } from 'graph-call-transfer';
import { count } from '../i18n/format.js';
import { region } from '../i18n/region.js';
import type { DrawnArrow, TransferArrowKind } from '../model/consultation-ladder.js';

/** The words before an arrow's label, where it needs some. */
const sayings: { readonly [Kind in DrawnArrow['kind']]?: string } & Readonly<Record<TransferArrowKind, string>> = {
  post: '',
  attempt: '',
  accepted: 'accepted',
  refused: 'refused',
  noResponse: 'no response',
  notSent: 'not sent',
  transferring: '',
  transferAccepted: '',
  completion: '',
  failure: '',
  end: '',
  replacedCallEnd: '',
  other: '',
  silence: 'no verdict within',
  known: 'some events were missed; known now',
  lookup: '',
  found: 'the call is there',
  callEnded: 'the call has ended',
  lookupRefused: 'the call could not be read',
};

const marks: Readonly<Record<ArrivalTiming, string>> = {
  outOfOrder: 'out of order',
  afterVerdict: 'late',
  afterSilence: 'late',
};

/** Returns the label of an arrow. */
function label({ kind, label: said, onReplacedCall, times, timing }: DrawnArrow): string {
  const before = onReplacedCall ? 'consultation call' : sayings[kind];
  if (kind === 'known' && said === '') return 'some events were missed';
  const whole = kind === 'silence' ? `${before} ${said}` : [before, said].filter(Boolean).join(': ');
  return `${whole}${times > 1 ? ` ×${times}` : ''}${timing ? ` (${marks[timing]})` : ''}`;
}

const lifelines: Readonly<Record<Lifeline, string>> = {
  transferee: 'Transferee',
  transferor: 'Bot (transferor)',
  graph: 'Graph',
  transferTarget: 'Transfer target',
};

const legs: Readonly<Record<CallLeg['kind'], string>> = {
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
  noResponse: 'No response',
  failed: 'Failed: the call is back',
  ended: 'Ended for another reason',
};

/** The diagrams under the timeline. */
export const diagramTexts = region('diagram', {
  views: 'Ways to draw the transfer',
  ladder: 'Ladder',
  states: 'States',
  ladderTitle: 'Ladder of the transfer',
  ladderWords: (arrows: number) =>
    `${count(arrows, 'arrow')} between transferee, bot, Graph and transfer target. The timeline has the same in words.`,
  statesTitle: 'States of the transfer',
  way: (names: readonly string[]) =>
    names.length === 0 ? 'Nothing was sent.' : `It went: ${names.join(', ')}. The last one is where it is.`,
  lifeline: (lifeline: Lifeline) => lifelines[lifeline],
  leg: ({ kind, certain }: CallLeg) => legs[kind] + (certain ? '' : ' (likely)'),
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
