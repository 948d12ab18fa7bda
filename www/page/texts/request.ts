import { count } from '../i18n/format.js';
import { region } from '../i18n/region.js';

/** Region ②: the request. */
export const requestTexts = region('request', {
  title: 'Request',
  views: 'Ways to see the request',
  json: 'JSON',
  http: 'HTTP',
  code: 'Code',
  copyJson: 'Copy JSON',
  copyHttp: 'Copy HTTP',
  format: 'Format',
  copiedJson: 'Copied the JSON.',
  copiedHttp: 'Copied the HTTP request, with a placeholder for the token.',
  copyRefused: 'The browser did not allow copying. Select the text and copy it by hand.',
  body: 'Request body (JSON)',
  notFormatted: 'Not formatted: the JSON cannot be read.',
  plainField: 'Plain text field',
  editorFailed: 'The code editor could not be loaded; this field does.',
  extras: (number: number) => `${count(number, 'extra member')} kept`,
  httpText: 'HTTP request',
  httpMissing: 'Fix the errors to see the HTTP request.',
  callIdMissing: 'The call ID is missing: {call-id} is in its place.',
  /** The text while the code is loading. */
  part: { loading: 'The request is loading.', failed: 'The request could not be loaded.' },
  codePart: { loading: 'The code is loading.', failed: 'The code could not be loaded.' },
});
