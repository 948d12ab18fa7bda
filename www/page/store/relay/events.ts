import { parseNotifications } from 'graph-call-transfer/notifications';
import type { NotificationsReceived, Position, StreamEvent } from '../../../protocol/events.js';
import type { RecentTransfers } from '../../../protocol/transfers.js';
import type { Destination } from '../../model/destination.js';
import { headOf } from '../../model/recorded-transfer.js';
import type { Env } from '../env.js';
import type { Recorder } from '../recordings/recorder.js';
import type { Recordings } from '../recordings/recordings.js';
import type { AboutStore } from './about.js';
import type { ConsultationGate } from './consultation-gate.js';
import type { LiveCallsStore } from './live-calls.js';

export type RelayEvents = ReturnType<typeof createRelayEvents>;

/** Creates the distribution of the relay's events. */
export function createRelayEvents(
  env: Env,
  about: AboutStore,
  { loadLiveCalls, changeLiveCalls }: LiveCallsStore,
  { add, begin }: Recordings,
  recorder: Recorder,
  consultations: ConsultationGate,
) {
  const { fetch, baseUri } = env;
  const { knownRelay } = about;

  /** Passes an event on: an event of a transfer to its recording. */
  function takeEvent(event: StreamEvent, position?: Position): void {
    if (event.kind === 'notifications') {
      takeNotifications(event, position);
      return;
    }
    consultations.take({ event, position });
    switch (event.kind) {
      case 'hello':
        void loadLiveCalls();
        return;
      case 'calls':
        changeLiveCalls(event);
        return;
      case 'resync':
        recorder.recordResync(event);
        return;
      case 'transfer':
        // This page has started those that it sends.
        begin(headOf(event, relayDestination()));
        recorder.recordTransferEvent(event);
        return;
      case 'attempt':
      case 'response':
      case 'failure':
        recorder.recordTransferEvent(event);
        return;
      case 'duplicate':
        recorder.recordDuplicate(event, position);
        return;
      case 'rejected':
        recorder.recordRejected(event);
        return;
      case 'log':
      case 'closing':
      case 'heartbeat':
      case 'consultation':
      case 'consultations':
        return;
    }
  }

  /** Parses a body once, for all that it is about. */
  function takeNotifications(event: NotificationsReceived, position: Position | undefined): void {
    const batch = parseNotifications(event.body);
    if (batch.kind !== 'graph') return;
    consultations.take({ event, position, batch });
    recorder.recordNotifications(event, batch, position);
  }

  /** Returns the destination of the transfers that the relay sends. */
  function relayDestination(): Destination {
    return knownRelay()?.mode === 'live' ? 'relay' : 'simulator';
  }

  /**
   * Starts the recordings of the recent transfers, so that a page that was reloaded shows those in progress.
   *
   * @returns the position after which the stream has their further events; `undefined` to start now
   */
  async function takeRecentTransfers(): Promise<Position | undefined> {
    if (!knownRelay()) return undefined;
    try {
      const response = await fetch(new URL('api/transfers/recent', baseUri));
      if (!response.ok) return undefined;
      const { transfers, after } = (await response.json()) as RecentTransfers;
      const first = transfers.findIndex(({ id }) => id === after);
      for (const [index, { id, event }] of transfers.entries()) {
        if (event.kind === 'consultation' && (index < first || after === undefined))
          await addOlder(event.consultationId);
        takeEvent(event, id);
      }
      return after;
    } catch {
      // The connection shows that the relay is away.
      return undefined;
    }
  }

  /** Adds the recording of a consultation that began before the events of the stream, and is in progress. */
  async function addOlder(consultationId: string): Promise<void> {
    const { loadLinkedTransfer } = await import('../recordings/linked-transfer.js');
    const recordings = await loadLinkedTransfer(env, about, consultationId, relayDestination());
    if (recordings) await add(recordings);
  }

  return { takeEvent, takeRecentTransfers, relayDestination };
}
