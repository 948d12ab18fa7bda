import type { Scenario, Shape } from '../state/scenario.js';
import { region } from './region.js';

const scenarios: Readonly<Record<Scenario, { name: string; summary: string; who: string }>> = {
  blind: {
    name: 'Blind',
    summary: 'The call is handed over at once; nobody asks the new party first.',
    who: 'You are the transferor, the caller is the transferee, the user below is the transfer target.',
  },
  consultative: {
    name: 'Consultative',
    summary: 'You have asked the new party in a second call; the transfer replaces that call.',
    who: 'You are the transferor in both calls, the caller is the transferee, the user you consulted is the transfer target.',
  },
  pstn: {
    name: 'PSTN',
    summary: 'The call is handed over at once to a telephone number outside Teams.',
    who: 'You are the transferor, the caller is the transferee, the telephone is the transfer target.',
  },
  consultativePstn: {
    name: 'Consultative PSTN',
    summary: 'You have telephoned the new party in a second call; the transfer replaces that call.',
    who: 'You are the transferor in both calls, the caller is the transferee, the telephone you consulted is the transfer target.',
  },
  group: {
    name: 'Group',
    summary: 'One participant is moved out of a group call to someone else.',
    who: 'You are the transferor, the participant who is moved is the transferee, the new party is the transfer target.',
  },
};

function picture({ group, phone, consultative }: Shape): string {
  const target = phone ? 'the telephone that is the transfer target' : 'the transfer target';
  const now = group ? 'the transferee, others and the transferor' : 'the transferee and the transferor';
  const consulted = consultative ? `, and the transferor and ${target}` : '';
  const staying = group ? ', and the others with the transferor' : '';
  return `In a call now: ${now}${consulted}. After the transfer: the transferee and ${target}${staying}.`;
}

/** Region ①: the form. */
export const formTexts = region('form', {
  title: 'Transfer',
  scenario: 'Scenario',
  scenarios,
  whoIsWho: {
    transferee: 'Transferee',
    transferor: 'You, the transferor',
    transferTarget: 'Transfer target',
    now: 'in a call now',
    afterwards: 'after the transfer',
    picture,
  },
  chosen: (scenario: Scenario) => `Scenario: ${scenarios[scenario].name}`,
  required: 'Fields marked with * are required.',
  example: 'Example',
  exampleLoaded: 'Example filled in.',
  newIds: 'New ids',
  newIdsMade: 'New ids filled in.',
  clear: 'Clear',
  cleared: 'Form cleared.',
  stale: 'The JSON cannot be read. The form shows the last valid JSON and is locked until the JSON is fixed.',
  discardText: 'Go back to the last valid JSON',
});

/** The live calls that the form offers. */
export const liveCallsTexts = region('liveCalls', {
  title: 'Live calls',
  call: 'Call to transfer',
  consultation: 'Consultation call',
  participant: 'Participant to move',
  none: 'Type or paste an id below',
  search: (list: string) => `Search: ${list}`,
  searchHint: 'Name, state or id',
  nothingFound: 'Nothing found: type something else above, or an id below',
  empty: 'None is known yet. A call appears here as soon as the relay hears of it.',
  option: (who: string, state: string, since: string) => `${who} · ${state} · since ${since}`,
  withId: (option: string, id: string) => `${option} · ${id}`,
  group: (number: number) => `Group call of ${number}`,
  nobody: 'Unknown caller',
});
