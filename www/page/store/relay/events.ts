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
  { fetch, baseUri }: Env,
  { knownRelay }: AboutStore,
  { loadLiveCalls, changeLiveCalls }: LiveCallsStore,
  { begin }: Recordings,
  recorder: Recorder,
  consultations: ConsultationGate,
) {
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
      const { transfers } = (await response.json()) as RecentTransfers;
      for (const { id, event } of transfers) takeEvent(event, id);
      return transfers[0]?.id;
    } catch {
      // The connection shows that the relay is away.
      return undefined;
    }
  }

  return { takeEvent, takeRecentTransfers, relayDestination };
}
