import { effect } from '@preact/signals';
import { core } from './core.js';
import { late } from './loaded.js';
import { preference } from './preference.js';

/** The code editor: a part of its own, which comes after all that the page cannot do without. */
export const editor = late(async () => {
  await idle();
  return (await import('../editor/code-editor.js')).mountCodeEditor;
});

/** Which field the JSON is edited in: some screen readers and dictation programs get on better with a plain one. */
export const editorKind = preference('editor', ['code', 'plain']);

/** Loads the code editor where it is wanted, once the page has nothing more urgent to do. */
export function watchEditor(): void {
  effect(() => {
    const { kind } = core.state.value;
    const isWanted = (kind === 'ready' || kind === 'failed') && editorKind.value === 'code';
    // What failed is loaded again only when somebody asks for it.
    if (isWanted && editor.state.peek().kind === 'absent') void editor.load();
  });
}

/** Not every browser tells when it is idle. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 2000 });
    else setTimeout(resolve);
  });
}
