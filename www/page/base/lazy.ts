import { type ReadonlySignal, signal } from '@preact/signals';

/** The state of something that is loaded when it is needed. */
export type Loaded<Value> =
  | { readonly kind: 'absent' | 'loading' }
  | { readonly kind: 'ready'; readonly value: Value }
  | LoadFailed;

export interface LoadFailed {
  readonly kind: 'failed';
  /** The reason, in the words of the browser. */
  readonly reason: string;
  /**
   * The number of failures. Some browsers never request a module again that once failed to load, and a server that was built
   * anew no longer has it: after two failures, only a reload of the page can help.
   */
  readonly times: number;
}

/** Something that is loaded when it is needed, and stays. */
export interface Lazy<Value> {
  readonly state: ReadonlySignal<Loaded<Value>>;
  /** Loads it, unless it is loaded or loading; resolves when that is over. It may be called again after a failure. */
  readonly load: () => Promise<void>;
  /** Loads it before anything needs it: a failure is not shown then. */
  readonly preload: () => Promise<void>;
}

/** Wraps a function that loads something. */
export function lazy<Value>(get: () => Promise<Value>): Lazy<Value> {
  const state = signal<Loaded<Value>>({ kind: 'absent' });
  let times = 0;
  let isNeeded = false;
  let last: Promise<void> | undefined;

  async function start(): Promise<void> {
    state.value = { kind: 'loading' };
    try {
      state.value = { kind: 'ready', value: await get() };
    } catch (error) {
      last = undefined;
      if (!isNeeded) {
        state.value = { kind: 'absent' };
        return;
      }
      times += 1;
      state.value = { kind: 'failed', reason: error instanceof Error ? error.message : String(error), times };
    }
  }

  function preload(): Promise<void> {
    last ??= start();
    return last;
  }

  function load(): Promise<void> {
    isNeeded = true;
    return preload();
  }

  return { state, load, preload };
}

/** Returns the loaded value; `undefined` before. */
export function loadedValue<Value>({ state }: Lazy<Value>): Value | undefined {
  return state.value.kind === 'ready' ? state.value.value : undefined;
}
