import type { Theme } from '../state/theme.js';
import { destinationNames as destinations } from './destinations.js';
import { region } from './region.js';

/** The head of the page. */
export const bannerTexts = region('banner', {
  destination: 'Send to',
  version: 'Version',
  destinations,
  language: 'Language',
  languageFailed: 'That language could not be loaded. Choose it again, or load the page again.',
  simulator: 'SIMULATOR',
  simulatorMeaning: 'No real call is touched.',
  live: 'LIVE',
  liveMeaning: 'Real people are transferred.',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' } satisfies Record<Theme, string>,
  shortcuts: 'Keyboard shortcuts (?)',
  shortcutsFailed: (isStuck: boolean) =>
    `The list of the shortcuts could not be loaded. ${isStuck ? 'Load the page again' : 'Press ?'} to try again.`,
});
