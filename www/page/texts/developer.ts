import { region } from '../i18n/region.js';

/** The drawer of developers. */
export const developerTexts = region('developer', {
  title: 'Developer',
});
