import { useSignalEffect } from '@preact/signals';
import { createHistoryStore } from '../../store/history.js';
import { historyTexts as texts } from '../../texts/history.js';
import { useApp, useLateStore } from '../../ui/app-context.js';
import '../../styles/history.css';
import '../../styles/inspect.css';
import { Comparison } from './comparison.js';
import { Import } from './import.js';
import { Keep } from './keep.js';
import { Recordings } from './recordings.js';

/** The History view: the recordings, their comparison, and how they are kept and imported. */
export function History() {
  const app = useApp();
  const { view } = app.view;
  const { rows } = useLateStore(createHistoryStore);
  useSignalEffect(() => {
    if (view.value !== 'history') return;
    const { length } = rows.peek();
    app.announcer.announce(() => texts.number(length));
  });
  return (
    <>
      <Recordings />
      <div class="findings">
        <Comparison />
        <Import />
        <Keep />
      </div>
    </>
  );
}
