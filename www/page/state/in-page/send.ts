import {
  describeTransfer,
  type Endpoint,
  isTransferError,
  sendTransfer,
  type TransferRequest,
} from 'graph-call-transfer';
import { type Failure, failureOf } from '../recording/recording.js';
import type { SendEnd } from '../recording/rows.js';
import type { WayOptions } from '../sending.js';
import type { Settings } from '../simulator.js';
import { graphs } from './graphs.js';
import { tell } from './tell.js';

/** Sends a transfer to the simulator in the page. What happens is told as a relay tells it. */
export async function sendInPage(
  request: TransferRequest,
  { transferId, ...limits }: WayOptions,
  settings: Settings,
  endpoint: Endpoint,
): Promise<SendEnd> {
  const { callId } = request;
  const { replacesCallId } = request.body.transferTarget;
  const transfer = { callId, transferId, ...(replacesCallId !== undefined && { replacesCallId }) };
  tell({ kind: 'transfer', at: Date.now(), ...transfer, body: describeTransfer(request).body });

  const graph = graphs.findForTransfer(callId, settings);
  try {
    const answer = await sendTransfer(request, {
      ...limits,
      endpoint,
      token: () => graph.issueToken(),
      fetch: graph.fetch,
      clientRequestId: transferId,
      onAttempt: (attempt) => tell({ kind: 'attempt', at: Date.now(), transferId, callId, attempt }),
    });
    tell({ kind: 'answer', at: Date.now(), transferId, callId, answer });
    return { kind: 'answered', answer };
  } catch (cause) {
    const error: Failure = isTransferError(cause)
      ? failureOf(cause)
      : { code: 'internal', message: String(cause), delivered: 'unknown' };
    tell({ kind: 'failure', at: Date.now(), transferId, callId, error });
    return { kind: 'failed', error };
  }
}
