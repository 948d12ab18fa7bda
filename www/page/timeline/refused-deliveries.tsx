import { ErrorText } from '../error-text.js';
import { dismissRefused, refusedDeliveries } from '../state/refused-deliveries.js';
import { deliveryHint, deliveryWords } from '../texts/core-words.js';
import { texts } from '../texts/index.js';

/** Says that deliveries are refused, and why, to whom sets a bot up and follows no transfer yet: no row could say it. */
export function RefusedDeliveries() {
  const refused = refusedDeliveries.value;
  if (!refused) return null;
  const { times, last } = refused;
  return (
    <div class="notice" data-tone="warning">
      <h3>{texts.refusedDeliveries.title(times)}</h3>
      <p>{texts.refusedDeliveries.last(last.at, texts.timeline.rejected(last.status, last.code))}</p>
      <ErrorText words={{ message: deliveryWords(last), hint: deliveryHint(last) }} />
      <p class="hint">{texts.refusedDeliveries.strangers}</p>
      <button
        type="button"
        onClick={() => {
          dismissRefused();
          document.getElementById('timeline-title')?.focus();
        }}
      >
        {texts.refusedDeliveries.dismiss}
      </button>
    </div>
  );
}
