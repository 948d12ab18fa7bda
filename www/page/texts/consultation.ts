import { isolate } from '../i18n/names.js';
import { region } from '../i18n/region.js';
import type { ConsultationArrowKind } from '../model/consultation-ladder.js';
import type { Situation } from '../model/situation.js';
import type { Parties } from '../model/summary.js';
import { partyNames } from './party-names.js';

type Consulting = Extract<Situation, { kind: 'consulting' }>;
type Consulted = Extract<Situation, { kind: 'consulted' }>;

/** Returns an event of a consultation as a sentence; an empty one is not shown. */
function sentence(kind: ConsultationArrowKind, label: string, parties: Parties): string {
  const { caller, Caller, target, Target } = partyNames(parties);
  const sentences: { readonly [Kind in ConsultationArrowKind]?: string } = {
    dialed: `You call ${target}`,
    created: `Graph is calling (${label})`,
    creationRefused: `Graph refused the call (${label})`,
    creationUnknown: `No answer from Graph (${label})`,
    ringing: 'Ringing',
    answered: `${Target} answered`,
    targetLeft: `Your call with them ended (${label})`,
    callerLeft: `${Caller} hung up`,
    cancel: `You went back to ${caller}`,
    abort: `You went back to ${caller}`,
    ringTimedOut: `${Target} didn’t answer in time`,
    hangUp: `You hang up ${target}`,
    hungUp: 'Your call with them was hung up',
    hangUpFailed: 'Your call with them could not be hung up',
    searchTimedOut: 'Your call with them was not found',
    callNews: label === 'establishing' ? 'Connecting your call' : `Your call with them: ${label}`,
  };
  return sentences[kind] ?? '';
}

/** Returns the state of a consultation in one sentence. */
function consulting({ stage }: Consulting, parties: Parties): string {
  const { target, Target } = partyNames(parties);
  return {
    calling: `Calling ${target}…`,
    ringing: `Ringing ${target}…`,
    answered: `${Target} answered.`,
    transferring: 'Transfer under way.',
    ending: 'Hanging up…',
  }[stage];
}

/** Returns the end of a consultation in one sentence. */
function consulted({ end, cause }: Consulted, parties: Parties): string {
  const { caller, Caller, target, Target } = partyNames(parties);
  const back = `${Caller} is still with you.`;
  switch (end) {
    case 'transferred':
      return `${Caller} is now talking to ${target}.`;
    case 'notAnswered':
      return `${notAnswered(cause, Target)} ${back}`;
    case 'targetLeft':
      return `${Target} hung up. ${back}`;
    case 'callerLeft':
      return `${Caller} hung up.`;
    case 'refused':
      return `Graph refused the call. ${back}`;
    default:
      return `You’re back with ${caller}.`;
  }
}

function notAnswered(cause: Consulted['cause'], Target: string): string {
  switch (cause) {
    case 'declined':
      return `${Target} declined.`;
    case 'busy':
      return `${Target} is busy.`;
    case 'unreachable':
    case 'wrongTarget':
      return `${Target} can’t be reached.`;
    default:
      return `${Target} didn’t answer.`;
  }
}

/** The consultation: a target is asked before the transfer. */
export const consultationTexts = region('consultation', {
  sentence,
  consulting,
  consulted,
  ask: (parties: Parties) => `Transfer, or go back to ${partyNames(parties).caller}.`,
  yourCall: 'Your call with them',
  chooseCall: 'Choose a call',
  noConsultation: (name: string | undefined) =>
    `Call ${name === undefined ? 'them' : isolate(name)} from your bot first.`,
  noApplicationInstance:
    'This server can’t call telephones: its administrator has to set --application-instance. Call from your bot, and choose the call.',
  call: (name: string | undefined) => (name === undefined ? 'Call them' : `Call ${isolate(name)}`),
  backTo: (caller: string | undefined) => `Back to ${caller === undefined ? 'the caller' : isolate(caller)}`,
  states: {
    calling: 'Calling.',
    ringing: 'Ringing.',
    answered: 'Answered.',
    transferring: 'Transfer under way.',
    ending: 'Hanging up.',
  },
  answered: (age: string) => `Answered ${age}`,
  leftOver: (callId: string) => `The call ${callId} could not be hung up.`,
  confirmTitle: 'Call a real person?',
  confirm: (name: string) => `${isolate(name)} will be called. This is asked once.`,
  confirmYes: 'Call the real person',
  confirmNo: 'Do not call',
});
