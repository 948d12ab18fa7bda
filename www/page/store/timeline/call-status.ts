import { computed, signal } from '@preact/signals';
import type { CallLookup } from 'graph-call-transfer';
import { isTransferError } from 'graph-call-transfer/notifications';
import { readCall } from 'graph-call-transfer/requests';
import type { SendFailure } from '../../../protocol/events.js';
import type { LookupResponse } from '../../../protocol/lookups.js';
import { failureOf, type LookupEnd, type RecordedRequest, recordedLookup } from '../../model/recording.js';
import { lastLookup } from '../../model/situation.js';
import { callCheckTexts } from '../../texts/call-check.js';
import { texts } from '../../texts/index.js';
import type { App } from '../app.js';

/** The time for a response of Graph to the page itself. */
const TIMEOUT_MS = 15_000;

/** Creates the lookups of a call at Graph, which change nothing. */
export function createCallStatus({
  env: { fetch },
  announcer: { announce },
  about: { renewSession },
  connection: { relayTime },
  destinations: { carrierTo, endpointOf },
  credentials: { token },
  recordings: { append, shown },
  timeline: { timeline },
  inPage,
}: App) {
  /** Whether a lookup is in progress. */
  const isChecking = signal(false);
  /** Whether the call can be looked up: its address is known. */
  const canCheck = computed(() => shown.value?.recording.request !== undefined);
  /** Whether a lookup is the last that is known of the transfer. */
  const isChecked = computed(() => lastLookup(timeline.value) !== undefined);

  /** Looks up the call of the transfer that is shown; the result is a row of the timeline. */
  async function checkCall(): Promise<void> {
    const { id, callId, request } = shown.peek()?.recording ?? {};
    if (id === undefined || callId === undefined || !request || isChecking.peek()) return;
    isChecking.value = true;
    announce(() => callCheckTexts.checking);
    const end = await lookUp(callId, request);
    isChecking.value = false;
    append(id, { at: relayTime(), ...end });
    if (shown.peek()?.recording.id === id) announce(() => callCheckTexts.title(end));
  }

  async function lookUp(callId: string, request: RecordedRequest): Promise<LookupEnd> {
    try {
      if (carrierTo(request.destination) === 'relay') return await lookUpThroughRelay(callId, request);
      return { kind: 'read', lookup: recordedLookup(await lookUpFromPage(callId, request)) };
    } catch (error) {
      const failure = isTransferError(error)
        ? failureOf(error)
        : { message: texts.send.unreachable, cause: String(error) };
      return { kind: 'unread', error: failure };
    }
  }

  async function lookUpThroughRelay(
    callId: string,
    { destination, version, profile }: RecordedRequest,
  ): Promise<LookupEnd> {
    const query = new URLSearchParams({
      ...(version && { version }),
      ...(destination === 'simulator' && profile !== undefined && { profile }),
    });
    const httpResponse = await fetch(`api/calls/${encodeURIComponent(callId)}?${query}`);
    const receipt = await readReceipt(httpResponse);
    if (httpResponse.status === 401) await renewSession();
    if ('lookup' in receipt) return { kind: 'read', lookup: recordedLookup(receipt.lookup) };
    return { kind: 'unread', error: 'failure' in receipt ? receipt.failure : receipt.error };
  }

  async function lookUpFromPage(callId: string, request: RecordedRequest): Promise<CallLookup> {
    if (request.destination === 'simulator') return (await inPage()).lookUp(callId, request);
    const endpoint = endpointOf(request);
    return readCall(callId, { token: token.peek(), endpoint, retry: false, timeoutMs: TIMEOUT_MS });
  }

  return { isChecking, canCheck, isChecked, checkCall };
}

/** Reads the response of the relay, or reports that it is not the relay's, such as the page of a proxy. */
async function readReceipt(
  httpResponse: Response,
): Promise<Exclude<LookupResponse, { error: unknown }> | { readonly error: Pick<SendFailure, 'message'> }> {
  const nothing = { error: { message: texts.outcome.noReceipt(httpResponse.status) } };
  try {
    const receipt: Partial<Record<'lookup' | 'failure' | 'error', { readonly message?: unknown }>> =
      await httpResponse.json();
    const isReceipt = receipt.lookup ?? receipt.failure ?? typeof receipt.error?.message === 'string';
    if (!isReceipt) return nothing;
    const known = receipt as LookupResponse;
    return 'error' in known ? { error: { message: known.error.message } } : known;
  } catch {
    return nothing;
  }
}
