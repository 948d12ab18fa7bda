import { Banner } from './banner.js';
import { Credentials } from './credentials.js';
import { TransferForm } from './form/form.js';
import { Request } from './request/request.js';
import { Simulator } from './simulator.js';
import { SkipLinks } from './skip-links.js';
import { core, loadCore } from './state/core.js';
import { StatusLine } from './status-line.js';
import { texts } from './texts.js';
import { Timeline } from './timeline/timeline.js';

/** The whole page, region by region. */
export function Console() {
  return (
    <>
      <Banner />
      <SkipLinks />
      <main>
        {core.value.kind === 'failed' && <CoreFailure reason={core.value.reason} />}
        <TransferForm />
        <div class="middle">
          <Request />
          <Credentials />
          <Simulator />
        </div>
        <Timeline />
      </main>
      <StatusLine />
    </>
  );
}

function CoreFailure({ reason }: { readonly reason: string }) {
  return (
    <div class="notice core-failure" data-tone="danger" role="alert">
      <p>
        {texts.core.failed} <span class="path">{reason}</span>
      </p>
      <button type="button" onClick={loadCore}>
        {texts.core.retry}
      </button>
    </div>
  );
}
