/** The views of the page. */
export const viewsTexts = {
  label: 'Views',
  transfer: 'Transfer',
  inspect: 'Inspect',
  loading: 'Inspect is loading.',
  failed: 'Inspect could not be loaded.',
  retry: 'Load it again',
} as const;

/** The links that jump to a region. */
export const skipTexts = {
  label: 'Jump to',
  form: 'Form',
  request: 'Request',
  timeline: 'Timeline',
  paste: 'Paste',
  verdicts: 'Verdict',
  contents: 'Contents',
} as const;
