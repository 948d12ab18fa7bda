import { describeTransfer, isTransferError, sendTransfer, type TransferRequest } from 'graph-call-transfer';
import type { SendFailure } from '../../../protocol/events.js';
import { followTransfer } from '../course.js';
import { endpoint } from '../destination.js';
import { randomGuid } from '../guid.js';
import type { SendLimits } from '../limits.js';
import type { SendEnd } from '../timeline.js';
import { chosenGraph } from './graphs.js';
import { tell } from './tell.js';

/** Sends a transfer to the simulator in the page. What happens is told as a relay tells it. */
export async function sendInPage(request: TransferRequest, limits: SendLimits): Promise<SendEnd> {
  const { callId } = request;
  const { replacesCallId } = request.body.transferTarget;
  const transfer = { callId, transferId: randomGuid(), ...(replacesCallId !== undefined && { replacesCallId }) };
  followTransfer(transfer);
  tell({ kind: 'transfer', at: Date.now(), ...transfer, body: describeTransfer(request).body });

  const { transferId } = transfer;
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
    const error = failureOf(cause);
    tell({ kind: 'failure', at: Date.now(), transferId, callId, error });
    return { kind: 'failed', error };
  }
}

function failureOf(cause: unknown): SendFailure {
  if (!isTransferError(cause)) return { code: 'internal', message: String(cause), delivered: 'unknown' };
  const { code, message, hint, delivered } = cause;
  return { code, message, ...(hint !== undefined && { hint }), ...(delivered && { delivered }) };
}
