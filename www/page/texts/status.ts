/** The line at the foot of the page. */
export const statusTexts = {
  label: 'Status',
  about: 'graph-call-transfer: transfers Microsoft Teams calls through Microsoft Graph.',
} as const;
