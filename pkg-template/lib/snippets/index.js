// @ts-check
/** Writes code that makes a transfer, creates a call, or hangs one up. It needs neither the wasm module nor `init`. */

import { fromCaller } from '../caller.js';
import { TransferError } from '../error.js';
import { pageEndpoint } from '../page-endpoint.js';
import { resolveEndpoint } from './endpoint.js';
import { actionOf, collectFacts } from './facts.js';
import { callTemplates } from './languages/calls.js';
import { languages } from './languages/index.js';
import { fillTemplate } from './template.js';

/** @typedef {typeof import('../../types/snippets.js')} Api */

/** @type {Api['snippetLanguages']} */
export const snippetLanguages = languages.map(({ id, name }) => ({ id, name }));

/** @type {Api['snippet']} */
export function snippet(request, language, endpoint) {
  return fromCaller(snippet, () => write(request, language, endpoint));
}

/** @type {Api['snippet']} */
function write(request, language, endpoint) {
  const found = languages.find(({ id }) => id === language);
  if (!found) {
    const ids = languages.map(({ id }) => id).join(', ');
    throw new TransferError('invalidOptions', `snippet: unknown language; expected one of ${ids}`);
  }
  const resolved = resolveEndpoint(pageEndpoint(endpoint));
  const action = actionOf(request);
  const template = action === 'transfer' ? found.template : callTemplates[found.id][action];
  return fillTemplate(template, collectFacts(request, found, resolved));
}
