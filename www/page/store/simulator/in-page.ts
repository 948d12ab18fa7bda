/** The simulator in the page: it has the part of the relay, and emits the same events. */

import type { CallLookup, Endpoint, TransferRequest } from 'graph-call-transfer';
import { callKey, randomGuid } from 'graph-call-transfer/ids';
import { isTransferError, parseNotifications, TransferTracker } from 'graph-call-transfer/notifications';
import { describeTransfer, readCall, sendTransfer } from 'graph-call-transfer/requests';
import { createSimulator, type Delivery, type SimulatorProfile } from 'graph-call-transfer/simulator';
import { distinctCallIds } from '../../../calls/call-ids.js';
import { simulateCallers } from '../../../calls/callers.js';
import { createCallDirectory } from '../../../calls/directory.js';
import { createSimulatorPool } from '../../../calls/simulator-pool.js';
import { SIMULATED_TENANT_ID } from '../../../people/colleagues.js';
import type { SendFailure, StreamEvent } from '../../../protocol/events.js';
import { LEGACY } from '../../../protocol/rejections.js';
import { failureOf, type RecordedRequest } from '../../model/recording.js';
import type { SimulationSettings } from '../../model/simulation.js';
import { createEventEmitter, type TransportOptions } from '../../model/transport.js';
import { createInPageConsultations } from './in-page-consultations.js';

export { profiles } from 'graph-call-transfer/simulator';

/** The number of deliveries that are remembered, to recognize repeated ones. */
const MAX_DELIVERIES = 1000;

interface InPageOptions {
  readonly emit: (event: StreamEvent) => void;
  readonly currentSettings: () => SimulationSettings;
}

export type InPageRelay = ReturnType<typeof createInPageRelay>;

/** Creates the simulated Graphs of a page, and starts the simulated callers. */
export function createInPageRelay({ emit, currentSettings }: InPageOptions) {
  const directory = createCallDirectory();
  const tracker = new TransferTracker();
  const listeners = new Set<() => void>();
  const graphs = createSimulatorPool({
    create({ profile, timeScale = 1, seed = '', callee }, calls) {
      // The notifications stay in the page, which needs no signature.
      const tenantId = SIMULATED_TENANT_ID;
      const options = { profile: profile as SimulatorProfile, timeScale, seed, calls, callee, tenantId, sign: false };
      const graph = createSimulator(options);
      const seen = new Set<string>();
      graph.onDelivery((delivery) => receiveDelivery(delivery, seen));
      return graph;
    },
  });

  const consultations = createInPageConsultations({
    emit,
    graphFor: (settings) => graphs.get({ ...currentSettings(), profile: 'complete', ...settings }),
    callerOf(callId) {
      const { participants = [] } = directory.list().find((call) => callKey(call.callId) === callKey(callId)) ?? {};
      return participants.length === 1 ? participants[0] : undefined;
    },
  });

  simulateCallers(
    {
      createIncomingCall: (call) => graphs.get({ ...currentSettings(), profile: 'complete' }).createIncomingCall(call),
    },
    {
      directory: {
        liveCalls: directory.list,
        onUpdate(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
      timeScale: () => currentSettings().timeScale ?? 1,
      newId: randomGuid,
    },
  );

  /** Receives a delivery as the relay's webhook does, without a check of its sender. */
  function receiveDelivery({ body, headers }: Delivery, seen: Set<string>): void {
    const at = Date.now();
    const batch = parseNotifications(body);
    if (batch.kind !== 'graph') {
      // A simulated Graph sends nothing else.
      emit({ kind: 'rejected', at, ...LEGACY });
      return;
    }
    const deliveryId = headers['X-Microsoft-Skype-Message-ID'] ?? '';
    const callIds = distinctCallIds(batch.notifications);
    if (seen.has(deliveryId)) {
      emit({ kind: 'duplicate', at, deliveryId, callIds });
      return;
    }
    seen.add(deliveryId);
    const [oldest = ''] = seen;
    if (seen.size > MAX_DELIVERIES) seen.delete(oldest);
    emit({ kind: 'notifications', at, deliveryId, callIds, body });
    const changes = tracker.apply(batch);
    const decided = changes.filter(({ changed }) => changed.includes('phase') || changed.includes('attempt'));
    for (const { callId } of decided) applyOutcome(callId, at);
    consultations.applyNotifications(batch.notifications, at);
    consultations.publish();
    directory.apply(batch.notifications, at);
    const changedCalls = directory.takeChanges();
    if (!changedCalls) return;
    emit({ kind: 'calls', at, ...changedCalls });
    for (const listener of listeners) listener();
  }

  /** The verdict of a transfer decides how its consultation goes on. */
  function applyOutcome(callId: string, at: number): void {
    const outcome = tracker.outcome(callId);
    if (outcome) consultations.applyOutcome(outcome, at);
  }

  /** Sends a transfer to the simulator. */
  async function send(
    request: TransferRequest,
    { transferId, ...limits }: TransportOptions,
    settings: SimulationSettings,
    endpoint: Endpoint,
  ): Promise<void> {
    const { callId } = request;
    const { replacesCallId } = request.body.transferTarget;
    const record = createEventEmitter({ transferId, callId }, emit, Date.now);
    const known = tracker.status(callId)?.callActive === false ? undefined : tracker.snapshotCall(callId);
    record({
      ...{ kind: 'transfer', body: describeTransfer(request).body },
      ...(replacesCallId !== undefined && { replacesCallId }),
      ...(known !== undefined && { known }),
    });
    tracker.expect({ callId, ...(replacesCallId !== undefined && { replacesCallId }) });
    consultations.applyTransfer({ replacesCallId, at: Date.now() });
    consultations.publish();

    const graph = graphs.getForTransfer(callId, settings);
    try {
      const response = await sendTransfer(request, {
        ...limits,
        endpoint,
        token: () => graph.issueToken(),
        fetch: graph.fetch,
        clientRequestId: transferId,
        onAttempt: (attempt) => record({ kind: 'attempt', attempt }),
      });
      tracker.recordResponse(callId, response);
      record({ kind: 'response', response });
      if (response.kind === 'refused') applyOutcome(callId, Date.now());
      consultations.publish();
    } catch (cause) {
      const error: SendFailure = isTransferError(cause)
        ? failureOf(cause)
        : { code: 'internal', message: String(cause), delivered: 'unknown' };
      record({ kind: 'failure', error });
    }
  }

  /** Looks a call up at the simulated Graph to which its transfer was sent. */
  function lookUp(callId: string, { profile, timeScale, seed }: RecordedRequest): Promise<CallLookup> {
    const settings = profile === undefined ? currentSettings() : { profile, timeScale, seed };
    const graph = graphs.getForCall(callId, settings);
    return readCall(callId, { token: () => graph.issueToken(), fetch: graph.fetch, retry: false });
  }

  const { consult, cancelConsultation } = consultations;
  return { send, lookUp, consult, cancelConsultation };
}
