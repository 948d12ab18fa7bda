import { effect, type Signal, signal } from '@preact/signals';

export type PreferenceStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Creates a choice that outlives the page. The browser's storage keeps it, so it is one of a few words and never private. The
 * first value is the default.
 *
 * @param storage absent where the browser forbids it: then the choice lasts as long as the page
 */
export function createPreference<Value extends string>(
  storage: PreferenceStorage | undefined,
  name: string,
  values: readonly [Value, ...Value[]],
): Signal<Value> {
  const key = preferenceKey(name);
  const [usual] = values;
  const stored = readPreference(storage, name);
  const choice = signal(values.find((value) => value === stored) ?? usual);
  effect(() => {
    const { value } = choice;
    try {
      if (value === usual) storage?.removeItem(key);
      else storage?.setItem(key, value);
    } catch {
      // The storage is full: the choice is in the signal.
    }
  });
  return choice;
}

/** Returns the stored text of a preference. */
export function readPreference(storage: PreferenceStorage | undefined, name: string): string | null {
  try {
    return storage?.getItem(preferenceKey(name)) ?? null;
  } catch {
    return null;
  }
}

export function preferenceKey(name: string): string {
  return `graph-call-transfer.${name}`;
}
