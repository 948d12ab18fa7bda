import { region } from '../i18n/region.js';
import type { Scenario, Shape } from '../model/scenario.js';

const scenarios: Readonly<Record<Scenario, { name: string; summary: string; who: string }>> = {
  blind: {
    name: 'Blind',
    summary: 'The caller goes straight through, without asking first.',
    who: 'You are the transferor, the caller is the transferee, the user below is the transfer target.',
  },
  consultative: {
    name: 'Consultative',
    summary: 'You asked the target first, in a call of yours. The transfer replaces that call.',
    who: 'You are the transferor in both calls, the caller is the transferee, the user you consulted is the transfer target.',
  },
  pstn: {
    name: 'PSTN',
    summary: 'The caller goes straight to a phone number, without asking first.',
    who: 'You are the transferor, the caller is the transferee, the telephone is the transfer target.',
  },
  consultativePstn: {
    name: 'Consultative PSTN',
    summary: 'You phoned the target first. The transfer replaces that call.',
    who: 'You are the transferor in both calls, the caller is the transferee, the telephone you consulted is the transfer target.',
  },
  group: {
    name: 'Group',
    summary: 'One participant of a group call goes to someone else.',
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
  title: 'All fields',
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
  undo: 'Undo',
  undone: 'The draft before is back.',
  stale: 'The form shows the last valid JSON. Fix the JSON to edit the form.',
  discardText: 'Go back to the last valid JSON',
});

/** The live calls that the form offers. */
export const liveCallsTexts = region('liveCalls', {
  title: 'Live calls',
  call: 'Call to transfer',
  consultation: 'Consultation call',
  participant: 'Participant to move',
  none: 'Choose a call, or paste an ID below',
  search: (list: string) => `Search: ${list}`,
  searchHint: 'Name, state or id',
  nothingFound: 'Nothing found. Search again, or paste an ID below',
  empty: 'No calls yet. They appear here as they come in.',
  option: (who: string, state: string, since: string) => `${who} · ${state} · since ${since}`,
  withId: (option: string, id: string) => `${option} · ${id}`,
  group: (number: number) => `Group call of ${number}`,
  nobody: 'Unknown caller',
});
