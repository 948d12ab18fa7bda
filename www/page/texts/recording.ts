import { region } from '../i18n/region.js';
import type { Origin } from '../model/recording.js';
import type { Summary } from '../model/summary.js';
import { formTexts } from './form.js';

const origins: Readonly<Record<Origin, string>> = {
  page: 'This page',
  relay: 'Another session',
  file: 'File',
  inspect: 'Inspect',
};

/** The recordings of transfers, wherever one is named. */
export const recordingTexts = region('recording', {
  origins,
  name: ({ scenario, to }: Summary, callId: string) => {
    const what = scenario === undefined ? 'Transfer' : formTexts.scenarios[scenario].name;
    return to === undefined ? `${what} of call ${callId}` : `${what} to ${to}`;
  },
  shown: 'A recording is shown',
  replay: 'This is a replay. Nothing is sent.',
  underWay: 'This isn’t your last transfer. New events are added here.',
  untimed: 'The notifications have no times: only their order is shown.',
  back: 'Back to the last transfer',
  close: 'Close the recording',
});
