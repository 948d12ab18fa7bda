import { region } from '../i18n/region.js';

/** The request as code; loaded with it. */
export const codeTexts = region('code', {
  language: 'Language or tool',
  text: 'Code of the request',
  missing: 'Fix the errors to see the code.',
  token: 'The code takes the token from the environment variable GRAPH_TOKEN.',
  tokenOfSimulator: (address: string) =>
    `The code takes the token from the environment variable GRAPH_TOKEN. The simulator gives one, access_token, in the response to a POST to ${address}.`,
  inPage: 'The simulator in this page has no address that code could reach. Choose Graph above for code that runs.',
  copy: 'Copy code',
  copied: (language: string) => `Copied ${language}.`,
  copyRefused: 'The browser did not allow copying. Select the text and copy it by hand.',
});
