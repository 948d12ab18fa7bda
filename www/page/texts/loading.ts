import { region } from './region.js';

/** What is said when a part of the page, or the core, could not be loaded. */
export const loadingTexts = region('loading', {
  again: 'Load again',
  stuck:
    'The server is away, or has a newer page than this one: load the page again. The form, Inspect and the token are empty then, and recordings that are not kept on this device are gone: first copy or export what you need.',
  reload: 'Load the page again',
  details: 'Technical details',
});
