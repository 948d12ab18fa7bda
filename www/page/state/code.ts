import { computed, signal } from '@preact/signals';
import type { SnippetLanguage } from 'graph-call-transfer/snippets';
import { report } from './check.js';
import { endpoint } from './destination.js';
import { late, loadedValue } from './loaded.js';

/** The rules by which code is written. */
export const snippets = late(() => import('graph-call-transfer/snippets'));

/** The language that was chosen; kept while the page lives. */
export const codeLanguage = signal<SnippetLanguage>('curl');

/** The code that makes the transfer; `undefined` while it has errors, or the rules are not there. */
export const code = computed<string | undefined>(() => {
  const rules = loadedValue(snippets);
  return report.value?.valid ? rules?.snippet(report.value.request, codeLanguage.value, endpoint.value) : undefined;
});

/** The languages with the names that people call them by. */
export const languages = computed(() => loadedValue(snippets)?.snippetLanguages ?? []);
