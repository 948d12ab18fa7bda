import { computed, signal } from '@preact/signals';
import { texts } from '../texts/index.js';
import { announce } from './announce.js';
import { blockers, report, reveal } from './check.js';
import { core } from './core.js';
import { course, followTransfer } from './course.js';
import { type Destination, destination, live, throughRelay, version } from './destination.js';
import { sendDirectly } from './direct.js';
import { sendThroughRelay } from './relay/send.js';
import { selectedRow } from './selected-row.js';
import { shownTransfer } from './shown-transfer.js';
import { profile } from './simulator.js';
import { clearTimeline, type SendEnd } from './timeline.js';

/** How far the sending has come. */
export type Sending = { readonly kind: 'idle' | 'confirming' | 'sending' } | SendEnd;

export const sending = signal<Sending>({ kind: 'idle' });

/**
 * Whether an answer is awaited. The draft can be edited meanwhile: what is sent was fixed when Send was pressed, and
 * controls that were disabled would lose the focus.
 */
export const busy = computed(() => sending.value.kind === 'sending');

/** How many seconds an attempt may take. */
export const timeoutSeconds = signal(30);

/** Counts the sends that errors stood against; each of them takes the focus to the summary. */
export const blockedSends = signal(0);

/** Live destinations for which the operator has confirmed that real people are transferred. */
const confirmed = new Set<Destination>();

let abort = new AbortController();

/** Sends the draft, or says what stands against it, or asks for confirmation first. */
export function requestSend(): void {
  if (busy.peek() || sending.peek().kind === 'confirming') return;
  if (core.peek().kind !== 'ready') {
    announce(texts.core[core.peek().kind === 'loading' ? 'stillLoading' : 'notLoaded']);
    return;
  }
  if (blockers.peek().length > 0) {
    reveal('everything');
    blockedSends.value += 1;
    return;
  }
  blockedSends.value = 0;
  if (live.peek() && !confirmed.has(destination.peek())) sending.value = { kind: 'confirming' };
  else void send();
}

/** Answers the question whether a live transfer is meant. */
export function confirmSend(meant: boolean): void {
  sending.value = { kind: 'idle' };
  if (!meant) return;
  confirmed.add(destination.peek());
  void send();
}

/** Ends the sending at once. */
export function abortSend(): void {
  abort.abort();
}

/** Shows no transfer any more. What is being sent stays. */
export function clearShown(): void {
  if (busy.peek()) return;
  sending.value = { kind: 'idle' };
  followTransfer(undefined);
  shownTransfer.value = undefined;
  selectedRow.value = undefined;
  clearTimeline();
  announce(texts.timeline.cleared);
}

async function send(): Promise<void> {
  const checked = report.peek();
  if (!checked?.valid) return;
  abort = new AbortController();
  sending.value = { kind: 'sending' };
  clearTimeline();
  selectedRow.value = undefined;
  const { callId, body } = checked.request;
  shownTransfer.value = {
    ...{ callId, replacesCallId: body.transferTarget.replacesCallId },
    ...{ destination: destination.peek(), version: version.peek(), profile: profile.peek() },
  };
  announce(texts.send.sending);
  const way = throughRelay.peek() ? sendThroughRelay : sendDirectly;
  const end = await way(checked.request, { timeoutMs: timeoutSeconds.peek() * 1000, signal: abort.signal }).catch(
    (cause: unknown): SendEnd => ({ kind: 'failed', error: { message: String(cause), delivered: 'unknown', cause } }),
  );
  sending.value = end;
  // The stream may have told more than the answer by now.
  if ((course.peek()?.status.phase ?? 'requested') === 'requested') announce(texts.outcome.title(end));
}
