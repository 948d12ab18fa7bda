import { untimelyRows } from '../state/diagram.js';
import { seenRows } from '../state/row-filter.js';
import { selectedRow } from '../state/selected-row.js';
import { timeline } from '../state/timeline.js';
import { texts } from '../texts/index.js';
import { Row } from './row.js';

/** What happened, as far as the filter lets it be seen. */
export function Rows() {
  const all = timeline.value;
  const seen = seenRows.value;
  if (seen.length === 0) return <p class="empty">{texts.timeline.noneSeen}</p>;
  const selected = seen.find(({ id }) => id === selectedRow.value);
  const [first = seen[0]] = all;
  return (
    <ol>
      {seen.map((event, index) => (
        <Row
          key={event.id}
          event={event}
          before={seen[index - 1] ?? event}
          first={first ?? event}
          untimely={untimelyRows.value.get(event.id)}
          isSelected={event === selected}
          isTabStop={event === (selected ?? seen[0])}
        />
      ))}
    </ol>
  );
}
