import { destinationNames as destinations } from './destinations.js';

/** The head of the page. */
export const bannerTexts = {
  destination: 'Send to',
  version: 'Graph version',
  destinations,
  simulator: 'SIMULATOR',
  simulatorMeaning: 'No real call is touched.',
  live: 'LIVE',
  liveMeaning: 'Real people are transferred.',
} as const;
