import { useEffect } from 'preact/hooks';
import { show, shown, visits } from '../state/recording/recordings.js';
import { summaryOf } from '../state/recording/summary.js';
import { lastSent } from '../state/sending.js';
import { texts } from '../texts/index.js';

/** Says that the timeline shows a recording, and not what this page sent last. */
export function ShownNotice() {
  const visit = visits.value;
  useEffect(() => {
    if (visit > 0) document.getElementById('timeline-title')?.focus();
  }, [visit]);

  const entry = shown.value;
  if (!entry || entry === lastSent.value) return null;
  const { callId, origin, untimed } = entry.recording;
  const isReplay = origin === 'file' || origin === 'inspect';
  return (
    <div class="notice" data-tone="neutral">
      <h3>
        {texts.recording.shown}: {texts.recording.name(summaryOf(entry), callId)}
      </h3>
      <p>
        <span class="mark">{texts.recording.origins[origin]}</span>{' '}
        {isReplay ? texts.recording.replay : texts.recording.underWay}
      </p>
      {untimed && <p>{texts.recording.untimed}</p>}
      <div class="buttons">
        <button type="button" onClick={() => show(lastSent.value?.recording.id)}>
          {lastSent.value ? texts.recording.back : texts.recording.close}
        </button>
      </div>
    </div>
  );
}
