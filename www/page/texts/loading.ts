import { region } from '../i18n/region.js';

/** The failure to load a part of the page, or the core. */
export const loadingTexts = region('loading', {
  again: 'Load again',
  stuck:
    'The server is away, or has a newer page than this one: load the page again. The form, Inspect and the token are empty then, and recordings that are not kept on this device are gone: first copy or export what you need.',
  reload: 'Load the page again',
  details: 'Technical details',
  linkNotOpened: 'The link couldn’t be opened. Load the page again: the link is in its address.',
  historyNotKept: 'This device has no room left: the last transfers are not kept.',
  historyNotRestored: 'The history on this device could not be read.',
});
