/** Consultations with the simulator in the page: the part of the relay, with its state, its waits and its events. */

import type { Endpoint } from 'graph-call-transfer';
import { buildCall, createCall } from 'graph-call-transfer/calls';
import { isTransferError } from 'graph-call-transfer/notifications';
import { hangUp } from 'graph-call-transfer/requests';
import type { Simulator } from 'graph-call-transfer/simulator';
import { consultationCall } from '../../../calls/consultation-call.js';
import { createConsultationRunner } from '../../../calls/consultation-runner.js';
import { createConsultations, creationEvent } from '../../../calls/consultations.js';
import type { SimulatorSettings } from '../../../calls/simulator-pool.js';
import { SIMULATED_INSTANCE_ID, SIMULATED_TENANT_ID } from '../../../people/colleagues.js';
import type { LiveParticipant } from '../../../protocol/calls.js';
import type { Consultation, ConsultationChanged, ConsultationRequest } from '../../../protocol/consultations.js';
import type { StreamEvent } from '../../../protocol/events.js';
import { failureOf } from '../../model/recording.js';

const FACTS = {
  /** The address that the simulated Graph names in its notifications; they stay in the page. */
  callbackUri: 'https://bot.example/api/webhook',
  tenantId: SIMULATED_TENANT_ID,
  applicationInstanceId: SIMULATED_INSTANCE_ID,
};

interface InPageConsultationOptions {
  readonly emit: (event: StreamEvent) => void;
  /** Returns the simulated Graph that calls. */
  readonly graphFor: (settings: Pick<SimulatorSettings, 'callee' | 'timeScale'>) => Simulator;
  readonly callerOf: (callId: string) => LiveParticipant | undefined;
}

/** A consultation as the page starts it: with an id. */
export type IdentifiedRequest = ConsultationRequest & Required<Pick<ConsultationRequest, 'consultationId'>>;

/** Creates the consultations of the simulator in the page. */
export function createInPageConsultations({ emit, graphFor, callerOf }: InPageConsultationOptions) {
  const consultations = createConsultations();
  const runner = createConsultationRunner({
    hub: { isReady: true, now: Date.now, storedConsultations: consultations.stored },
    append: async (event) => apply(event),
    hangUp: ({ state, ...settings }, { timeoutMs, signal }) =>
      hangUp(state.callId ?? '', { ...optionsOf(settings), timeoutMs, signal }),
    log: () => {},
  });

  function optionsOf({ callee, timeScale, version }: Pick<Consultation, 'callee' | 'timeScale' | 'version'>) {
    const graph = graphFor({ callee, timeScale });
    const endpoint: Endpoint = { version };
    return { endpoint, token: () => graph.issueToken(), fetch: graph.fetch };
  }

  function apply(event: ConsultationChanged): void {
    emit(event);
    consultations.apply(event);
    publish();
  }

  /** Emits the consultations that changed. */
  function publish(): void {
    const changed = consultations.takeChanges();
    if (changed.length > 0) emit({ kind: 'consultations', at: Date.now(), changed });
  }

  /** Calls a target first. @throws {TransferError} `invalidTransfer` */
  async function consult(order: IdentifiedRequest): Promise<void> {
    const { consultationId, callId, target, version = 'v1.0', callee, timeScale } = order;
    const request = buildCall(consultationCall(order, FACTS));
    const caller = callerOf(callId);
    const simulation = { ...(callee && { callee }), ...(timeScale !== undefined && { timeScale }) };
    const append = (change: Partial<ConsultationChanged>) =>
      apply({ kind: 'consultation', at: Date.now(), consultationId, callId, ...change });
    runner.adopt(consultationId);
    append({ start: { target, version, ...simulation, ...(caller && { caller }) } });
    // Not awaited: the events report what happens.
    void createCall(request, optionsOf({ version, ...simulation })).then(
      (response) => append({ response, event: creationEvent(response) }),
      (error) => {
        const failure = isTransferError(error) ? failureOf(error) : { message: String(error) };
        const isCertain = isTransferError(error) && error.delivered !== 'unknown';
        append({ failure, event: { kind: isCertain ? 'creationRefused' : 'creationUnknown' } });
      },
    );
  }

  /** Hangs up the target. */
  async function cancelConsultation(consultationId: string): Promise<void> {
    const { callId } = consultations.find(consultationId) ?? {};
    if (callId === undefined) return;
    apply({ kind: 'consultation', at: Date.now(), consultationId, callId, event: { kind: 'cancel' } });
  }

  return { ...consultations, publish, consult, cancelConsultation };
}
