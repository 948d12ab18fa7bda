import type { TransferOrder, TransferReceipt } from '../../../protocol/transfers.js';
import type { SendEnd } from '../timeline.js';

/** What the relay made of an order, and whether its log, and so its stream, tells it too. */
export interface Ordered {
  readonly end: SendEnd;
  readonly isLogged: boolean;
}

/**
 * Has the relay send a transfer.
 *
 * @param signal ends it: the relay then breaks the request to Graph off, too
 */
export async function orderTransfer(order: TransferOrder, signal: AbortSignal): Promise<Ordered> {
  let response: Response;
  try {
    response = await fetch('/api/transfers', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(order),
      signal,
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const code = signal.aborted ? 'aborted' : 'network';
    return { end: { kind: 'failed', error: { code, message, delivered: 'unknown' } }, isLogged: signal.aborted };
  }
  const receipt = await readReceipt(response);
  if ('answer' in receipt) return { end: { kind: 'answered', answer: receipt.answer }, isLogged: true };
  if ('failure' in receipt) return { end: { kind: 'failed', error: receipt.failure }, isLogged: true };
  return { end: { kind: 'failed', error: { message: receipt.error.message, delivered: 'no' } }, isLogged: false };
}

async function readReceipt(response: Response): Promise<TransferReceipt> {
  try {
    return (await response.json()) as TransferReceipt;
  } catch {
    return { error: { code: 'unreadable', message: `The relay answered HTTP ${response.status}, without a receipt.` } };
  }
}
