import { batch, computed, signal } from '@preact/signals';
import type { TransferRequest } from 'graph-call-transfer';
import { texts } from '../texts/index.js';
import { announce } from './announce.js';
import { blockers, http, report, reveal } from './check.js';
import { core, isCoreReady } from './core.js';
import { type Carrier, carrier, customRoot, destination, endpoint, followable, live, version } from './destination.js';
import { sendDirectly } from './direct.js';
import { randomGuid } from './guid.js';
import { loadPart } from './in-page/part.js';
import { currentLimits, type SendLimits } from './limits.js';
import type { RecordedRequest } from './recording/recording.js';
import { begin, entries, show, shown } from './recording/recordings.js';
import type { SendEnd } from './recording/rows.js';
import { endOf } from './recording/summary.js';
import { sendThroughRelay } from './relay/send.js';
import { currentSettings } from './simulator.js';

/** How far the sending has come. */
export type Sending = { readonly kind: 'idle' | 'confirming' | 'sending' } | SendEnd;

export const sending = signal<Sending>({ kind: 'idle' });

/**
 * Whether an answer is awaited. The draft can be edited meanwhile: what is sent was fixed when Send was pressed, and
 * controls that were disabled would lose the focus.
 */
export const busy = computed(() => sending.value.kind === 'sending');

/** Counts the sends that errors stood against; each of them takes the focus to the summary. */
export const blockedSends = signal(0);

/** Live destinations for which the operator has confirmed that real people are transferred. */
const confirmed = new Set<string>();

/** What a confirmation is for: with a custom destination for one address. */
function whereTo(): string {
  return destination.peek() === 'custom' ? `custom ${customRoot.peek()}` : destination.peek();
}

let abort = new AbortController();

/** Sends the draft, or says what stands against it, or asks for confirmation first. */
export function requestSend(): void {
  if (busy.peek() || sending.peek().kind === 'confirming') return;
  if (!isCoreReady.peek()) {
    announce(texts.core[core.state.peek().kind === 'loading' ? 'stillLoading' : 'notLoaded']);
    return;
  }
  const errors = blockers.peek().length;
  if (errors > 0) {
    reveal('everything');
    blockedSends.value += 1;
    announce(() => texts.send.blocked(errors));
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

export type WayOptions = SendLimits & { readonly transferId: string };

/** A way to send a transfer. It tells the recording what happens. */
export type Way = (request: TransferRequest, options: WayOptions) => Promise<SendEnd>;

const ways: Readonly<Record<Carrier, Way>> = {
  relay: sendThroughRelay,
  inPage: async (request, options) => {
    const settings = currentSettings();
    const address = endpoint.peek();
    return (await loadPart()).sendInPage(request, options, settings, address);
  },
  direct: sendDirectly,
};

/** The transfer that was sent last. */
const sentId = signal<string | undefined>(undefined);

/** Its recording, until it is deleted. */
export const lastSent = computed(() =>
  entries.value.find(({ recording: { id, origin } }) => id === sentId.value && origin === 'page'),
);

/** How far the sending of the transfer that is shown has come. */
export const shownSending = computed<Sending>(() => {
  if (!shown.value) return idle;
  return shown.value === lastSent.value ? sending.value : (endOf(shown.value.played) ?? idle);
});

const idle: Sending = { kind: 'idle' };

/** Shows no transfer any more. What is being sent stays. */
export function clearShown(): void {
  if (busy.peek()) return;
  show(undefined);
  announce(texts.timeline.cleared);
}

async function send(): Promise<void> {
  const checked = report.peek();
  if (!checked?.valid) return;
  abort = new AbortController();
  const transferId = randomGuid();
  // Whoever follows the sending never sees it beside the transfer before.
  batch(() => {
    sending.value = { kind: 'sending' };
    sentId.value = transferId;
    record(transferId, checked.request);
  });
  announce(texts.send.sending);
  // On a phone the timeline is far below.
  if (matchMedia('(width < 45em)').matches) document.getElementById('timeline')?.scrollIntoView();
  const options = { transferId, ...currentLimits(abort.signal) };
  const end = await ways[carrier.peek()](checked.request, options).catch(
    (cause: unknown): SendEnd => ({
      kind: 'failed',
      error: { message: texts.send.broken, delivered: 'unknown', cause: String(cause) },
    }),
  );
  sending.value = end;
  // How the transfer that is shown stands is said anyway.
  if (shown.peek()?.recording.id !== transferId) announce(texts.outcome.title(end));
}

/** Begins the recording of a transfer, and shows it. */
function record(id: string, { callId, body }: TransferRequest): void {
  begin({
    ...{ id, callId, origin: 'page', heard: followable.peek(), replacesCallId: body.transferTarget.replacesCallId },
    request: requestAsSent(),
  });
  show(id);
}

function requestAsSent(): RecordedRequest | undefined {
  const sent = http.peek();
  if (!sent) return undefined;
  const isSimulated = destination.peek() === 'simulator';
  return {
    ...{ body: sent.body, url: sent.url, destination: destination.peek(), version: version.peek() },
    ...(isSimulated && currentSettings()),
  };
}
