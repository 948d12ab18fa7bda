import { isTransferError, sendTransfer, type TransferRequest } from 'graph-call-transfer';
import { answerOnce, expectOnce, followTransfer } from './course.js';
import { token } from './credentials.js';
import { destination, endpoint, followable } from './destination.js';
import { randomGuid } from './guid.js';
import { record, type SendEnd } from './timeline.js';

/** Sends a transfer from the page, with the operator's token. */
export async function sendDirectly(
  request: TransferRequest,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<SendEnd> {
  const { callId } = request;
  const { replacesCallId } = request.body.transferTarget;
  const transfer = { callId, replacesCallId, transferId: randomGuid() };
  const isFollowed = followable.peek();
  followTransfer(isFollowed ? transfer : undefined);
  if (isFollowed) expectOnce(transfer);
  record({ kind: 'sent', destination: destination.peek() });

  const end = await send(request, timeoutMs, signal);
  record(end);
  if (isFollowed && end.kind === 'answered') answerOnce({ ...transfer, answer: end.answer, at: Date.now() });
  return end;
}

async function send(request: TransferRequest, timeoutMs: number, signal: AbortSignal): Promise<SendEnd> {
  try {
    const answer = await sendTransfer(request, {
      token: token.peek(),
      endpoint: endpoint.peek(),
      signal,
      timeoutMs,
      onAttempt: (attempt) => record({ kind: 'attempt', attempt }),
    });
    return { kind: 'answered', answer };
  } catch (error) {
    return { kind: 'failed', error: isTransferError(error) ? error : { message: String(error) } };
  }
}
