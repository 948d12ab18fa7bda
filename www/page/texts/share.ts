import { region } from '../i18n/region.js';
import type { Destination } from '../model/destination.js';
import { destinationNames } from './destinations.js';

/** The draft as a link or a file, and what is said when one is opened. */
export const shareTexts = region('share', {
  title: 'Share',
  loading: 'Sharing is loading.',
  failed: 'Sharing could not be loaded.',
  opened: {
    link: 'Opened from a link. Review it before sending.',
    file: 'Opened from a file. Review it before sending.',
  },
  openedRecording: 'A recording from a link, without names and numbers. Anyone can have written it.',
  nothingSent: 'Nothing was sent. It contains no token. Anyone can have written it.',
  notChosen: (destination: Destination) =>
    `It was made for “${destinationNames[destination]}”. That was not chosen for you: choose it under Send to, if it is meant.`,
  damaged: {
    link: 'The link could not be read: it is damaged, cut off, or of a later release. The form is as it was.',
    file: 'The file could not be read: it is damaged, or of a later release. The form is as it was.',
  },
  undo: 'Back to the draft before',
  dismiss: 'Close',
});
