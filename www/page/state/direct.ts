import { isTransferError, sendTransfer, type TransferRequest } from 'graph-call-transfer';
import { token } from './credentials.js';
import { endpoint } from './destination.js';
import { hearAttempt, hearEnd, hearSent } from './recording/hearing.js';
import { failureOf } from './recording/recording.js';
import type { SendEnd } from './recording/rows.js';
import type { Way, WayOptions } from './sending.js';

/** Sends a transfer from the page, with the operator's token. */
export const sendDirectly: Way = async (request, options) => {
  hearSent(options.transferId);
  const end = await send(request, options);
  hearEnd(options.transferId, end);
  return end;
};

async function send(request: TransferRequest, { transferId, ...limits }: WayOptions): Promise<SendEnd> {
  try {
    const answer = await sendTransfer(request, {
      ...limits,
      token: token.peek(),
      endpoint: endpoint.peek(),
      clientRequestId: transferId,
      onAttempt: (attempt) => hearAttempt(transferId, attempt),
    });
    return { kind: 'answered', answer };
  } catch (error) {
    return { kind: 'failed', error: isTransferError(error) ? failureOf(error) : { message: String(error) } };
  }
}
