import { effect, type Signal, signal } from '@preact/signals';

/**
 * A choice that stays when the page is left. It lies in the browser's storage, so it is one of a few words and never
 * anything private. The first value is the one of who never chose.
 */
export function preference<Value extends string>(name: string, values: readonly [Value, ...Value[]]): Signal<Value> {
  const key = `graph-call-transfer.${name}`;
  const [usual] = values;
  const stored = read(key);
  const choice = signal(values.find((value) => value === stored) ?? usual);
  effect(() => write(key, choice.value === usual ? undefined : choice.value));
  return choice;
}

/** Browsers that forbid the storage throw: then the choice holds for this page alone. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Nothing to do: the choice is in the signal.
  }
}
