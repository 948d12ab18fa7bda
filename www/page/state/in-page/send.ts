import { describeTransfer, isTransferError, sendTransfer } from 'graph-call-transfer';
import { endpoint } from '../destination.js';
import { type Failure, failureOf } from '../recording/recording.js';
import type { Way } from '../sending.js';
import { chosenGraph } from './graphs.js';
import { tell } from './tell.js';

/** Sends a transfer to the simulator in the page. What happens is told as a relay tells it. */
export const sendInPage: Way = async (request, { transferId, ...limits }) => {
  const { callId } = request;
  const { replacesCallId } = request.body.transferTarget;
  const transfer = { callId, transferId, ...(replacesCallId !== undefined && { replacesCallId }) };
  tell({ kind: 'transfer', at: Date.now(), ...transfer, body: describeTransfer(request).body });

  const graph = chosenGraph();
  try {
    const answer = await sendTransfer(request, {
      ...limits,
      endpoint: endpoint.peek(),
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
};
