import { useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { lazy, loadedValue } from '../../base/lazy.js';
import { type Entry, isInProgress } from '../../model/recording.js';
import { partiesOf } from '../../model/summary.js';
import type { createStatusAnnouncer } from '../../store/timeline/status-announcer.js';
import { texts } from '../../texts/index.js';
import { useApp, useLateStore } from '../../ui/app-context.js';
import { LazyPart } from '../../ui/lazy-part.js';
import { LoadFailure } from '../../ui/load-failure.js';
import { Names } from '../../ui/names.js';

/** The details of a transfer: needed when one is shown, and loaded as soon as the core is. */
export const timelineDetails = lazy(() => import('./details.js'));
/** The announcements of the status come even where the details do not. */
export const announcer = lazy(
  async () => (await import('../../store/timeline/status-announcer.js')).createStatusAnnouncer,
);

/** The region of the transfer that is shown: its outcome and its events. */
export function Timeline() {
  const app = useApp();
  const { timeline } = app.timeline;
  const { shown } = app.recordings;
  const { refusedDeliveries } = app.refusedDeliveries;
  const isDeveloper = app.preferences.mode.value === 'developer';
  const isWanted = shown.value !== undefined || refusedDeliveries.value !== undefined;
  useEffect(() => {
    if (!isWanted) return;
    void timelineDetails.load();
    void announcer.load();
  }, [isWanted]);
  useSignalEffect(() => {
    // In one column the outcome is below the form.
    const isNarrow = app.sending.busy.value && matchMedia('(width < 60em)').matches;
    if (isNarrow) document.getElementById('timeline')?.scrollIntoView();
  });
  const details = loadedValue(timelineDetails);
  const createAnnouncer = loadedValue(announcer);

  return (
    <section id="timeline" class="region timeline" aria-labelledby="timeline-title">
      <h2 id="timeline-title" class="quiet" tabIndex={-1}>
        {texts.timeline.title}
      </h2>
      {createAnnouncer && <Announcer create={createAnnouncer} />}
      {details && <details.ShownNotice />}
      {details ? <details.Hero /> : <p class="outcome">{texts.timeline.none}</p>}
      {isDeveloper && (details ? <details.Summary /> : isWanted && <Loading />)}
      {/* It exists before the first row: the first contents of a live region are not read out. */}
      <div role="log" aria-live="polite" aria-label={texts.timeline.log}>
        {timeline.value.length === 0 ? <Empty /> : details && (isDeveloper ? <details.Rows /> : <details.Ladder />)}
      </div>
      {!isDeveloper && isWanted && !details && <Loading />}
      {isDeveloper && <DiagramPart />}
    </section>
  );
}

/** Announces the status of the transfer that is shown. */
function Announcer({ create }: { readonly create: typeof createStatusAnnouncer }) {
  useLateStore(create);
  return null;
}

const diagrams = lazy(async () => (await import('../diagram/diagrams.js')).Diagrams);

/** The diagrams of the transfer that is shown. They are loaded when there is something to draw. */
function DiagramPart() {
  const { timeline } = useApp().timeline;
  const { title, empty } = texts.timeline.diagrams;
  return (
    <div class="diagrams">
      <h3>{title}</h3>
      {timeline.value.length === 0 ? (
        <p class="empty">{empty}</p>
      ) : (
        <LazyPart part={diagrams} texts={texts.timeline.diagrams} />
      )}
    </div>
  );
}

function Loading() {
  const state = timelineDetails.state.value;
  if (state.kind === 'failed')
    return <LoadFailure failed={state} text={texts.timeline.failed} load={timelineDetails.load} />;
  return <p>{texts.timeline.loading}</p>;
}

/** Without a transfer that is shown: the one in progress, as after a reload, is one press away. */
function Empty() {
  const app = useApp();
  const { entries, show, shown } = app.recordings;
  const isDeveloper = app.preferences.mode.value === 'developer';
  const underWay = entries.value.findLast(isPending);
  if (shown.value && !isDeveloper) return null;
  if (!underWay) return isDeveloper ? <p class="empty">{texts.timeline.empty}</p> : null;
  return (
    <>
      <p class="empty">
        {isDeveloper ? (
          texts.timeline.underWay[underWay.recording.origin === 'page' ? 'own' : 'others']
        ) : (
          <Names text={texts.banner.chip(partiesOf(underWay.recording))} />
        )}
      </p>
      <button type="button" onClick={() => show(underWay.recording.id)}>
        {texts.timeline.showUnderWay}
      </button>
    </>
  );
}

function isPending(entry: Entry): boolean {
  return isInProgress(entry) && entry.played.status !== undefined;
}
