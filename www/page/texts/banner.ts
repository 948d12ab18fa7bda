import { isolate } from '../i18n/names.js';
import { region } from '../i18n/region.js';
import type { Parties } from '../model/summary.js';
import type { Theme } from '../model/theme.js';
import { destinationNames as destinations } from './destinations.js';

/** The head of the page. */
export const bannerTexts = region('banner', {
  destination: 'Send to',
  version: 'Version',
  destinations,
  language: 'Language',
  languageFailed: 'That language couldn’t be loaded. Choose it again, or reload the page.',
  simulator: 'PRACTICE',
  simulatorMeaning: 'Practice: no real calls.',
  live: 'LIVE',
  liveMeaning: 'Live: real calls.',
  developer: 'Developer',
  settings: 'Settings',
  outcome: 'Practice outcome',
  showTransfer: 'Show the transfer',
  chip: ({ caller, target }: Parties) =>
    `Transferring ${caller === undefined ? 'a caller' : isolate(caller)} to ${target === undefined ? 'someone' : isolate(target)}`,
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' } satisfies Record<Theme, string>,
  shortcuts: 'Keyboard shortcuts (?)',
  shortcutsFailed: (isStuck: boolean) =>
    `The list of the shortcuts could not be loaded. ${isStuck ? 'Load the page again' : 'Press ?'} to try again.`,
});
