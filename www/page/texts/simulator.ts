import type { ProfileGroup } from 'graph-call-transfer/simulator';
import type { Pace } from '../state/simulator.js';
import { region } from './region.js';

const groups: Readonly<Record<ProfileGroup, string>> = {
  completes: 'Completes',
  fails: 'Fails',
  refused: 'Refused',
  oddDeliveries: 'Completes, with odd deliveries',
  silent: 'Silent',
};

const paces: Readonly<Record<Pace, string>> = {
  atOnce: 'At once',
  tenTimes: 'Ten times as quick as Graph',
  twice: 'Twice as quick as Graph',
  asGraph: 'As Graph: about 3 seconds',
  slow: 'Three times as slow as Graph',
};

/** Region ⑤: the simulator. */
export const simulatorTexts = region('simulator', {
  title: 'Simulator',
  profile: 'Course to play',
  groups,
  unused: 'Not in use: the transfer goes to Graph.',
  loading: 'Asking the simulator what it can play …',
  failed: 'The simulator does not answer. It runs behind the page that “npm start” serves.',
  notLoaded: 'The simulator could not be loaded into the page.',
  pace: 'Pace',
  paces,
  asStarted: (pace: number) => `As the relay was started: --pace ${pace}`,
  seed: 'Seed',
  seedHintInPage:
    'With the same seed the simulator plays the same again, from the first transfer on: the same ids, waits and losses.',
  seedHint:
    'With a seed every transfer of a course goes the same way: the same waits, losses and order, with new ids. ' +
    'Without one each goes its own.',
});
