import { signal } from '@preact/signals';
import { init } from 'graph-call-transfer';

/** Whether the rules can be asked: they are a wasm module that comes after the page. */
export type CoreState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly reason: string };

export const core = signal<CoreState>({ kind: 'loading' });

/** Loads the core; may be called again after a failure. */
export async function loadCore(): Promise<void> {
  core.value = { kind: 'loading' };
  try {
    await init();
    core.value = { kind: 'ready' };
  } catch (error) {
    core.value = { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}
