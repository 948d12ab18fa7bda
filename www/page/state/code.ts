import { computed, signal } from '@preact/signals';
import { type SnippetLanguage, snippet } from 'graph-call-transfer/snippets';
import { report } from './check.js';
import { endpoint } from './destination.js';

/** The language that was chosen; kept while the page lives. */
export const codeLanguage = signal<SnippetLanguage>('curl');

/** The code that makes the transfer; `undefined` while it has errors. */
export const code = computed(() =>
  report.value?.valid ? snippet(report.value.request, codeLanguage.value, endpoint.value) : undefined,
);
