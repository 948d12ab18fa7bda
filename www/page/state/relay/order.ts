import type { SendFailure } from '../../../protocol/events.js';
import type { TransferOrder, TransferReceipt } from '../../../protocol/transfers.js';
import { texts } from '../../texts/index.js';
import type { SendEnd } from '../recording/rows.js';
import { renewSession } from './about.js';

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
    response = await fetch('api/transfers', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(order),
      signal,
    });
  } catch (error) {
    const isAborted = signal.aborted;
    const message = texts.send[isAborted ? 'aborted' : 'unreachable'];
    const cause = error instanceof Error ? { cause: error.message } : {};
    const failure = { code: isAborted ? 'aborted' : 'network', message, delivered: 'unknown', ...cause } as const;
    return { end: { kind: 'failed', error: failure }, isLogged: isAborted };
  }
  const receipt = await readReceipt(response);
  if (receipt && 'answer' in receipt) return { end: { kind: 'answered', answer: receipt.answer }, isLogged: true };
  if (receipt && 'failure' in receipt) return { end: { kind: 'failed', error: receipt.failure }, isLogged: true };
  if (response.status === 401) await renewSession();
  return { end: { kind: 'failed', error: refusalOf(response.status, receipt) }, isLogged: false };
}

/** Reads what the relay answers; `undefined` for what it cannot have written, such as the page of a proxy. */
async function readReceipt(response: Response): Promise<TransferReceipt | undefined> {
  try {
    const receipt: Partial<Record<'answer' | 'failure' | 'error', { readonly message?: unknown }>> =
      await response.json();
    const isWhole = receipt.answer ?? receipt.failure ?? typeof receipt.error?.message === 'string';
    return isWhole ? (receipt as TransferReceipt) : undefined;
  } catch {
    return undefined;
  }
}

/** Why the relay did not send. Where it did not say so itself, it may have sent all the same. */
function refusalOf(status: number, receipt: Extract<TransferReceipt, { error: unknown }> | undefined): SendFailure {
  if (!receipt) return { message: texts.outcome.noReceipt(status), delivered: 'unknown' };
  const { code, message } = receipt.error;
  return { message, delivered: status < 500 || code === 'logAway' ? 'no' : 'unknown' };
}
