import { region } from '../i18n/region.js';

/** The line at the foot of the page. */
export const statusTexts = region('status', {
  label: 'Status',
  about: 'graph-call-transfer: transfers Microsoft Teams calls through Microsoft Graph.',
});
