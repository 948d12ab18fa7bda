import type { CallState } from 'graph-call-transfer';
import type { PersonKind } from '../../protocol/people.js';
import { isolate } from '../i18n/names.js';
import { region } from '../i18n/region.js';

/** The form of an operator. */
export const transferTexts = region('transfer', {
  title: 'Transfer',
  who: 'Who’s on the line?',
  noCalls: 'No calls yet. They appear here as they come in.',
  noCall: 'Paste a call ID',
  callId: 'Call ID',
  callIdHint: 'From your bot’s call notifications.',
  unknownCaller: 'Unknown caller',
  group: (people: number) => `Group call (${people})`,
  /** The reason why a call cannot be transferred now, by its state. */
  notReady: (state: CallState) =>
    state === 'transferring' || state === 'transferAccepted' ? 'Being transferred' : 'Ringing: answer it first',
  age: (minutes: number, seconds: number) => `${minutes}:${String(seconds).padStart(2, '0')}`,
  callEnded: 'This call has ended.',
  sameName: (id: string) => `#${id}`,
  participant: 'Who do you transfer?',
  target: 'Transfer to',
  targetHint: 'Name, email or number',
  results: 'People',
  searchFailed: 'The people search didn’t answer. Type a number or an object ID.',
  noResults: (text: string) => `We couldn’t find “${text}”. Pick a person, or paste an object ID.`,
  kinds: { phone: 'Phone', applicationInstance: 'Queue or attendant', user: '' } satisfies Record<PersonKind, string>,
  askFirst: 'Ask first',
  send: (caller: string | undefined, target: string | undefined) =>
    caller === undefined || target === undefined ? 'Transfer' : `Transfer ${isolate(caller)} to ${isolate(target)}`,
  underWay: 'Transfer under way',
  needed: (parts: readonly string[]) => `Still needed: ${parts.join(', ')}`,
  neededParts: { call: 'call', participant: 'participant', target: 'transfer to', consultation: 'your call with them' },
});
