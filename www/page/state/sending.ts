import { computed, signal } from '@preact/signals';
import {
  type Attempt,
  isTransferError,
  sendTransfer,
  type TransferAnswer,
  type TransferError,
  type TransferErrorCode,
} from 'graph-call-transfer';
import { texts } from '../texts.js';
import { announce } from './announce.js';
import { blockers, report, reveal } from './check.js';
import { core } from './core.js';
import { token } from './credentials.js';
import { type Destination, destination, endpoint, live } from './destination.js';
import { obtainSimulatorToken } from './simulator.js';

/** What sending came to. */
export type Outcome =
  | { readonly kind: 'answered'; readonly answer: TransferAnswer }
  | { readonly kind: 'failed'; readonly error: SendFailure };

/** How far the sending has come. */
export type Sending = { readonly kind: 'idle' | 'confirming' | 'sending' } | Outcome;

/** Why there is no answer; all but the message is there only for an error of the core. */
export type SendFailure = Pick<TransferError, 'message' | 'hint' | 'delivered' | 'cause'> & {
  readonly code?: TransferErrorCode;
};

/** What the timeline tells of. */
export type Happening =
  | { readonly kind: 'sent'; readonly destination: Destination }
  | { readonly kind: 'attempt'; readonly attempt: Attempt }
  | Outcome;

/** A row of the timeline; `at` is in milliseconds since 1970. */
export type TimelineEvent = Happening & { readonly at: number };

export const sending = signal<Sending>({ kind: 'idle' });
export const timeline = signal<readonly TimelineEvent[]>([]);

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

async function send(): Promise<void> {
  const checked = report.peek();
  if (!checked?.valid) return;
  abort = new AbortController();
  sending.value = { kind: 'sending' };
  timeline.value = [];
  record({ kind: 'sent', destination: destination.peek() });
  announce(texts.send.sending);

  const bearer = token.peek();
  try {
    const answer = await sendTransfer(checked.request, {
      token: live.peek() ? bearer : obtainSimulatorToken,
      endpoint: endpoint.peek(),
      signal: abort.signal,
      timeoutMs: timeoutSeconds.peek() * 1000,
      onAttempt: (attempt) => record({ kind: 'attempt', attempt }),
    });
    end({ kind: 'answered', answer });
  } catch (error) {
    end({ kind: 'failed', error: isTransferError(error) ? error : { message: String(error) } });
  }
}

function end(outcome: Outcome): void {
  record(outcome);
  sending.value = outcome;
  announce(texts.outcome.title(outcome));
}

function record(happening: Happening): void {
  timeline.value = [...timeline.peek(), { ...happening, at: Date.now() }];
}
