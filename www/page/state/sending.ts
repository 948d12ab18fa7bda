import { computed, signal } from '@preact/signals';
import { describeTransfer, type TransferRequest } from 'graph-call-transfer';
import { texts } from '../texts/index.js';
import { announce } from './announce.js';
import { blockers, report, reveal } from './check.js';
import { core } from './core.js';
import { course } from './course.js';
import { type Carrier, carrier, customRoot, destination, endpoint, live } from './destination.js';
import { sendDirectly } from './direct.js';
import { loadPart } from './in-page/part.js';
import { currentLimits, type SendLimits } from './limits.js';
import { sendThroughRelay } from './relay/send.js';
import { clearTimeline, type SendEnd } from './timeline.js';

/** How far the sending has come. */
export type Sending = { readonly kind: 'idle' | 'confirming' | 'sending' } | SendEnd;

export const sending = signal<Sending>({ kind: 'idle' });

/**
 * Whether an answer is awaited. The draft can be edited meanwhile: what is sent was fixed when Send was pressed, and
 * controls that were disabled would lose the focus.
 */
export const busy = computed(() => sending.value.kind === 'sending');

/** Who carried the last transfer out, and where it went. */
export const lastSent = signal<{ readonly carrier: Carrier; readonly origin: string } | undefined>(undefined);

/** Counts the sends that errors stood against; each of them takes the focus to the summary. */
export const blockedSends = signal(0);

/** Live destinations for which the operator has confirmed that real people are transferred. */
const confirmed = new Set<string>();

/** What a confirmation is for: with a custom destination for one address. */
function whereTo(): string {
  return destination.peek() === 'custom' ? `custom ${customRoot.peek()}` : destination.peek();
}

let abort = new AbortController();

type Send = (request: TransferRequest, limits: SendLimits) => Promise<SendEnd>;

const senders: Readonly<Record<Carrier, Send>> = {
  relay: sendThroughRelay,
  inPage: async (request, limits) => (await loadPart()).sendInPage(request, limits),
  direct: sendDirectly,
};

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
  if (live.peek() && !confirmed.has(whereTo())) sending.value = { kind: 'confirming' };
  else void send();
}

/** Answers the question whether a live transfer is meant. */
export function confirmSend(meant: boolean): void {
  sending.value = { kind: 'idle' };
  if (!meant) return;
  confirmed.add(whereTo());
  void send();
}

/** Ends the sending at once. */
export function abortSend(): void {
  abort.abort();
}

async function send(): Promise<void> {
  const checked = report.peek();
  if (!checked?.valid) return;
  abort = new AbortController();
  sending.value = { kind: 'sending' };
  clearTimeline();
  announce(texts.send.sending);
  lastSent.value = {
    carrier: carrier.peek(),
    origin: new URL(describeTransfer(checked.request, endpoint.peek()).url).origin,
  };
  const end = await senders[carrier.peek()](checked.request, currentLimits(abort.signal)).catch(
    (cause: unknown): SendEnd => ({ kind: 'failed', error: { message: String(cause), delivered: 'unknown', cause } }),
  );
  sending.value = end;
  // The stream may have told more than the answer by now.
  if ((course.peek()?.status.phase ?? 'requested') === 'requested') announce(texts.outcome.title(end));
}
