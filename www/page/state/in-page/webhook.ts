import { type Notification, parseNotifications } from 'graph-call-transfer';
import type { Delivery } from 'graph-call-transfer/simulator';
import { callIdsOf } from '../../../calls/call-ids.js';
import type { StreamEvent } from '../../../protocol/events.js';
import { LEGACY } from '../../../protocol/rejections.js';

/** So many deliveries are remembered, to tell those that come again. */
const MOST_REMEMBERED = 1000;

interface Keeping {
  readonly tell: (event: StreamEvent) => void;
  readonly take: (notifications: readonly Notification[], at: number) => void;
}

/** Makes what takes the deliveries of one simulated Graph: as the relay's webhook does, but that nobody has to be kept out. */
export function createWebhook({ tell, take }: Keeping): (delivery: Delivery) => void {
  const seen = new Set<string>();

  return ({ body, headers }) => {
    const at = Date.now();
    const batch = parseNotifications(body);
    if (batch.kind !== 'graph') {
      // A simulated Graph sends nothing else that is none.
      tell({ kind: 'rejected', at, ...LEGACY });
      return;
    }
    const deliveryId = headers['X-Microsoft-Skype-Message-ID'] ?? '';
    const callIds = callIdsOf(batch.notifications);
    if (seen.has(deliveryId)) {
      tell({ kind: 'duplicate', at, deliveryId, callIds });
      return;
    }
    seen.add(deliveryId);
    const [oldest = ''] = seen;
    if (seen.size > MOST_REMEMBERED) seen.delete(oldest);
    tell({ kind: 'notifications', at, deliveryId, callIds, body });
    take(batch.notifications, at);
  };
}
