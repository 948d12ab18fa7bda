import { computed } from '@preact/signals';
import type { RefusedResponse, ResultInfo } from 'graph-call-transfer';
import type { Explanation } from 'graph-call-transfer/codes';
import { lazy, loadedValue } from '../base/lazy.js';

/** A refusal of Graph, or the result of a call or an operation. */
export type Coded =
  | { readonly refused: RefusedResponse }
  | { readonly result?: ResultInfo | undefined; readonly terminationReason?: string | undefined };

/** Returns whether there is a code to explain. */
export function hasCodes(coded: Coded): boolean {
  return 'refused' in coded || coded.result !== undefined || coded.terminationReason !== undefined;
}

export type Core = ReturnType<typeof createCore>;

/** Loads the wasm module that contains everything. The script of the tools is not part of the first paint. */
async function loadModule(): Promise<void> {
  const { init } = await import('graph-call-transfer');
  await init();
}

/** Creates the loading of the core, a wasm module, and of the code book, which the first view does not need. */
export function createCore() {
  const core = lazy(loadModule);
  const isCoreReady = computed(() => core.state.value.kind === 'ready');
  const codeBook = lazy(() => import('graph-call-transfer/codes'));

  /** Explains a code; `undefined` until the book is loaded, and for an unknown code. */
  function explain(coded: Coded): Explanation | undefined {
    const book = loadedValue(codeBook);
    if ('refused' in coded) {
      const { status, error } = coded.refused;
      return book?.explainError(error.code, status, error.message);
    }
    return book?.explainResult(coded.result, coded.terminationReason);
  }

  return { core, isCoreReady, codeBook, explain };
}
