import { region } from '../i18n/region.js';

/** The views of the page. */
export const viewsTexts = region('views', {
  page: 'Transfer console',
  label: 'Views',
  transfer: 'Transfer',
  history: 'History',
  inspect: 'Inspect',
  loading: (view: string) => `${view} is loading.`,
  failed: (view: string) => `${view} could not be loaded.`,
});

/** The links that jump to a region. */
export const skipTexts = region('skip', {
  label: 'Jump to',
  form: 'Form',
  draft: 'All fields',
  request: 'Request',
  timeline: 'Timeline',
  recordings: 'Transfers',
  comparison: 'Comparison',
  import: 'Import',
  keep: 'Keep',
  paste: 'Paste',
  verdicts: 'Verdict',
  contents: 'Contents',
});
