import type { CallLeg, Lifeline } from 'graph-call-transfer';
import { isolate } from '../i18n/names.js';
import { region } from '../i18n/region.js';
import type { DrawnArrow, TransferArrowKind } from '../model/consultation-ladder.js';
import type { Parties } from '../model/summary.js';
import { consultationTexts } from './consultation.js';
import { partyNames } from './party-names.js';

/** Returns an event of a transfer as a sentence. */
function sentence(
  { kind, label, onReplacedCall }: Pick<DrawnArrow, 'kind' | 'label' | 'onReplacedCall'>,
  parties: Parties,
): string {
  const { Caller, Target, target } = partyNames(parties);
  const words: Readonly<Record<TransferArrowKind, string>> = {
    post: 'Transfer requested',
    attempt: `Graph asked to wait (${label})`,
    accepted: 'Graph accepted the request (202)',
    refused: `Graph refused (${label})`,
    noResponse: 'No answer from Graph',
    notSent: 'Not sent',
    transferring: label.includes('audio') ? 'Graph took the audio' : 'Graph is transferring',
    transferAccepted: `${Target} accepted`,
    completion: `${Caller} is with ${target}`,
    failure: `${Caller} is back`,
    end: 'Your call ended',
    replacedCallEnd: 'Your call with them ended',
    other: otherSentence(label),
    silence: `No news for ${label}`,
    known: 'Some events were missed',
    lookup: 'You checked the call',
    found: `The call is there (${label})`,
    callEnded: 'The call has ended',
    lookupRefused: 'The call can’t be read',
  };
  if (onReplacedCall && kind === 'other') return consultationTexts.sentence('callNews', label, parties);
  return isTransferKind(kind, words) ? words[kind] : consultationTexts.sentence(kind, label, parties);
}

/** Returns a notification that is no step of the transfer as a sentence. */
function otherSentence(label: string): string {
  if (label.includes('audio inactive')) return 'Graph took the audio';
  if (label.includes('audio active')) return 'The audio is back';
  return label === 'roster' ? 'The participants changed' : label;
}

/** Returns whether an arrow is one of the transfer, and not of its consultation. */
function isTransferKind(
  kind: DrawnArrow['kind'],
  words: Readonly<Record<TransferArrowKind, string>>,
): kind is TransferArrowKind {
  return Object.hasOwn(words, kind);
}

/** The ladder of a transfer, which is its timeline. */
export const ladderTexts = region('ladder', {
  title: 'What happened',
  sentence,
  lifeline: (lifeline: Lifeline, { caller, target }: Parties) =>
    ({
      transferee: caller === undefined ? 'Caller' : isolate(caller),
      transferor: 'You',
      graph: 'Graph',
      transferTarget: target === undefined ? 'Target' : isolate(target),
    })[lifeline],
  leg: (kind: CallLeg['kind'], isCertain: boolean) =>
    `${{ call: 'in a call', consultationCall: 'your call', transferred: 'now talking', returned: 'back with you' }[kind]}${isCertain ? '' : ' (probably)'}`,
  times: { clock: 'Clock', delta: 'Since the step before', sum: 'Since sending' },
  changeTimes: 'Show other times',
  details: 'Details',
  close: 'Close',
});
