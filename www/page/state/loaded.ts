import { type ReadonlySignal, signal } from '@preact/signals';

/** How far something has come that is loaded when it is wanted. */
export type Loaded<Value> =
  | { readonly kind: 'absent' | 'loading' }
  | { readonly kind: 'ready'; readonly value: Value }
  | LoadFailed;

export interface LoadFailed {
  readonly kind: 'failed';
  /** In the words of the browser. */
  readonly reason: string;
  /**
   * How often it failed so far. Some browsers never ask again for a module that once failed to come, and a server that was built
   * anew no longer has it: what failed twice comes, if at all, when the page is loaded again.
   */
  readonly times: number;
}

export interface Late<Value> {
  readonly state: ReadonlySignal<Loaded<Value>>;
  /** Loads it, unless it is there or on its way, and resolves when that is over; may be called again after a failure. */
  readonly load: () => Promise<void>;
  /** The same before anybody wants it: that it did not come is no failure yet. */
  readonly loadAhead: () => Promise<void>;
}

/** Something that is not there from the first, and stays once it has come. */
export function late<Value>(get: () => Promise<Value>): Late<Value> {
  const state = signal<Loaded<Value>>({ kind: 'absent' });
  let times = 0;
  let isWanted = false;
  let last: Promise<void> | undefined;
  const begin = async () => {
    state.value = { kind: 'loading' };
    try {
      state.value = { kind: 'ready', value: await get() };
    } catch (error) {
      last = undefined;
      if (!isWanted) {
        state.value = { kind: 'absent' };
        return;
      }
      times += 1;
      state.value = { kind: 'failed', reason: error instanceof Error ? error.message : String(error), times };
    }
  };
  const loadAhead = () => {
    last ??= begin();
    return last;
  };
  const load = () => {
    isWanted = true;
    return loadAhead();
  };
  return { state, load, loadAhead };
}

/** What has come; `undefined` until then. */
export function loadedValue<Value>({ state }: Late<Value>): Value | undefined {
  return state.value.kind === 'ready' ? state.value.value : undefined;
}
