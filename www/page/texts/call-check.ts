import { region } from '../i18n/region.js';
import type { LookupEnd, RecordedLookup } from '../model/recording.js';

/** The meaning of a call state for the transfer, by Graph's words. */
const ofStates: ReadonlyMap<string, string> = new Map(
  Object.entries({
    established:
      'The caller is still with you. The transfer hasn’t happened. Just after sending it may still start: then check again.',
    hold: 'The caller is on hold with you. The transfer hasn’t happened. Just after sending it may still start: then check again.',
    transferring: 'Transfer in progress. Wait, or check again.',
    transferAccepted: 'The target accepted. Wait, or check again.',
    terminating: 'The call is ending. Ask the target whether the caller arrived.',
    terminated: 'The call has ended. Ask the target whether the caller arrived.',
  }),
);

function title(check: LookupEnd): string {
  if (check.kind === 'unread') return 'Checked the call: no response';
  const { lookup } = check;
  switch (lookup.kind) {
    case 'found':
      return `Checked the call: ${lookup.state ?? 'it is there'}`;
    case 'ended':
      return `Checked the call: ${lookup.status}, it has ended`;
    case 'refused':
      return `Checked the call: refused with ${lookup.status}`;
  }
}

function meaning(lookup: RecordedLookup): string {
  switch (lookup.kind) {
    case 'found':
      return ofStates.get(lookup.state ?? '') ?? 'The call exists. This state doesn’t show the transfer.';
    case 'ended':
      return 'Graph has no such call any more. Ask the target whether the caller arrived.';
    case 'refused':
      return lookup.message;
  }
}

/** The lookup of a call without notifications. */
export const callCheckTexts = region('callCheck', {
  check: 'Check the call now',
  hint: 'Asks Graph for the state of the call. Nothing changes.',
  checking: 'Checking the call…',
  title,
  meaning,
});
