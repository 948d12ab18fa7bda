import { describeTransfer, type TransferRequest } from 'graph-call-transfer';
import { followTransfer } from '../course.js';
import { destination, version } from '../destination.js';
import { randomGuid } from '../guid.js';
import { profile } from '../simulator.js';
import { record, type SendEnd } from '../timeline.js';
import { orderTransfer } from './order.js';
import { connection, whenLive } from './stream.js';

/** How long a transfer waits for the stream that will tell of it. */
const PATIENCE_MS = 2000;

/** Has the relay send the draft, with its own token. What happens is told by the stream, where there is one. */
export async function sendThroughRelay(
  request: TransferRequest,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<SendEnd> {
  const { callId, body } = request;
  const order = {
    callId,
    // The very text that the HTTP view shows.
    body: describeTransfer(request).body,
    version: version.peek(),
    timeoutMs,
    transferId: randomGuid(),
    ...(destination.peek() === 'simulator' && { profile: profile.peek() }),
  };
  await whenLive(PATIENCE_MS);
  const isStreamed = connection.peek().kind === 'live';
  followTransfer({ callId, transferId: order.transferId, replacesCallId: body.transferTarget.replacesCallId });
  if (!isStreamed) record({ kind: 'sent', destination: destination.peek() });

  const { end, isLogged } = await orderTransfer(order, signal);
  if (!isStreamed || !isLogged) record(end);
  return end;
}
