import { signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { diagram } from '../state/diagram.js';
import { Tabs } from '../tabs.js';
import { diagramTexts as texts } from '../texts/diagram.js';
import '../styles/diagram.css';
import { Copying } from './copying.js';
import { Ladder } from './ladder.js';
import { Marked } from './marked.js';
import { usePressing } from './pressing.js';
import { States } from './states.js';
import { useWidth } from './width.js';

export type Picture = 'ladder' | 'states';

const seen = signal<Picture>('ladder');

/** The transfer as a ladder and as states, in step with the timeline. */
export function Diagrams() {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  usePressing(place);
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
      {drawn && <Copying picture={seen.value} mermaid={drawn.mermaid[seen.value]} place={place} />}
    </div>
  );
}
