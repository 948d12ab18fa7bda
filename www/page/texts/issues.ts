import type { IssuePart, Severity } from 'graph-call-transfer';
import { count } from '../i18n/format.js';
import { region } from '../i18n/region.js';

/** The issues of the request. */
export const issuesTexts = region('issues', {
  title: 'Checks',
  valid: 'Request is valid',
  incomplete: (fields: readonly string[]) => `Still needed: ${fields.join(', ')}`,
  counts: (numbers: Readonly<Record<Severity, number>>) =>
    [
      numbers.error > 0 ? count(numbers.error, 'error') : '',
      numbers.warning > 0 ? count(numbers.warning, 'warning') : '',
      numbers.info > 0 ? count(numbers.info, 'note') : '',
    ]
      .filter(Boolean)
      .join(' · '),
  severity: { error: 'Error', warning: 'Warning', info: 'Note' } satisfies Record<Severity, string>,
  part: {
    callId: 'call id',
    body: 'body',
    input: 'input',
    endpoint: 'destination',
    token: 'token',
    context: 'context',
    options: 'sending',
  } satisfies Record<IssuePart, string>,
  line: (line: number, column: number) => `Line ${line}, column ${column}`,
  fix: (title: string) => `Fix: ${title}`,
  /** In the JSON itself, where the list of the checks offers the same. */
  fixHere: (title: string) => `Fix here: ${title}`,
  fixed: (title: string) => `Done: ${title}.`,
  fixAll: 'Fix all',
  allFixed: (number: number) => `${count(number, 'fix', 'fixes')} done.`,
});
