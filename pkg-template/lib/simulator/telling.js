// @ts-check
/** Tells those who listen what becomes of calls, and notes what really does. */

import { endings } from './endings.js';
import { writeBody, writeLegacyBody } from './entries.js';
import { createFractionSource, createGuidSource } from './guid.js';
import { tellIncomingCall } from './incoming.js';
import { makePlan } from './plans.js';
import { shapes } from './shapes.js';
import { readTransfer } from './transfer.js';

/** @import { TransferRequest } from '../../types/index.js' */
/** @import { SimulatedCall } from '../../types/simulator.js' */
/** @import { CallDirectory, KnownCall } from './calls.js' */
/** @import { createComposer, Message } from './deliveries.js' */
/** @import { Planned } from './disturbances.js' */
/** @import { App } from './people.js' */
/** @import { Plan } from './plans.js' */
/** @import { Schedule } from './schedule.js' */
/** @import { Transfer } from './transfer.js' */
/** @import { createTruths, Truth } from './truths.js' */

/**
 * @param {object} context
 * @param {Plan | undefined} context.plan
 * @param {number | string} context.seed
 * @param {number | string | undefined} context.courseSeed
 * @param {string} context.appId
 * @param {CallDirectory} context.directory
 * @param {ReturnType<typeof createTruths>} context.truths
 * @param {Schedule} context.schedule
 * @param {ReturnType<typeof createComposer>} context.composer
 */
export function createTeller({ plan, seed, courseSeed, appId, directory, truths, schedule, composer }) {
  /** Other for each transfer, and the same when all is done again. @param {string} callId */
  const saltFor = (callId) => `${seed}/${callId}/${composer.count}`;

  return {
    /**
     * Begins a transfer that was accepted. What becomes of it is settled at once.
     *
     * @param {{ request: TransferRequest, call: KnownCall, tenantId: string, now: number }} accepted
     */
    beginTransfer({ request, call, tenantId, now }) {
      const transfer = readTransfer(request);
      const { callId, scenario, replacedCallId } = transfer;
      if (!plan?.ending || !schedule.isHeard) {
        truths.set(callId, { kind: 'silent', scenario, delivered: 0, total: 0 });
        return;
      }

      const salt = saltFor(callId);
      const planned = makePlan(plan, transfer, createFractionSource(courseSeed ?? `${salt}/times`));
      const messages = writeMessages(planned, transfer, { appId, tenantId }, createGuidSource(salt));
      const deliveries = composer.compose(messages, { callId, tenantId, now });
      const ending = endings[plan.ending](transfer);
      /** @type {Truth} */
      const truth = { kind: 'pending', scenario, delivered: 0, total: planned.length };
      truths.set(callId, truth);

      const record = directory.remember(callId, { ...call, state: 'transferring' });
      const end = schedule.begin({
        deliveries: deliveries.filter((_, index) => !planned[index]?.isLost),
        handed(isTaken) {
          if (isTaken) truth.delivered += 1;
        },
        over() {
          record.underWay.delete(end);
          record.call = ending.kind === 'failed' ? { ...call, state: 'established' } : undefined;
          const endsReplacedCall = ending.kind === 'completed' && !record.isForgotten;
          if (endsReplacedCall && replacedCallId !== undefined) directory.end(replacedCallId);
          Object.assign(truth, ending);
        },
      });
      record.underWay.add(end);
    },

    /**
     * @param {SimulatedCall} announced
     * @param {{ now: number, tenantId: string }} moment
     */
    announce({ id: callId, callType = 'peerToPeer', state = 'established' }, { now, tenantId }) {
      const record = directory.renew(callId, { callType, state });
      if (!schedule.isHeard) return;

      const nextGuid = createGuidSource(saltFor(callId));
      const told = tellIncomingCall({ callId, callType, state }, { appId, tenantId });
      const messages = told.map(([offset, entry]) => ({ offset, body: writeBody(entry), messageId: nextGuid() }));
      const [comesIn, isEstablished, ...others] = composer.compose(messages, { callId, tenantId, now });
      if (!comesIn) return;
      if (isEstablished) record.call = { callType, state: 'incoming' };
      let isSettled = !isEstablished;
      const settle = () => {
        // Once it is established, a transfer may begin.
        if (!isSettled) record.call = { callType, state };
        isSettled = true;
      };
      const end = schedule.begin({
        deliveries: isEstablished ? [comesIn, { ...isEstablished, begins: settle }, ...others] : [comesIn],
        handed() {},
        over() {
          record.underWay.delete(end);
          settle();
        },
      });
      record.underWay.add(end);
    },
  };
}

/**
 * @param {readonly Planned[]} planned
 * @param {Transfer} transfer
 * @param {App} app
 * @param {() => string} nextGuid
 * @returns {Message[]}
 */
function writeMessages(planned, transfer, app, nextGuid) {
  let messageId = '';
  return planned.map(({ offset, tells, delivery, form }) => {
    if (delivery !== 'again') messageId = nextGuid();
    const entry = shapes[tells](transfer, app);
    const body = form === 'legacy' ? writeLegacyBody(transfer.callId, entry) : writeBody(entry);
    return { offset, body, messageId };
  });
}
