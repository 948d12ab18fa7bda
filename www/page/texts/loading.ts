import { region } from './region.js';

/** What is said when a part of the page, or the core, could not be loaded. */
export const loadingTexts = region('loading', {
  again: 'Load it again',
  stuck:
    'Trying again does not help: the server cannot be reached, or it has a newer page than this one. Load the page again. That empties the form and Inspect, forgets the token, and recordings go unless they are kept on this device: copy or export first what you still need.',
  reload: 'Load the page again',
  details: 'Technical details',
});
