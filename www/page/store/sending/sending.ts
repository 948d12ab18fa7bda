import { batch, computed, signal } from '@preact/signals';
import type { TransferRequest } from 'graph-call-transfer';
import { callKey, randomGuid } from 'graph-call-transfer/ids';
import type { Announcer } from '../../base/announcer.js';
import { isInterrupted } from '../../model/connection.js';
import type { Carrier } from '../../model/destination.js';
import { isInProgress, isLive, type RecordedRequest, type SendEnd, sendEndOf } from '../../model/recording.js';
import type { Transport } from '../../model/transport.js';
import { texts } from '../../texts/index.js';
import type { Core } from '../core.js';
import type { DestinationStore } from '../destination.js';
import type { CheckStore } from '../draft/checks.js';
import type { DraftStore } from '../draft/draft.js';
import type { LiveChoice } from '../draft/live-choice.js';
import type { Recorder } from '../recordings/recorder.js';
import type { Recordings } from '../recordings/recordings.js';
import type { VerdictTimeout } from '../recordings/verdict-timeout.js';
import type { ConnectionStore } from '../relay/connection.js';
import type { SimulatorStore } from '../simulator/settings.js';

/** The state of sending. */
export type Sending = { readonly kind: 'idle' | 'confirming' | 'sending' };

const IDLE: Sending = { kind: 'idle' };

interface SendingSources {
  readonly announcer: Announcer;
  readonly connection: ConnectionStore;
  readonly core: Core;
  readonly checks: CheckStore;
  readonly destinations: DestinationStore;
  readonly simulator: SimulatorStore;
  readonly recordings: Recordings;
  readonly recorder: Recorder;
  readonly liveChoice: LiveChoice;
  readonly draft: DraftStore;
  readonly verdictTimeout: VerdictTimeout;
  readonly transports: Readonly<Record<Carrier, Transport>>;
}

export type SendingStore = ReturnType<typeof createSending>;

/** Creates the sending of transfers. */
export function createSending({
  announcer: { announce },
  connection: { connection },
  core: { core, isCoreReady },
  checks: { blockers, http, report, reveal },
  destinations: { carrier, customRoot, destination, live, receivesNotifications, version },
  simulator: { currentSettings },
  recordings: { begin, entries, entryOf, show, shown },
  recorder: { recordFailure },
  liveChoice: { callerName },
  draft: { draft },
  verdictTimeout: { waits },
  transports,
}: SendingSources) {
  const sending = signal<Sending>(IDLE);
  /**
   * Whether a response is pending. The draft can be edited meanwhile: the request was fixed when Send was pressed, and disabled
   * controls would lose the focus.
   */
  const busy = computed(() => sending.value.kind === 'sending');
  /** Counts the sends that errors prevented; each focuses the summary. */
  const blockedSends = signal(0);
  /** The limits of the next sending: the time for a response, in seconds, and the number of attempts. */
  const timeoutSeconds = signal(30);
  const maxAttempts = signal(4);

  /** The live destinations of which the operator confirmed that real people are transferred. */
  const confirmed = new Set<string>();
  let abort = new AbortController();

  const sentId = signal<string | undefined>(undefined);
  /** The recording of the last transfer that this page sent, until it is deleted. */
  const lastSent = computed(() =>
    entries.value.find(({ recording: { id, origin } }) => id === sentId.value && origin === 'page'),
  );
  /** The state of sending of the transfer that is shown, or its end. */
  const shownSending = computed<Sending | SendEnd>(() => {
    if (!shown.value) return IDLE;
    return sendEndOf(shown.value.played) ?? (shown.value === lastSent.value ? sending.value : IDLE);
  });

  /** The transfer of the draft's call that is under way, as far as is known: while contact is lost, and after events were missed, nothing is. */
  const underWay = computed(() => {
    if (isInterrupted(connection.value)) return undefined;
    const key = callKey(draft.value.callId);
    return entries.value.find(
      (entry) =>
        callKey(entry.recording.callId) === key &&
        isInProgress(entry) &&
        !entry.played.rows.some(({ kind }) => kind === 'resync') &&
        (waits.value.has(entry.recording.id) || (busy.value && entry === lastSent.value)),
    );
  });

  /** Whether the draft's call has ended, as far as its notifications report. */
  const hasEnded = computed(() => {
    const key = callKey(draft.value.callId);
    const last = entries.value.findLast(({ recording, played }) => callKey(recording.callId) === key && played.status);
    return last?.played.status?.callActive === false && isLive(last.recording);
  });

  /** Returns the key of a confirmation: with a custom destination, of one address. */
  function confirmationKey(): string {
    return destination.peek() === 'custom' ? `custom ${customRoot.peek()}` : destination.peek();
  }

  /** Sends the draft, shows its errors, or requests a confirmation first. */
  function requestSend(): void {
    if (sending.peek().kind !== 'idle') return;
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
    if (live.peek() && !confirmed.has(confirmationKey())) sending.value = { kind: 'confirming' };
    else void send();
  }

  /** Confirms or cancels a live transfer. */
  function confirmSend(isConfirmed: boolean): void {
    sending.value = IDLE;
    if (!isConfirmed) return;
    confirmed.add(confirmationKey());
    void send();
  }

  /** Stops waiting for the response. */
  function abortSend(): void {
    abort.abort();
  }

  /** Shows no transfer. One that is being sent stays. */
  function clearShown(): void {
    if (busy.peek()) return;
    show(undefined);
    announce(texts.timeline.cleared);
  }

  async function send(): Promise<void> {
    const checked = report.peek();
    if (!checked?.valid) return;
    abort = new AbortController();
    const transferId = randomGuid();
    // Observers never see the new state beside the transfer before.
    batch(() => {
      sending.value = { kind: 'sending' };
      sentId.value = transferId;
      startRecording(transferId, checked.request);
    });
    announce(texts.send.sending);
    const options = {
      ...{ transferId, timeoutMs: timeoutSeconds.peek() * 1000, signal: abort.signal },
      retry: { maxAttempts: maxAttempts.peek() },
    };
    try {
      await transports[carrier.peek()](checked.request, options);
    } catch (cause) {
      recordFailure(transferId, { message: texts.send.broken, delivered: 'unknown', cause: String(cause) });
    }
    sending.value = IDLE;
    // The status of the transfer that is shown is announced anyway.
    const end = sendEndOf(entryOf(transferId)?.played ?? { rows: [] });
    if (end && shown.peek()?.recording.id !== transferId) announce(texts.outcome.title(end));
  }

  function startRecording(id: string, { callId, body }: TransferRequest): void {
    const { replacesCallId } = body.transferTarget;
    const notified = receivesNotifications.peek();
    const head = { id, callId, origin: 'page', receivesNotifications: notified, replacesCallId } as const;
    begin({ ...head, caller: callerName.peek(), request: currentRequest() });
    show(id);
  }

  function currentRequest(): RecordedRequest | undefined {
    const request = http.peek();
    if (!request) return undefined;
    const address = { url: request.url, destination: destination.peek(), version: version.peek() };
    return { body: request.body, ...address, ...(destination.peek() === 'simulator' && currentSettings()) };
  }

  return {
    ...{ sending, busy, blockedSends, timeoutSeconds, maxAttempts, lastSent, shownSending, underWay, hasEnded },
    ...{ requestSend, confirmSend, abortSend, clearShown },
  };
}
