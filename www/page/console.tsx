import { Banner } from './banner/banner.js';
import { CoreFailure } from './core-failure.js';
import { Credentials } from './credentials.js';
import { TransferForm } from './form/form.js';
import { LateView } from './late-view.js';
import { Request } from './request/request.js';
import { OpenedDraft } from './share/opened-draft.js';
import { SharePart } from './share/share-part.js';
import { Simulator } from './simulator/simulator.js';
import { SkipLinks } from './skip-links.js';
import { late } from './state/loaded.js';
import { view } from './state/view.js';
import { StatusLine } from './status-line.js';
import { Timeline } from './timeline/timeline.js';

const history = late(async () => (await import('./history/history.js')).History);
const inspect = late(async () => (await import('./inspect/inspect.js')).Inspect);

/** The whole page, region by region. */
export function Console() {
  return (
    <>
      <Banner />
      <SkipLinks />
      <main hidden={view.value !== 'transfer'}>
        <CoreFailure />
        <OpenedDraft />
        <TransferForm />
        <div class="middle">
          <Request />
          <Credentials />
          <Simulator />
          <SharePart />
        </div>
        <Timeline />
      </main>
      <LateView name="history" part={history} />
      <LateView name="inspect" part={inspect} />
      <StatusLine />
    </>
  );
}
