import { computed, signal } from '@preact/signals';
import { type Endpoint, isTransferError, readCall } from 'graph-call-transfer';
import type { SendFailure } from '../../protocol/events.js';
import type { ReadingReceipt } from '../../protocol/readings.js';
import { texts } from '../texts/index.js';
import { announce } from './announce.js';
import { token } from './credentials.js';
import { renewSession } from './relay/about.js';
import { type ShownTransfer, shownTransfer } from './shown-transfer.js';
import { type Look, record } from './timeline.js';

/** Whether the call is being read. */
export const looking = signal(false);

/** How long Graph may take where the page asks by itself. */
const PATIENCE_MS = 15_000;

/** Whether there is a call to look at. */
export const lookable = computed(() => shownTransfer.value !== undefined);

/** Asks Graph how the call of the shown transfer stands; the answer is a row of the timeline. */
export async function lookAtCall(): Promise<void> {
  const transfer = shownTransfer.peek();
  if (!transfer || looking.peek()) return;
  looking.value = true;
  announce(texts.look.looking);
  const look = await ask(transfer);
  looking.value = false;
  if (shownTransfer.peek() !== transfer) return;
  record(look);
  announce(texts.look.title(look));
}

async function ask(transfer: ShownTransfer): Promise<Look> {
  const { callId, destination, version } = transfer;
  try {
    if (destination === 'simulator' || destination === 'relay') return await askRelay(transfer);
    return await askGraph(callId, { cloud: destination, version });
  } catch (error) {
    return {
      kind: 'unread',
      error: isTransferError(error) ? error : { message: texts.send.unreachable, cause: error },
    };
  }
}

/** The relay asks with its own token. */
async function askRelay({ callId, destination, version, profile }: ShownTransfer): Promise<Look> {
  const query = new URLSearchParams({ version, ...(destination === 'simulator' && { profile }) });
  const response = await fetch(`/api/calls/${encodeURIComponent(callId)}?${query}`);
  const receipt = await readReceipt(response);
  if (response.status === 401) await renewSession();
  if ('reading' in receipt) return { kind: 'read', reading: receipt.reading };
  return { kind: 'unread', error: 'failure' in receipt ? receipt.failure : receipt.error };
}

/** The page asks with the operator's token. */
async function askGraph(callId: string, endpoint: Endpoint): Promise<Look> {
  const options = { token: token.peek(), endpoint, retry: false, timeoutMs: PATIENCE_MS } as const;
  return { kind: 'read', reading: await readCall(callId, options) };
}

/** Reads what the relay answers, or says that it cannot have written it, as the page of a proxy. */
async function readReceipt(
  response: Response,
): Promise<Exclude<ReadingReceipt, { error: unknown }> | { readonly error: Pick<SendFailure, 'message'> }> {
  const nothing = { error: { message: texts.outcome.noReceipt(response.status) } };
  try {
    const receipt: Partial<Record<'reading' | 'failure' | 'error', { readonly message?: unknown }>> =
      await response.json();
    const isWhole = receipt.reading ?? receipt.failure ?? typeof receipt.error?.message === 'string';
    if (!isWhole) return nothing;
    const known = receipt as ReadingReceipt;
    return 'error' in known ? { error: { message: known.error.message } } : known;
  } catch {
    return nothing;
  }
}
