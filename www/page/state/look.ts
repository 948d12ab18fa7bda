import { computed, signal } from '@preact/signals';
import { type CallReading, isTransferError, readCall } from 'graph-call-transfer';
import type { SendFailure } from '../../protocol/events.js';
import type { ReadingReceipt } from '../../protocol/readings.js';
import { texts } from '../texts/index.js';
import { announce } from './announce.js';
import { token } from './credentials.js';
import { carrierTo, endpointOf } from './destination.js';
import { loadPart } from './in-page/part.js';
import { failureOf, type RecordedRequest, readingOf } from './recording/recording.js';
import { append, shown } from './recording/recordings.js';
import type { Look } from './recording/rows.js';
import { renewSession } from './relay/about.js';
import { timeline } from './timeline.js';

/** Whether the call is being read. */
export const looking = signal(false);

/** How long Graph may take where the page asks by itself. */
const PATIENCE_MS = 15_000;

/** Whether there is a call to look at, and it is known where to ask. */
export const lookable = computed(() => shown.value?.recording.request !== undefined);

/** Whether the last that is known of the transfer is what a look at the call said: that decides what to do then. */
export const isLookedAt = computed(() => {
  const last = timeline.value.findLast(
    ({ kind }) => kind !== 'unread' && kind !== 'rejected' && kind !== 'reconnected',
  );
  return last?.kind === 'read' && last.reading.kind !== 'refused';
});

/** Asks Graph how the call of the shown transfer stands; the answer is a row of the timeline. */
export async function lookAtCall(): Promise<void> {
  const { id, callId, request } = shown.peek()?.recording ?? {};
  if (id === undefined || callId === undefined || !request || looking.peek()) return;
  looking.value = true;
  announce(() => texts.look.looking);
  const look = await ask(callId, request);
  looking.value = false;
  append(id, { at: Date.now(), ...look });
  if (shown.peek()?.recording.id === id) announce(() => texts.look.title(look));
}

async function ask(callId: string, request: RecordedRequest): Promise<Look> {
  try {
    if (carrierTo(request.destination) === 'relay') return await askRelay(callId, request);
    return { kind: 'read', reading: readingOf(await askFromPage(callId, request)) };
  } catch (error) {
    const failure = isTransferError(error)
      ? failureOf(error)
      : { message: texts.send.unreachable, cause: String(error) };
    return { kind: 'unread', error: failure };
  }
}

/** The relay asks with its own token. */
async function askRelay(callId: string, { destination, version, profile }: RecordedRequest): Promise<Look> {
  const query = new URLSearchParams({
    ...(version && { version }),
    ...(destination === 'simulator' && profile !== undefined && { profile }),
  });
  const response = await fetch(`api/calls/${encodeURIComponent(callId)}?${query}`);
  const receipt = await readReceipt(response);
  if (response.status === 401) await renewSession();
  if ('reading' in receipt) return { kind: 'read', reading: readingOf(receipt.reading) };
  return { kind: 'unread', error: 'failure' in receipt ? receipt.failure : receipt.error };
}

/** The page asks: the simulator in it, or Graph with the operator's token. */
async function askFromPage(callId: string, request: RecordedRequest): Promise<CallReading> {
  if (request.destination === 'simulator') return (await loadPart()).readInPage(callId, request);
  const endpoint = endpointOf(request);
  return readCall(callId, { token: token.peek(), endpoint, retry: false, timeoutMs: PATIENCE_MS });
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
