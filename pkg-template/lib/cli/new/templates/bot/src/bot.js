/** The bot: it transfers every call that comes in to one target, and reports how each transfer ended. */

import { startTransfer, TransferTracker } from 'graph-call-transfer';
import { createWebhook } from 'graph-call-transfer/webhook';

const TIMEOUT_MS = 120_000;

/**
 * Creates the bot. `onOutcome` is called with the call and the outcome of its transfer, `onError` with every error.
 * Tests pass the `fetch` and the `token` of a simulator.
 */
export function createBot({ appId, discovery, endpoint, target, token, fetch, onOutcome, onError }) {
  const tracker = new TransferTracker();

  const webhook = createWebhook({
    appId,
    discovery,
    fetch,
    onBatch(batch) {
      tracker.apply(batch);
      for (const notification of batch.notifications) {
        // Graph reports each state more than once: a call with a transfer is not transferred again.
        if (isReady(notification) && !tracker.status(notification.callId)) transfer(notification.callId);
      }
    },
    onError,
  });

  async function transfer(callId) {
    try {
      const started = await startTransfer({ callId, target }, { token, endpoint, fetch, tracker });
      onOutcome(callId, await started.outcome({ timeoutMs: TIMEOUT_MS }));
    } catch (error) {
      onError(error);
    }
  }

  return { webhook };
}

/** A call can be transferred when it is established and its audio is active. */
function isReady({ kind, state, mediaState }) {
  return kind === 'call' && state === 'established' && mediaState?.audio === 'active';
}
