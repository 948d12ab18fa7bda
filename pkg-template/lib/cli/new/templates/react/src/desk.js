/** The desk: the calls that came in, and the transfers that an operator sent. */

import { isTransferError, startTransfer, TransferTracker } from 'graph-call-transfer';
import { createWebhook } from 'graph-call-transfer/webhook';

const TIMEOUT_MS = 120_000;

/**
 * Creates the desk. `onError` is called with every error.
 * Tests pass the `fetch` and the `token` of a simulator.
 */
export function createDesk({ appId, discovery, endpoint, token, fetch, onError }) {
  const tracker = new TransferTracker();
  /** By their ids: `callId`, `isReady`, and of a transfer `phase` and `outcome`. */
  const calls = new Map();

  const webhook = createWebhook({
    appId,
    discovery,
    fetch,
    onBatch(batch) {
      for (const { kind, callId, changeType, state } of batch.notifications) {
        if (kind !== 'call' || !callId) continue;
        if (changeType === 'deleted') update(callId, { isReady: false });
        else update(callId, { isReady: state === 'established' });
      }
      for (const { callId, phase } of tracker.apply(batch)) update(callId, { phase });
    },
    onError,
  });

  function update(callId, changes) {
    calls.set(callId, { callId, ...calls.get(callId), ...changes });
  }

  /** Sends a transfer. Resolves when Graph has responded; the outcome comes later, in the list of the calls. */
  async function transfer(callId, target) {
    try {
      const started = await startTransfer({ callId, target }, { token, endpoint, fetch, tracker });
      update(callId, { phase: 'requested', outcome: undefined });
      started.outcome({ timeoutMs: TIMEOUT_MS }).then(({ kind, recommendedAction }) => {
        update(callId, { outcome: { kind, recommendedAction } });
      }, onError);
      return { isSent: true };
    } catch (error) {
      if (!isTransferError(error)) throw error;
      // An invalid transfer has issues; another error states whether Graph can have received the transfer.
      return { isSent: false, problems: error.issues?.map(({ message }) => message) ?? [error.message] };
    }
  }

  return { webhook, transfer, calls: () => [...calls.values()] };
}
