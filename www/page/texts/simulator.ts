import { region } from './region.js';

/** Region ⑤: the simulator. */
export const simulatorTexts = region('simulator', {
  title: 'Simulator',
  profile: 'Course to play',
  unused: 'Not in use: the transfer goes to Graph.',
  loading: 'Asking the simulator what it can play …',
  failed: 'The simulator does not answer. It runs behind the page that “npm start” serves.',
  retry: 'Ask again',
});
