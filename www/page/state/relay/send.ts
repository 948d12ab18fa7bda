import { describeTransfer, type TransferRequest } from 'graph-call-transfer';
import { answerOnce, expectOnce, followTransfer } from '../course.js';
import { destination, version } from '../destination.js';
import { randomGuid } from '../guid.js';
import type { SendLimits } from '../limits.js';
import { profile } from '../simulator.js';
import type { SendEnd } from '../timeline.js';
import { orderTransfer } from './order.js';
import { recordEnd, recordSent } from './rows.js';
import { connection, whenLive } from './stream.js';

/** How long a transfer waits for the stream that will tell of it. */
const PATIENCE_MS = 2000;

/** Has the relay send the draft, with its own token. What happens is told by the stream, where there is one. */
export async function sendThroughRelay(
  request: TransferRequest,
  { timeoutMs, retry: { maxAttempts }, signal }: SendLimits,
): Promise<SendEnd> {
  const { callId, body } = request;
  const transferId = randomGuid();
  const transfer = { callId, replacesCallId: body.transferTarget.replacesCallId, transferId };
  followTransfer(transfer);
  await whenLive(PATIENCE_MS);
  const isStreamed = connection.peek().kind === 'live';
  if (!isStreamed) recordSent(transferId);

  const order = {
    callId,
    transferId,
    // The very text that the HTTP view shows.
    body: describeTransfer(request).body,
    version: version.peek(),
    timeoutMs,
    maxAttempts,
    ...(destination.peek() === 'simulator' && { profile: profile.peek() }),
  };
  const { end, isLogged } = await orderTransfer(order, signal);
  if (isStreamed && isLogged) return end;
  recordEnd(transferId, end);
  if (end.kind === 'answered') {
    // What the stream tells when it is back counts once.
    expectOnce(transfer);
    answerOnce({ ...transfer, answer: end.answer, at: Date.now() });
  }
  return end;
}
