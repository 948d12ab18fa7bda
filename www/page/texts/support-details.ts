import { region } from '../i18n/region.js';

/** The names of the facts that support needs to find a transfer. */
export const supportTexts = region('support', {
  outcome: 'Outcome',
  transfer: 'Transfer',
  sent: 'Sent (UTC)',
  callId: 'Call ID',
  replacedCallId: 'Replaced call ID',
  clientRequestId: 'Client request ID',
  response: 'Response',
  requestId: 'Request ID',
  date: 'Date',
  error: 'Error',
  result: 'Result',
  reason: 'Reason',
  recommended: 'Recommended',
});
