import type { RecordedReading } from '../state/recording/recording.js';
import type { Look } from '../state/recording/rows.js';
import { region } from './region.js';

/** What a state of the call says of the transfer, in Graph's words for the states. */
const ofStates: ReadonlyMap<string, string> = new Map(
  Object.entries({
    established:
      'The call is with you: the transfer has not happened. Just after sending it may still begin: then look again.',
    hold: 'The call is with you, on hold: the transfer has not happened. Just after sending it may still begin: then look again.',
    transferring: 'Graph is still at it: wait, or look again.',
    transferAccepted: 'The transfer target has accepted, and the call is about to end: wait, or look again.',
    terminating: 'The call is ending. Ask the transfer target whether the caller arrived, before you call back.',
    terminated: 'The call has ended. Ask the transfer target whether the caller arrived, before you call back.',
  }),
);

function title(look: Look): string {
  if (look.kind === 'unread') return 'Looked at the call: no answer';
  const { reading } = look;
  switch (reading.kind) {
    case 'found':
      return `Looked at the call: ${reading.state ?? 'it is there'}`;
    case 'ended':
      return `Looked at the call: ${reading.status}, it has ended`;
    case 'refused':
      return `Looked at the call: refused with ${reading.status}`;
  }
}

function meaning(reading: RecordedReading): string {
  switch (reading.kind) {
    case 'found':
      return ofStates.get(reading.state ?? '') ?? 'The call is there. This state says nothing of the transfer.';
    case 'ended':
      return 'Graph knows no such call any more. Ask the transfer target whether the caller arrived, before you call back.';
    case 'refused':
      return `This says nothing of the call. ${reading.message}`;
  }
}

/** The look at a call of which nothing is heard. */
export const lookTexts = region('look', {
  look: 'Look at the call',
  hint: 'Asks Graph how the call stands. Nothing is changed.',
  looking: 'Looking at the call …',
  title,
  meaning,
});
