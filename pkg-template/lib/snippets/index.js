// @ts-check
/** Writes code that makes a transfer, as `src/snippet` does. It needs neither the wasm module nor `init`. */

import { transferError } from '../error.js';
import { readEndpoint } from './endpoint.js';
import { factsOf } from './facts.js';
import { languages, tables } from './table.js';
import { fill } from './template.js';

/** @typedef {typeof import('../../types/snippets.js')} Api */

/** @type {Api['snippetLanguages']} */
export const snippetLanguages = /** @type {any} */ (languages);

/** @type {Api['snippet']} */
export function snippet(request, language, endpoint) {
  const rules = tables.rules[languages.findIndex(({ id }) => id === language)];
  if (!rules) {
    const known = languages.map(({ id }) => id).join(', ');
    throw transferError('invalidOptions', `snippet: there is no such language; expected one of ${known}`);
  }
  return fill(rules.template, factsOf(request, rules, readEndpoint(endpoint)));
}
