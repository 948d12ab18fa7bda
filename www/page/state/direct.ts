import { isTransferError, sendTransfer, type TransferRequest } from 'graph-call-transfer';
import { answerOnce, expectOnce, followTransfer } from './course.js';
import { token } from './credentials.js';
import { destination, endpoint, followable } from './destination.js';
import { randomGuid } from './guid.js';
import type { SendLimits } from './limits.js';
import { record, type SendEnd } from './timeline.js';

/** Sends a transfer from the page, with the operator's token. */
export async function sendDirectly(request: TransferRequest, limits: SendLimits): Promise<SendEnd> {
  const { callId } = request;
  const { replacesCallId } = request.body.transferTarget;
  const transfer = { callId, replacesCallId, transferId: randomGuid() };
  const isFollowed = followable.peek();
  followTransfer(isFollowed ? transfer : undefined);
  if (isFollowed) expectOnce(transfer);
  record({ kind: 'sent', destination: destination.peek() });

  const end = await send(request, limits);
  record(end);
  if (isFollowed && end.kind === 'answered') answerOnce({ ...transfer, answer: end.answer, at: Date.now() });
  return end;
}

async function send(request: TransferRequest, limits: SendLimits): Promise<SendEnd> {
  try {
    const answer = await sendTransfer(request, {
      ...limits,
      token: token.peek(),
      endpoint: endpoint.peek(),
      onAttempt: (attempt) => record({ kind: 'attempt', attempt }),
    });
    return { kind: 'answered', answer };
  } catch (error) {
    return { kind: 'failed', error: isTransferError(error) ? error : { message: String(error) } };
  }
}
