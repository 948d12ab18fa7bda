import type { Signal } from '@preact/signals';
import type { TargetedKeyboardEvent } from 'preact';

/**
 * Selects another row of a list by its key: the arrow keys the row above or below, Home and End the first and the last, Escape none.
 * The rows are the buttons of the class `row`; Tab reaches one of them.
 *
 * @param selectedRow the id of the selected row
 */
export function selectRowByKey(
  selectedRow: Signal<string | undefined>,
  event: TargetedKeyboardEvent<HTMLButtonElement>,
): void {
  const { key, currentTarget } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (key === 'Escape') {
    selectedRow.value = undefined;
    return;
  }
  const rows = [...(currentTarget.closest('ol')?.querySelectorAll<HTMLButtonElement>('button.row') ?? [])];
  const at = rows.indexOf(currentTarget);
  const places: Readonly<Record<string, number>> = {
    ArrowUp: at - 1,
    ArrowDown: at + 1,
    Home: 0,
    End: rows.length - 1,
  };
  const place = places[key];
  if (place === undefined) return;
  event.preventDefault();
  const row = rows[place];
  if (!row) return;
  selectedRow.value = row.id;
  row.focus();
}
