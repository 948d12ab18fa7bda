import { signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type App, lateStore } from '../../store/app.js';
import { createDiagram } from '../../store/timeline/diagram.js';
import { diagramTexts as texts } from '../../texts/diagram.js';
import { useApp, useLateStore } from '../../ui/app-context.js';
import { Tabs } from '../../ui/tabs.js';
import '../../styles/diagram.css';
import { Copying } from './copying.js';
import type { Picture } from './export.js';
import { Ladder } from './ladder.js';
import { States } from './states.js';
import { useWidth } from './width.js';

/**
 * Selects the row of an element that is pressed in a picture. For a finger and a mouse only, so that nothing in a picture takes the
 * focus: with the keyboard, and without the picture, the rows of the timeline do the same.
 */
function usePressing(place: RefObject<HTMLElement | null>): void {
  const { toggleRow } = useApp().timeline;
  useEffect(() => {
    const press = ({ target }: Event) => {
      const drawn = target instanceof Element ? target.closest('[data-steps]') : null;
      const step = drawn?.getAttribute('data-steps')?.split(' ').at(-1);
      if (step) toggleRow(step);
    };
    const element = place.current;
    element?.addEventListener('click', press);
    return () => element?.removeEventListener('click', press);
  }, [place, toggleRow]);
}

/** The selection in the pictures and in the timeline, or how to select. */
function Marked() {
  const app = useApp();
  const { selectedRow, timeline } = app.timeline;
  const { diagram } = useLateStore(createDiagram);
  const id = selectedRow.value;
  if (id === undefined || !timeline.value.some((row) => row.id === id)) return <p class="hint">{texts.hint}</p>;
  const arrows = diagram.value?.ladder.arrows.filter(({ steps }) => steps.includes(id)) ?? [];
  return (
    <p>
      {arrows.length === 0 ? texts.notDrawn : `${texts.marked}: ${arrows.map(texts.arrow).join(', ')}`}{' '}
      <button type="button" class="link" onClick={() => goToRow(app, id)}>
        {texts.goToRow}
      </button>
    </p>
  );
}

/** Goes to a row, which the filter may hide. */
function goToRow(app: App, id: string): void {
  const { rowFilter } = lateStore(app, createDiagram);
  if (!document.getElementById(id)) rowFilter.value = 'all';
  requestAnimationFrame(() => document.getElementById(id)?.focus());
}

const seen = signal<Picture>('ladder');

/** The transfer as a ladder and as states, in step with the timeline. */
export function Diagrams() {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  usePressing(place);
  const { diagram, mermaid } = useLateStore(createDiagram);
  const drawn = diagram.value;
  return (
    <div ref={place} class="diagram">
      <Tabs
        id="diagram"
        label={texts.views}
        tabs={[
          {
            name: 'ladder',
            label: texts.ladder,
            content: drawn && seen.value === 'ladder' && <Ladder ladder={drawn.ladder} width={width} />,
          },
          {
            name: 'states',
            label: texts.states,
            content: drawn && seen.value === 'states' && <States states={drawn.states} width={width} />,
          },
        ]}
        chosen={seen.value}
        choose={(picture) => {
          seen.value = picture;
        }}
      />
      <Marked />
      {drawn && <Copying picture={seen.value} writeMermaid={() => mermaid()?.[seen.peek()] ?? ''} place={place} />}
    </div>
  );
}
