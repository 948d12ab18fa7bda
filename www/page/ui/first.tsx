import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';

interface FirstProps<Item> {
  readonly items: readonly Item[];
  readonly show: (item: Item, index: number) => ComponentChildren;
  /** The label of the button that shows more. */
  readonly more: (number: number) => string;
  /** Whether they are items of a list. */
  readonly inList?: boolean;
}

const STEP = 50;

/** The first of many, and a button for more: a recording may hold thousands. */
export function First<Item>({ items, show, more, inList = false }: FirstProps<Item>) {
  const shown = useSignal(STEP);
  const rest = items.length - shown.value;
  const button = rest > 0 && (
    <button
      type="button"
      class="more"
      onClick={() => {
        shown.value += STEP;
      }}
    >
      {more(Math.min(rest, STEP))}
    </button>
  );
  return (
    <>
      {items.slice(0, shown.value).map(show)}
      {inList && button ? <li>{button}</li> : button}
    </>
  );
}
