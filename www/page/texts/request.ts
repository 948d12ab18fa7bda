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
  copyCode: 'Copy code',
  format: 'Format',
  copiedJson: 'Copied the JSON.',
  copiedHttp: 'Copied the HTTP request, with a placeholder for the token.',
  copiedCode: (language: string) => `Copied ${language}.`,
  copyRefused: 'The browser did not allow copying. Select the text and copy it by hand.',
  body: 'Request body (JSON)',
  notFormatted: 'Not formatted: the JSON cannot be read.',
  plainField: 'Plain text field',
  editorFailed: 'The code editor could not be loaded; this field does.',
  extras: (number: number) => `${count(number, 'extra member')} kept`,
  httpText: 'HTTP request',
  httpMissing: 'The HTTP request stands here as soon as the transfer has no errors.',
  language: 'Language or tool',
  codeText: 'Code of the request',
  codeMissing: 'The code stands here as soon as the transfer has no errors.',
  codeToken: 'The code takes the token from the environment variable GRAPH_TOKEN.',
  codeTokenOfSimulator: (address: string) =>
    `The code takes the token from the environment variable GRAPH_TOKEN. The simulator gives one, access_token, in the answer to a POST to ${address}.`,
  codeInPage: 'The simulator in this page has no address that code could reach. Choose Graph above for code that runs.',
  codeLoading: 'The code is loading.',
  codeFailed: 'The code could not be loaded.',
});
