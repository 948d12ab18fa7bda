// @ts-check
/** Delivers the notifications about transfers and incoming calls, and keeps the state of the calls in step with them. */

import { writeBody, writeLegacyBody } from './graph-resources.js';
import { createIncomingCallEntries, createTransferEntry } from './notifications.js';
import { outcomes } from './outcomes.js';
import { createFractionSource, createGuidSource } from './random.js';
import { planDeliveries } from './timelines.js';
import { readTransfer } from './transfers.js';

/** @import { TransferRequest } from '../../types/index.js' */
/** @import { CallDirectory, KnownCall, ListedCall, MutableOutcome, OutcomeStore } from './calls.js' */
/** @import { App } from './graph-resources.js' */
/** @import { Schedule } from './schedule.js' */
/** @import { Message, Sequences } from './sequences.js' */
/** @import { PlannedDelivery, Timeline } from './timelines.js' */
/** @import { SimulatedTransfer } from './transfers.js' */

/**
 * Creates the notifier of one simulator.
 * @param {object} context
 * @param {Timeline | undefined} context.timeline
 * @param {number | string | undefined} context.transferSeed
 * @param {string} context.appId
 * @param {CallDirectory} context.directory
 * @param {OutcomeStore} context.outcomeStore
 * @param {Schedule} context.schedule
 * @param {Sequences} context.sequences
 */
export function createNotifier(context) {
  const { timeline, transferSeed, appId, directory, outcomeStore, schedule, sequences } = context;
  const { createDeliveries, createSequenceSeed, start } = sequences;

  return {
    /**
     * Starts a transfer that was accepted. Its outcome and its deliveries are fixed here.
     * @param {{ request: TransferRequest, call: KnownCall, tenantId: string, now: number }} accepted
     */
    startTransfer({ request, call, tenantId, now }) {
      const transfer = readTransfer(request);
      const { callId, scenario, replacedCallId } = transfer;
      if (!timeline?.outcome || !schedule.hasListeners) {
        outcomeStore.set(callId, { kind: 'silent', scenario, delivered: 0, total: 0 });
        return;
      }

      const sequenceSeed = createSequenceSeed(callId);
      const nextFraction = createFractionSource(transferSeed ?? `${sequenceSeed}/times`);
      const planned = planDeliveries(timeline, transfer, nextFraction);
      const messages = writeMessages(planned, transfer, { appId, tenantId }, createGuidSource(sequenceSeed));
      const deliveries = createDeliveries(messages, { callId, tenantId, now });
      const plannedOutcome = outcomes[timeline.outcome](transfer);
      /** @type {MutableOutcome} */
      const outcome = { kind: 'pending', scenario, delivered: 0, total: planned.length };
      outcomeStore.set(callId, outcome);

      const record = directory.store(callId, { ...call, state: 'transferring' });
      start(record, {
        deliveries: deliveries.filter((_, index) => !planned[index]?.isLost),
        onDelivered(isTaken) {
          if (isTaken) outcome.delivered += 1;
        },
        onEnd() {
          record.call = plannedOutcome.kind === 'failed' ? { ...call, state: 'established' } : undefined;
          const endsReplacedCall = plannedOutcome.kind === 'completed' && !record.isForgotten;
          if (endsReplacedCall && replacedCallId !== undefined) directory.end(replacedCallId);
          Object.assign(outcome, plannedOutcome);
        },
      });
    },

    /**
     * Starts an incoming call.
     * @param {ListedCall} call
     * @param {{ now: number, tenantId: string }} origin
     */
    startIncomingCall({ id: callId, callType, state }, { now, tenantId }) {
      const record = directory.comeIn(callId, { callType, state });
      if (!schedule.hasListeners) return;

      const nextGuid = createGuidSource(createSequenceSeed(callId));
      const entries = createIncomingCallEntries({ callId, callType, state }, { appId, tenantId });
      const messages = entries.map(([offset, entry]) => ({ offset, body: writeBody(entry), messageId: nextGuid() }));
      const [incoming, established, ...others] = createDeliveries(messages, { callId, tenantId, now });
      if (!incoming) return;
      if (established) record.call = { callType, state: 'incoming' };
      let isFinal = !established;
      const setFinalState = () => {
        // Only once: a transfer may start as soon as the call is established.
        if (!isFinal) record.call = { callType, state };
        isFinal = true;
      };
      start(record, {
        deliveries: established ? [incoming, { ...established, onDue: setFinalState }, ...others] : [incoming],
        onDelivered() {},
        onEnd: setFinalState,
      });
    },
  };
}

/**
 * @param {readonly PlannedDelivery[]} planned
 * @param {SimulatedTransfer} transfer
 * @param {App} app
 * @param {() => string} nextGuid
 * @returns {Message[]}
 */
function writeMessages(planned, transfer, app, nextGuid) {
  let messageId = '';
  return planned.map(({ offset, notification, isRedelivery, isLegacy }) => {
    if (!isRedelivery) messageId = nextGuid();
    const entry = createTransferEntry(notification, transfer, app);
    const body = isLegacy ? writeLegacyBody(transfer.callId, entry) : writeBody(entry);
    return { offset, body, messageId };
  });
}
