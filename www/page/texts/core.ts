import { region } from '../i18n/region.js';

/** The loading of the core, which checks, sends and reads. */
export const coreTexts = region('core', {
  loading: 'The checks are loading. You can fill in the form meanwhile.',
  stillLoading: 'Not sent: the checks are still loading. Try again in a moment.',
  failed: 'The checks could not be loaded, so nothing can be checked or sent.',
  notLoaded: 'Not sent: the checks could not be loaded.',
});
