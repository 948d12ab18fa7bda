import { diagram } from '../state/diagram.js';
import { rowFilter } from '../state/row-filter.js';
import { selectedRow } from '../state/selected-row.js';
import { timeline } from '../state/timeline.js';
import { diagramTexts as texts } from '../texts/diagram.js';

/** What is marked in the pictures and in the timeline, or how one marks it. */
export function Marked() {
  const id = selectedRow.value;
  if (id === undefined || !timeline.value.some((row) => row.id === id)) return <p class="hint">{texts.hint}</p>;
  const arrows = diagram.value?.ladder.arrows.filter(({ steps }) => steps.includes(id)) ?? [];
  return (
    <p>
      {arrows.length === 0 ? texts.notDrawn : `${texts.marked}: ${arrows.map(texts.arrow).join(', ')}`}{' '}
      <button type="button" class="link" onClick={() => goToRow(id)}>
        {texts.goToRow}
      </button>
    </p>
  );
}

/** Takes the operator to a row, which may be filtered out. */
function goToRow(id: string): void {
  if (!document.getElementById(id)) rowFilter.value = 'all';
  requestAnimationFrame(() => document.getElementById(id)?.focus());
}
