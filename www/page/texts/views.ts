import { region } from './region.js';

/** The views of the page. */
export const viewsTexts = region('views', {
  page: 'Transfer console',
  label: 'Views',
  transfer: 'Transfer',
  inspect: 'Inspect',
  loading: 'Inspect is loading.',
  failed: 'Inspect could not be loaded.',
  retry: 'Load it again',
});

/** The links that jump to a region. */
export const skipTexts = region('skip', {
  label: 'Jump to',
  form: 'Form',
  request: 'Request',
  timeline: 'Timeline',
  paste: 'Paste',
  verdicts: 'Verdict',
  contents: 'Contents',
});
