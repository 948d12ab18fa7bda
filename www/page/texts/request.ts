import { count } from './count.js';
import { region } from './region.js';

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
  httpMissing: 'The HTTP request stands here as soon as the transfer has no errors.',
  /** The code is loaded when it is asked for; this is what stands there before. */
  codePart: { loading: 'The code is loading.', failed: 'The code could not be loaded.' },
});
