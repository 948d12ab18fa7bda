import { lazy } from '../base/lazy.js';
import type { View } from '../model/view.js';
import { Banner } from '../regions/banner/banner.js';
import { TransferForm } from '../regions/form/form.js';
import { Timeline } from '../regions/timeline/timeline.js';
import { texts } from '../texts/index.js';
import { useApp } from '../ui/app-context.js';
import { LazyPart } from '../ui/lazy-part.js';
import { CoreFailure } from './core-failure.js';
import { LazyView } from './lazy-view.js';

const history = lazy(async () => (await import('../regions/history/history.js')).History);
const developer = lazy(async () => (await import('../regions/developer/developer.js')).Developer);
const openedDraft = lazy(async () => (await import('../regions/share/opened-draft.js')).OpenedDraft);
const inspect = lazy(async () => (await import('../regions/inspect/inspect.js')).Inspect);

/** The whole page, region by region. */
export function Console() {
  const app = useApp();
  const { view } = app.view;
  const { mode } = app.preferences;
  const { opened } = app.opened;
  return (
    <>
      <Banner />
      <SkipLinks />
      <main class="transfer" hidden={view.value !== 'transfer'}>
        <CoreFailure />
        {opened.value && <LazyPart part={openedDraft} texts={texts.request.part} />}
        <TransferForm />
        <Timeline />
        {mode.value === 'developer' && <LazyPart part={developer} texts={texts.request.part} />}
      </main>
      <LazyView name="history" part={history} />
      <LazyView name="inspect" part={inspect} />
      <StatusLine />
    </>
  );
}

const regions = {
  transfer: ['form', 'timeline'],
  history: ['recordings', 'comparison', 'import', 'keep'],
  inspect: ['paste', 'verdicts', 'contents'],
} as const satisfies Record<View, unknown>;

/** Links to the regions: for the keyboard everywhere, for the finger on narrow screens, where they stay in reach. */
function SkipLinks() {
  const app = useApp();
  const { view } = app.view;
  const isDeveloper = view.value === 'transfer' && app.preferences.mode.value === 'developer';
  return (
    <nav class="skip" aria-label={texts.skip.label}>
      <ul>
        {[...regions[view.value], ...(isDeveloper ? (['draft', 'request'] as const) : [])].map((region) => (
          <li key={region}>
            <a href={`#${region}-title`}>{texts.skip[region]}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The status line of the page. */
function StatusLine() {
  const app = useApp();
  const { announcement } = app.announcer;
  const isQuiet = app.view.view.value === 'transfer' && app.preferences.mode.value === 'operator';
  const { id, text } = announcement.value;
  return (
    <footer class="status-line" data-quiet={isQuiet}>
      <div role="status" aria-label={texts.status.label}>
        {/* A new paragraph each time: a screen reader does not read the same paragraph with the same words again. */}
        <p key={id}>{typeof text === 'string' ? text : text()}</p>
      </div>
      {!isQuiet && <p class="about">{texts.status.about}</p>}
    </footer>
  );
}
