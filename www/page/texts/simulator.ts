import type { ProfileGroup } from 'graph-call-transfer/simulator';
import { region } from '../i18n/region.js';
import type { Speed } from '../model/simulation.js';

const groups: Readonly<Record<ProfileGroup, string>> = {
  completes: 'Completes',
  fails: 'Fails',
  refused: 'Refused',
  oddDeliveries: 'Completes, with odd deliveries',
  silent: 'Silent',
};

const speeds: Readonly<Record<Speed, string>> = {
  atOnce: 'At once',
  tenTimes: '10× faster than Graph',
  twice: '2× faster than Graph',
  asGraph: 'As Graph: about 3 seconds',
  slow: '3× slower than Graph',
};

/** Region ⑤: the simulator. */
export const simulatorTexts = region('simulator', {
  title: 'Simulator',
  profile: 'Simulated outcome',
  groups,
  unused: 'Not in use: the transfer goes to Graph.',
  loading: 'Loading the outcomes…',
  failed: 'The simulator does not answer. It runs behind the page that “npm start” serves.',
  notLoaded: 'The simulator could not be loaded into the page.',
  speed: 'Speed',
  speeds,
  asStarted: (timeScale: number) => `As the relay was started: --time-scale ${timeScale}`,
  seed: 'Random seed',
  seedHintInPage: 'The same seed gives the same IDs, timing and losses, from the first transfer on.',
  seedHint: 'The same seed gives the same timing.',
});
