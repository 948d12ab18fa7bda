import { timeline } from '../state/timeline.js';
import { Outcome } from './outcome.js';
import { RefusedDeliveries } from './refused-deliveries.js';
import { ShownNotice } from './shown-notice.js';
import { Toolbar } from './toolbar.js';

export { Rows } from './rows.js';

/** What is said of a transfer above its rows. */
export function Summary() {
  return (
    <>
      <ShownNotice />
      <Outcome />
      <RefusedDeliveries />
      {timeline.value.length > 0 && <Toolbar />}
    </>
  );
}
