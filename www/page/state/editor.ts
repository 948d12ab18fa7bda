import { effect, type Signal, signal } from '@preact/signals';
import type { mountCodeEditor } from '../editor/code-editor.js';
import { core } from './core.js';
import { preference } from './preference.js';

/** Whether the code editor is there: it is a part of its own, which comes after all that the page cannot do without. */
export type EditorPart =
  | { readonly kind: 'absent' | 'loading' | 'failed' }
  | { readonly kind: 'ready'; readonly mount: typeof mountCodeEditor };

export const editorPart: Signal<EditorPart> = signal({ kind: 'absent' });

/** Which field the JSON is edited in: some screen readers and dictation programs get on better with a plain one. */
export const editorKind = preference('editor', ['code', 'plain']);

/** Loads the code editor where it is wanted, once the page has nothing more urgent to do. */
export function watchEditor(): void {
  effect(() => {
    if (core.value.kind === 'loading' || editorKind.value === 'plain' || editorPart.peek().kind !== 'absent') return;
    editorPart.value = { kind: 'loading' };
    whenIdle(() => void loadEditor());
  });
}

/** Loads the code editor; may be called again after a failure. */
export async function loadEditor(): Promise<void> {
  editorPart.value = { kind: 'loading' };
  try {
    const { mountCodeEditor } = await import('../editor/code-editor.js');
    editorPart.value = { kind: 'ready', mount: mountCodeEditor };
  } catch {
    editorPart.value = { kind: 'failed' };
  }
}

/** Not every browser tells when it is idle. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 2000 });
  else setTimeout(work);
}
