import type { Origin } from '../state/recording/recording.js';
import type { Summary } from '../state/recording/summary.js';
import { formTexts } from './form.js';
import { region } from './region.js';

const origins: Readonly<Record<Origin, string>> = {
  page: 'sent by this page',
  relay: 'told by the relay',
  file: 'from a file',
  inspect: 'played from Inspect',
};

/** The recordings of transfers, wherever one is named. */
export const recordingTexts = region('recording', {
  origins,
  name: ({ scenario, to }: Summary, callId: string) => {
    const what = scenario === undefined ? 'Transfer' : formTexts.scenarios[scenario].name;
    return to === undefined ? `${what} of call ${callId}` : `${what} to ${to}`;
  },
  shown: 'A recording is shown',
  replay: 'This is a replay of what was recorded. Nothing is sent.',
  underWay: 'It is not the last transfer of this page. What is still heard of it is added here.',
  untimed: 'The notifications have no times of their own: only their order is shown.',
  back: 'Back to the last transfer',
  close: 'Close the recording',
  notKept: 'This device has no room left: what came last is not kept.',
  notRestored: 'The history that is kept on this device could not be read.',
});
