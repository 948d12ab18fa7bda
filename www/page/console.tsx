import { Banner } from './banner/banner.js';
import { CoreFailure } from './core-failure.js';
import { Credentials } from './credentials.js';
import { TransferForm } from './form/form.js';
import { InspectPart } from './inspect-part.js';
import { Request } from './request/request.js';
import { Simulator } from './simulator/simulator.js';
import { SkipLinks } from './skip-links.js';
import { view } from './state/view.js';
import { StatusLine } from './status-line.js';
import { Timeline } from './timeline/timeline.js';

/** The whole page, region by region. */
export function Console() {
  return (
    <>
      <Banner />
      <SkipLinks />
      <main hidden={view.value !== 'transfer'}>
        <CoreFailure />
        <TransferForm />
        <div class="middle">
          <Request />
          <Credentials />
          <Simulator />
        </div>
        <Timeline />
      </main>
      <InspectPart />
      <StatusLine />
    </>
  );
}
