import { computed, signal } from '@preact/signals';
import type { SnippetLanguage } from 'graph-call-transfer/snippets';
import { report } from './check.js';
import { endpoint } from './destination.js';

type Snippets = typeof import('graph-call-transfer/snippets');

/** Whether code can be written: its rules are loaded when it is first asked for. */
type Loading =
  | { readonly kind: 'absent' | 'loading' }
  | { readonly kind: 'ready'; readonly snippets: Snippets }
  | { readonly kind: 'failed'; readonly reason: string };

export const loading = signal<Loading>({ kind: 'absent' });

/** The language that was chosen; kept while the page lives. */
export const codeLanguage = signal<SnippetLanguage>('curl');

/** Loads the rules, unless they are there or on their way. */
export async function loadSnippets(): Promise<void> {
  const { kind } = loading.peek();
  if (kind === 'loading' || kind === 'ready') return;
  loading.value = { kind: 'loading' };
  try {
    loading.value = { kind: 'ready', snippets: await import('graph-call-transfer/snippets') };
  } catch (error) {
    loading.value = { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The code that makes the transfer; `undefined` while it has errors, or the rules are not there. */
export const code = computed<string | undefined>(() => {
  if (loading.value.kind !== 'ready' || !report.value?.valid) return undefined;
  return loading.value.snippets.snippet(report.value.request, codeLanguage.value, endpoint.value);
});

/** The languages with the names that people call them by. */
export const languages = computed<Snippets['snippetLanguages']>(() =>
  loading.value.kind === 'ready' ? loading.value.snippets.snippetLanguages : [],
);
